import type { DailyProduction, Well } from '../../api/types'
import { Findings } from '../../production/Findings'
import { groupsFor } from '../../production/fields'
import { useNames } from '../../api/names'
import { ErrorState, Loaded, SkeletonRows } from '../../ui/states'
import { momentLabel } from '../../units/days'
import type { UnitSystem } from '../../units/units'
import { type Amendment, amendmentsOf } from './amendments'
import { useAmendments } from './queries'

/** What stands behind a day's numbers. */
export function DayDetails({ day, well, units }: { day: DailyProduction; well: Well; units: UnitSystem }) {
  const isAmended = day.rowVersion > 1
  const { amendments, present } = useAmendments(day.id ?? '', isAmended)
  return (
    <div className="max-w-3xl space-y-3 p-3 whitespace-normal sm:px-4">
      <Findings findings={day.findings} />
      {Boolean(day.downtimeHours) && (
        <p>
          <span className="text-muted">Down {day.downtimeHours} h</span>{' '}
          {day.downtime?.map((entry) => entry.reason).filter(Boolean).join(', ')}
        </p>
      )}
      {day.notes && (
        <p>
          <span className="text-muted">Notes</span> {day.notes}
        </p>
      )}
      {isAmended && (
        <div>
          <h3 className="text-xs font-medium text-muted">Amendments</h3>
          {present.error && <ErrorState error={present.error} onRetry={() => void present.refetch()} />}
          <Loaded query={amendments} loading={<SkeletonRows rows={2} />}>
            {(page) =>
              present.data ? (
                <Amendments list={amendmentsOf(page.items, present.data, groupsFor(well.wellType), units)} />
              ) : null
            }
          </Loaded>
        </div>
      )}
    </div>
  )
}

function Amendments({ list }: { list: readonly Amendment[] }) {
  const nameOf = useNames()
  return (
    <ol className="mt-1 space-y-2">
      {list.map((amendment) => (
        <li key={amendment.sequence}>
          <p>
            <span className="font-medium">{amendment.reason}</span>{' '}
            <span className="text-muted">
              {[momentLabel(amendment.at), nameOf(amendment.by)].filter(Boolean).join(' · ')}
            </span>
          </p>
          <ul className="figures text-muted">
            {amendment.changes.map((change) => (
              <li key={change.label}>
                {change.label}: <del className="decoration-line-strong">{change.from}</del> → <ins className="text-ink no-underline">{change.to}</ins>{' '}
                {change.unit}
              </li>
            ))}
            {amendment.changes.length === 0 && <li>No reading changed.</li>}
          </ul>
        </li>
      ))}
    </ol>
  )
}
