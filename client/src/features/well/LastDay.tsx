import { Link } from 'wouter'
import { dailyAddress } from '../../addresses'
import type { DailyProduction, Well } from '../../api/types'
import { type EntryField, takesInjection, valueOf } from '../../production/fields'
import { Delta } from '../../ui/Delta'
import { Loaded, Skeleton } from '../../ui/states'
import { dayLabel } from '../../units/days'
import { change, formatFigure, type Quantity, type UnitSystem, unitLabel } from '../../units/units'
import { useNewestDays } from './queries'

interface Tile {
  name: string
  field: EntryField
  quantity: Quantity
  tone: string
}

const hours: Tile = { name: 'Hours on', field: 'hoursOn', quantity: 'hours', tone: 'text-boe' }
const produced: readonly Tile[] = [
  { name: 'Oil', field: 'oilVolume', quantity: 'liquid', tone: 'text-oil' },
  { name: 'Gas', field: 'gasVolume', quantity: 'gas', tone: 'text-gas' },
  { name: 'Water', field: 'waterVolume', quantity: 'liquid', tone: 'text-water' },
  hours,
]
const injected: readonly Tile[] = [
  { name: 'Injected', field: 'injectionVolume', quantity: 'liquid', tone: 'text-water' },
  { name: 'Tubing pressure', field: 'tubingPressure', quantity: 'pressure', tone: 'text-boe' },
  { name: 'Casing pressure', field: 'casingPressure', quantity: 'pressure', tone: 'text-boe' },
  hours,
]

/** The newest recorded day, held against the mean of up to seven before it. */
export function LastDay({ well, units }: { well: Well; units: UnitSystem }) {
  const newest = useNewestDays(well.id, units)
  return (
    <Loaded
      query={newest}
      loading={<Skeleton className="h-24" />}
      isEmpty={(page) => page.items.length === 0}
      empty={<p className="card p-4 text-muted">No day was recorded for this well yet.</p>}
    >
      {({ items: [last, ...before] }) => (
        <section aria-label="Last recorded day" className="card">
          <h2 className="px-3 pt-2.5 text-xs font-medium text-muted sm:px-4">
            Last recorded day:{' '}
            <Link href={dailyAddress(well.id, last!.productionDate)} className="text-ink underline underline-offset-2">
              {dayLabel(last!.productionDate)}
            </Link>
            {last!.isEstimated && ', estimated'}
          </h2>
          <dl className="grid grid-cols-2 lg:grid-cols-4">
            {(takesInjection(well.wellType) ? injected : produced).map((tile) => (
              <LastValue key={tile.field} tile={tile} last={last!} before={before} units={units} />
            ))}
          </dl>
        </section>
      )}
    </Loaded>
  )
}

function LastValue({ tile, last, before, units }: { tile: Tile; last: DailyProduction; before: readonly DailyProduction[]; units: UnitSystem }) {
  const value = valueOf(last, tile.field)
  const usual = mean(before.map((day) => valueOf(day, tile.field)))
  const moved = change(value, usual)
  return (
    <div className="px-3 pt-1.5 pb-3 sm:px-4">
      <dt className="flex items-center gap-1.5 text-xs font-medium text-muted">
        <span className={`size-2 rounded-[2px] bg-current ${tile.tone}`} /> {tile.name}
      </dt>
      <dd className="mt-0.5">
        <span className="figures text-xl font-semibold tracking-tight sm:text-2xl">{formatFigure(value)}</span>
        {value !== null && <span className="ml-1 text-xs text-muted">{unitLabel(tile.quantity, units)}</span>}
        {moved !== undefined && (
          <span className="figures mt-0.5 block text-xs text-muted">
            <Delta fraction={moved} /> vs 7-day mean
          </span>
        )}
      </dd>
    </div>
  )
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
}
