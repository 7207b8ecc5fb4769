import { useApi } from '../../api/query'
import type { ProductionGroup } from '../../api/types'
import type { UnitSystem } from '../../units/units'
import { type Filters, formerSpan, scopeOf, type Span } from './filters'

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
  oil: number
  gas: number
  water: number
  boe: number
  /** Days recorded, over all wells. */
  days: number
  /** No group had a value of that product: nothing was measured, which is not zero. */
  measured: { oil: boolean; gas: boolean; water: boolean }
}

export function totalsOf(items: readonly ProductionGroup[]): Totals {
  const sum = (pick: (item: ProductionGroup) => number | null | undefined) =>
    items.reduce((total, item) => total + (pick(item) ?? 0), 0)
  const some = (pick: (item: ProductionGroup) => number | null | undefined) =>
    items.some((item) => pick(item) !== null && pick(item) !== undefined)
  return {
    oil: sum((item) => item.oilVolume), gas: sum((item) => item.gasVolume), water: sum((item) => item.waterVolume),
    boe: sum((item) => item.boe), days: sum((item) => item.dayCount),
    measured: { oil: some((item) => item.oilVolume), gas: some((item) => item.gasVolume), water: some((item) => item.waterVolume) },
  }
}
