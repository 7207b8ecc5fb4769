import { useState } from 'react'
import { mayCloseMonths, useSession } from '../../api/session'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/icons'
import { Page } from '../../ui/Page'
import { LeasePicker } from '../../ui/Pickers'
import { ErrorState, Loaded } from '../../ui/states'
import { useUrlState } from '../../ui/useUrlState'
import { runningDay } from '../../units/days'
import { useUnits } from '../../units/UnitsProvider'
import { MonthDialog } from './MonthDialog'
import { monthsOf } from './months'
import { MonthTable } from './MonthTable'
import { type MonthAction, useClosings, useVolumes } from './queries'

/** Which months are open and which are closed: a closed one takes no more changes until it is reopened with a reason. */
export default function MonthsPage() {
  const me = useSession()
  const { units } = useUnits()
  const [search, change] = useUrlState()
  const [action, setAction] = useState<MonthAction>()
  const today = runningDay(new Date(), me.organization.timeZone, me.organization.gaugeTime)
  const thisYear = Number(today.slice(0, 4))
  const year = readYear(search.get('year'), thisYear)
  const lease = search.get('lease') ?? ''
  const closings = useClosings()
  const volumes = useVolumes(year, lease, units)
  const toYear = (to: number) => change({ year: to === thisYear ? undefined : String(to) }, { push: true })
  const months = monthsOf(year, today, lease, closings.data?.items ?? [], volumes.data?.items ?? [])
  const open = months.filter(({ state }) => state === 'open' || state === 'partly').length
  const asked = action && months.find(({ month }) => month === action.month)

  return (
    <Page
      title="Months"
      lead={closings.data && (open === 0 ? `Every month of ${year} that is over is closed` : `${open} ${open === 1 ? 'month' : 'months'} of ${year} open`)}
      actions={
        <div className="flex items-center gap-1">
          <Button aria-label="Year before" className="px-2.5" disabled={year <= 1900} onClick={() => toYear(year - 1)}>
            <Icon name="left" className="size-4" />
          </Button>
          <span className="figures min-w-16 text-center font-medium">{year}</span>
          <Button aria-label="Year after" className="px-2.5" disabled={year >= thisYear} onClick={() => toYear(year + 1)}>
            <Icon name="right" className="size-4" />
          </Button>
        </div>
      }
    >
      <div className="card">
        <div className="border-b border-line p-3">
          <p className="mb-1 text-xs font-medium text-muted">Lease</p>
          <LeasePicker value={lease} onChange={(id) => change({ lease: id })} className="sm:max-w-xs" />
        </div>
        {volumes.isError && (
          <div className="p-3">
            <ErrorState error={volumes.error} onRetry={() => void volumes.refetch()} />
          </div>
        )}
        <Loaded query={closings}>
          {() => <MonthTable months={months} lease={lease} units={units} canClose={mayCloseMonths(me)} onAsk={setAction} />}
        </Loaded>
      </div>
      {action && asked && <MonthDialog action={action} month={asked} units={units} onClose={() => setAction(undefined)} />}
    </Page>
  )
}

function readYear(text: string | null, thisYear: number): number {
  const year = Number(text)
  return text && Number.isInteger(year) && year >= 1900 && year <= thisYear ? year : thisYear
}
