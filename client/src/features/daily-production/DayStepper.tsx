import { Button } from '../../ui/Button'
import { Icon } from '../../ui/icons'
import { addDays, type Day } from '../../units/days'

/** One day back, any day, one day on; never past the day that is running. */
export function DayStepper({ day, latest, onChange }: { day: Day; latest: Day; onChange: (day: Day) => void }) {
  return (
    <div className="flex items-center gap-1 max-sm:w-full">
      <Button aria-label="Day before" onClick={() => onChange(addDays(day, -1))} className="px-2.5 sm:px-2">
        <Icon name="left" />
      </Button>
      <input
        type="date"
        aria-label="Production day"
        value={day}
        max={latest}
        className="control figures text-center sm:w-40"
        onChange={(event) => event.target.value && event.target.value <= latest && onChange(event.target.value)}
      />
      <Button aria-label="Day after" disabled={day >= latest} onClick={() => onChange(addDays(day, 1))} className="px-2.5 sm:px-2">
        <Icon name="right" />
      </Button>
    </div>
  )
}
