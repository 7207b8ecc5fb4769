import { Loaded } from '../../ui/states'
import { StatusBadge } from '../../ui/StatusBadge'
import { momentDayLabel } from '../../units/days'
import { useStatusHistory } from './queries'

/** The statuses the well went through, the present one first. */
export function StatusHistory({ wellId }: { wellId: string }) {
  const history = useStatusHistory(wellId)
  return (
    <section aria-label="Status history" className="card p-3 sm:p-4">
      <h2 className="font-semibold">Status history</h2>
      <Loaded
        query={history}
        isEmpty={(page) => page.items.length === 0}
        empty={<p className="mt-2 text-muted">No status was recorded yet.</p>}
      >
        {(page) => (
          <ol className="mt-2 space-y-2">
            {page.items
              .toSorted((a, b) => b.startTime.localeCompare(a.startTime))
              .map((period) => (
                <li key={period.id} className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3">
                  <span className="figures text-muted">{momentDayLabel(period.startTime)}</span>
                  <span>
                    <StatusBadge status={period.status} />
                    {period.reason && <span className="mt-0.5 block text-muted">{period.reason}</span>}
                  </span>
                </li>
              ))}
          </ol>
        )}
      </Loaded>
    </section>
  )
}
