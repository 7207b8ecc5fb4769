import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { dailyAddress, wellAddress } from '../../addresses'
import { useApi } from '../../api/query'
import { mayRecord, useSession } from '../../api/session'
import type { DailyProduction } from '../../api/types'
import { Loaded, Skeleton } from '../../ui/states'
import { type Day, weekdayLabel } from '../../units/days'
import type { UnitSystem } from '../../units/units'
import { type Filters, scopeOf } from './filters'
import { morningOf } from './morning'

const most = 1000

function useMorning(filters: Filters, day: Day, units: UnitSystem) {
  const { leaseId, fieldId, regionId } = scopeOf(filters)
  const isOneWell = filters.well !== ''
  const wells = useApi(
    'GET /wells',
    { query: { status: 'producing', leaseId, fieldId, regionId, fields: 'wellName', sort: 'wellName', limit: most } },
    { enabled: !isOneWell, keepPrevious: true, staleTime: 120_000 },
  )
  const fields = 'wellId,wellName,productionDate,downtimeHours,downtime,findings'
  const days = useApi(
    'GET /production',
    { query: { from: day, to: day, leaseId, fieldId, regionId, fields, limit: most, units } },
    { enabled: !isOneWell, keepPrevious: true, staleTime: 30_000 },
  )
  return { wells, days, isOneWell }
}

/** The last complete day: which wells did not report, which stood still, which look odd; each a press away. */
export function Morning({ filters, day, units }: { filters: Filters; day: Day; units: UnitSystem }) {
  const { wells, days, isOneWell } = useMorning(filters, day, units)
  const canRecord = mayRecord(useSession())
  if (isOneWell) return null
  return (
    <section aria-label="Last complete day" className="card">
      <Loaded query={wells} loading={<Skeleton className="h-28" />}>
        {(producing) => (
          <Loaded query={days} loading={<Skeleton className="h-28" />}>
            {(recorded) => {
              const { missing, down, flagged, reported } = morningOf(producing.items, recorded.items)
              return (
                <>
                  <div className="flex flex-wrap items-baseline justify-between gap-x-4 px-3 pt-3 sm:px-4">
                    <h2 className="font-semibold">{weekdayLabel(day)}</h2>
                    <p className="figures text-xs text-muted">
                      {reported} of {producing.items.length} producing wells reported
                      {producing.nextCursor && ', of the first thousand'}
                    </p>
                  </div>
                  <div className="grid gap-px sm:grid-cols-3">
                    <Matters
                      title="Not reported"
                      items={missing.map((well) => ({
                        id: well.id,
                        name: well.wellName,
                        href: canRecord ? dailyAddress(well.id, day) : wellAddress(well.id),
                      }))}
                      none="Every producing well reported."
                    />
                    <Matters
                      title="Down"
                      items={down.map((one) => ({ ...linkOf(one), note: downtimeOf(one) }))}
                      none="No downtime recorded."
                    />
                    <Matters
                      title="Worth a look"
                      items={flagged.map((one) => ({
                        ...linkOf(one),
                        note: one.findings?.find(({ severity }) => severity !== 'info')?.message,
                      }))}
                      none="Nothing looks odd."
                    />
                  </div>
                </>
              )
            }}
          </Loaded>
        )}
      </Loaded>
    </section>
  )
}

const linkOf = (day: DailyProduction) => ({
  id: day.wellId,
  name: day.wellName ?? '',
  href: dailyAddress(day.wellId, day.productionDate),
})

const downtimeOf = (day: DailyProduction): ReactNode =>
  [`${day.downtimeHours} h`, ...(day.downtime ?? []).map(({ reason }) => reason)].filter(Boolean).join(' · ')

interface Item {
  id: string
  name: string
  href: string
  note?: ReactNode
}

const atFirst = 4

function Matters({ title, items, none }: { title: string; items: readonly Item[]; none: string }) {
  const [isAll, setAll] = useState(false)
  const shown = isAll ? items : items.slice(0, atFirst)
  return (
    <div className="min-w-0 px-3 pt-2 pb-3 sm:px-4">
      <h3 className="flex items-baseline gap-2 text-xs font-medium text-muted">
        {title}
        <span className={`figures text-base font-semibold ${items.length > 0 ? 'text-ink' : 'text-muted'}`}>{items.length}</span>
      </h3>
      {items.length === 0 && <p className="text-muted">{none}</p>}
      <ul>
        {shown.map((item) => (
          <li key={item.id} className="flex min-w-0 items-baseline gap-2 py-0.5">
            <Link href={item.href} className="py-0.5 font-medium whitespace-nowrap underline-offset-2 hover:underline">
              {item.name}
            </Link>
            {item.note && (
              <span className="min-w-0 truncate text-xs text-muted" title={String(item.note)}>
                {item.note}
              </span>
            )}
          </li>
        ))}
      </ul>
      {items.length > atFirst && (
        <button
          type="button"
          aria-expanded={isAll}
          onClick={() => setAll(!isAll)}
          className="mt-0.5 py-1.5 text-xs text-muted underline underline-offset-2 hover:text-ink"
        >
          {isAll ? 'Show fewer' : `Show all ${items.length}`}
        </button>
      )}
    </div>
  )
}
