import { useApi } from '../../api/query'
import type { ProductionGroup } from '../../api/types'
import type { UnitSystem } from '../../units/units'
import { measured, products } from '../../production/chart'
import { formerSpan, type Span } from '../../production/spans'
import { type Filters, scopeOf } from './filters'

function useProduction(groupBy: string, span: Span | undefined, filters: Filters, units: UnitSystem) {
  const query = { groupBy, from: span?.from, to: span?.to, units, ...scopeOf(filters) }
  return useApi('GET /analytics/production', { query }, { keepPrevious: true, enabled: span !== undefined, staleTime: 30_000 })
}

/** The three reads of the dashboard: by period, the period before, and by well, lease, field or region. */
export function useDashboard(filters: Filters, units: UnitSystem) {
  const periods = useProduction(filters.by, filters, filters, units)
  const former = useProduction(filters.by, formerSpan(filters), filters, units)
  const groups = useProduction(filters.group === 'period' ? filters.by : filters.group, filters, filters, units)
  return { periods, former, groups }
}

export interface Totals {
  /** Null where no day was measured, which is not zero. */
  oil: number | null
  gas: number | null
  water: number | null
  boe: number
  /** Days recorded, over all wells. */
  days: number
}

export function totalsOf(items: readonly ProductionGroup[]): Totals {
  const sum = (values: readonly (number | null)[]) =>
    values.reduce<number | null>((total, value) => (value === null ? total : (total ?? 0) + value), null)
  const [oil, gas, water] = products.map((product) => sum(items.map((item) => measured(item, product)))) as [
    number | null,
    number | null,
    number | null,
  ]
  return { oil, gas, water, boe: sum(items.map((item) => item.boe)) ?? 0, days: sum(items.map((item) => item.dayCount)) ?? 0 }
}
