import type { ProductionGroup } from '../../api/types'
import { Delta } from '../../ui/Delta'
import { daysBetween } from '../../units/days'
import { change, formatCompact, type UnitSystem, unitLabel } from '../../units/units'
import { pointsOf } from '../../production/chart'
import type { Interval, Span } from '../../production/spans'
import { totalsOf } from './queries'

interface KpiTilesProps {
  items: readonly ProductionGroup[]
  former: readonly ProductionGroup[] | undefined
  by: Interval
  span: Span
  units: UnitSystem
}

const tiles = [
  { name: 'Oil', tone: 'text-oil', total: 'oil', member: 'oilVolume', days: 'oilDayCount', quantity: 'liquid' },
  { name: 'Gas', tone: 'text-gas', total: 'gas', member: 'gasVolume', days: 'gasDayCount', quantity: 'gas' },
  { name: 'Water', tone: 'text-water', total: 'water', member: 'waterVolume', days: 'waterDayCount', quantity: 'liquid' },
  { name: 'Oil equivalent', tone: 'text-boe', total: 'boe', member: 'boe', days: 'dayCount', quantity: 'boe' },
] as const

/** What was made in the period, and against the same number of days before. Less water is not coloured as good or bad: it depends. */
export function KpiTiles({ items, former, by, span, units }: KpiTilesProps) {
  const now = totalsOf(items)
  const before = former && former.length > 0 ? totalsOf(former) : undefined
  const points = pointsOf(items, by)
  const calendarDays = span.from ? daysBetween(span.from, span.to) : undefined
  return (
    <dl className="grid grid-cols-2 gap-2 sm:gap-3 lg:grid-cols-4">
      {tiles.map(({ name, tone, total, member, days, quantity }) => {
        const moved = before && change(now[total], before[total])
        return (
          <div key={name} className="card relative overflow-hidden px-3 pt-2.5 pb-3 sm:px-4">
            <dt className="flex items-center gap-1.5 text-xs font-medium text-muted">
              <span className={`size-2 rounded-[2px] bg-current ${tone}`} /> {name}
            </dt>
            <dd className="mt-1">
              <span className="figures text-xl font-semibold tracking-tight sm:text-2xl">{formatCompact(now[total], 100_000_000)}</span>
              <span className="ml-1 text-xs text-muted">{unitLabel(quantity, units)}</span>
              {calendarDays !== undefined && now[total] !== null && calendarDays > 1 && (
                <span className="figures mt-0.5 block text-xs text-muted">{formatCompact(Math.round(now[total] / calendarDays))} a day</span>
              )}
              {former && (
                <span className="figures mt-0.5 block text-xs text-muted">
                  {moved === undefined ? (
                    'None before'
                  ) : (
                    <>
                      <Delta fraction={moved} /> vs prior {calendarDays === 1 ? 'day' : `${calendarDays} d`}
                    </>
                  )}
                </span>
              )}
            </dd>
            <Sparkline
              values={points.map(({ item }) => (item && item[days] > 0 ? item[member] : null))}
              className={`absolute top-9 right-3 max-sm:hidden lg:max-xl:hidden ${tone}`}
            />
          </div>
        )
      })}
    </dl>
  )
}

const width = 84
const height = 30

function Sparkline({ values, className }: { values: readonly (number | null)[]; className: string }) {
  const top = Math.max(...values.map((value) => value ?? 0))
  if (values.length < 3 || top <= 0) return null
  let isPen = false
  const path = values.map((value, index) => {
    if (value === null) {
      isPen = false
      return ''
    }
    const move = isPen ? 'L' : 'M'
    isPen = true
    return `${move}${((index / (values.length - 1)) * width).toFixed(1)} ${(height - 1 - (value / top) * (height - 2)).toFixed(1)}`
  })
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className={className}>
      <path d={path.join('')} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  )
}
