import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/client'
import { useApi } from '../../api/query'
import type { UnitSystem } from '../../units/units'

export const useClosings = () => useApi('GET /production/months', {}, { staleTime: 60_000 })

export const useVolumes = (year: number, lease: string, units: UnitSystem) =>
  useApi(
    'GET /analytics/production',
    { query: { groupBy: 'month', from: `${year}-01-01`, to: `${year}-12-31`, leaseId: lease, units } },
    { keepPrevious: true, staleTime: 30_000 },
  )

/** Names for closings of single leases; read only where there are any. */
export function useLeaseNames(isNeeded: boolean): (id: string) => string {
  const leases = useApi('GET /leases', { query: { limit: 1000, fields: 'leaseName' } }, { enabled: isNeeded, staleTime: 300_000 })
  return (id) => leases.data?.items.find((lease) => lease.id === id)?.leaseName ?? 'one lease'
}

export interface MonthAction {
  kind: 'close' | 'reopen'
  month: string
  /** Empty for all leases. */
  lease: string
}

export function useMonthAction() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ kind, month, lease, reason }: MonthAction & { reason: string }) => {
      const input = { path: { month }, body: { leaseId: lease || null, reason: reason || null } }
      if (kind === 'close') await call('POST /production/months/{month}/closing', input)
      else await call('DELETE /production/months/{month}/closing', input)
    },
    // Also after a refusal: somebody else may have been faster.
    onSettled: () => queries.invalidateQueries({ queryKey: ['GET /production/months'] }),
  })
}
