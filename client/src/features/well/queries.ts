import { useApi } from '../../api/query'
import type { Span, View } from '../../production/spans'
import type { UnitSystem } from '../../units/units'

export const useWell = (id: string) => useApi('GET /wells/{id}', { path: { id } }, { staleTime: 120_000 })

export const useStatusHistory = (id: string) => useApi('GET /wells/{id}/status-history', { path: { id } }, { staleTime: 120_000 })

/** The newest recorded day and those it is held against. */
export const useNewestDays = (wellId: string, units: UnitSystem) =>
  useApi('GET /production-ops/daily/{wellId}', { path: { wellId }, query: { sort: '-productionDate', limit: 8, units } })

export const usePeriods = (wellId: string, { from, to, by }: View, units: UnitSystem) =>
  useApi('GET /analytics/production', { query: { groupBy: by, wellId, from, to, units } }, { keepPrevious: true, staleTime: 30_000 })

/** The most that one list answers. */
export const mostDays = 1000

export const useDays = (wellId: string, { from, to }: Span, limit: number, units: UnitSystem) =>
  useApi(
    'GET /production-ops/daily/{wellId}',
    { path: { wellId }, query: { sort: '-productionDate', from, to, limit, total: true, units } },
    { keepPrevious: true },
  )

/** Former states are kept in field units; so is the present one they are held against. */
export function useAmendments(dayId: string, isAmended: boolean) {
  const amendments = useApi('GET /production/{id}/amendments', { path: { id: dayId } }, { enabled: isAmended })
  const present = useApi('GET /production/{id}', { path: { id: dayId }, query: { units: 'us' } }, { enabled: isAmended })
  return { amendments, present }
}
