import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Answer, call } from '../../api/client'
import { useApi } from '../../api/query'
import type { DailyProduction } from '../../api/types'
import { addDays, type Day } from '../../units/days'
import type { UnitSystem } from '../../units/units'

const enterable = 'producing,shut_in,completed,temporarily_abandoned'
export const routeLimit = 300

/** The wells to visit, as far as the caller may see them, with what is recorded for the day. */
export function useRoute(lease: string, day: Day, units: UnitSystem) {
  const wells = useApi(
    'GET /wells',
    { query: { leaseId: lease, status: enterable, sort: 'wellName', limit: routeLimit } },
    { staleTime: 120_000, keepPrevious: true },
  )
  const recorded = useApi('GET /production', {
    query: { from: day, to: day, leaseId: lease, fields: 'wellId,productionDate', limit: 1000, units },
  })
  return {
    wells,
    route: wells.data?.items ?? [],
    isPartial: Boolean(wells.data?.nextCursor),
    isRead: wells.isSuccess && recorded.isSuccess,
    recorded: new Set(recorded.data?.items.map((day) => day.wellId)),
  }
}

export const useWell = (id: string) => useApi('GET /wells/{id}', { path: { id } }, { enabled: id !== '', staleTime: 120_000 })

export const useLimits = (wellId: string) =>
  useApi('GET /production/limits', { query: { wellId } }, { enabled: wellId !== '', staleTime: 600_000 })

const historyDays = 30

/** The day itself and the thirty before it. */
export const useRecentDays = (wellId: string, day: Day, units: UnitSystem) =>
  useApi(
    'GET /production-ops/daily/{wellId}',
    { path: { wellId }, query: { from: addDays(day, -historyDays), to: day, units, limit: historyDays + 1 } },
    { enabled: wellId !== '' },
  )

export function splitRecent(items: readonly DailyProduction[], day: Day) {
  const sorted = items.toSorted((a, b) => b.productionDate.localeCompare(a.productionDate))
  const before = sorted.filter((record) => record.productionDate < day)
  return { record: sorted.find((record) => record.productionDate === day), last: before[0], before }
}

export interface Save {
  body: DailyProduction
  /** The recorded state this changes; absent for a new day. */
  base: DailyProduction | undefined
  amendReason: string
}

export function useSaveDay(units: UnitSystem) {
  const queries = useQueryClient()
  return useMutation<DailyProduction, Error, Save>({
    mutationFn: ({ body, base, amendReason }) =>
      base?.id
        ? call('PUT /production/{id}', {
            path: { id: base.id },
            query: { units },
            body: { ...body, amendReason },
            ifMatch: base.rowVersion ?? '',
          })
        : call('POST /production', { query: { units }, body }),
    onSuccess: (record) => {
      for (const operation of ['GET /production', 'GET /analytics/production']) void queries.invalidateQueries({ queryKey: [operation] })
      // The answer is the newest state: shown at once, confirmed by the next read.
      const ofWell = ([operation, input]: readonly unknown[]) =>
        operation === 'GET /production-ops/daily/{wellId}' && (input as { path?: { wellId?: string } }).path?.wellId === record.wellId
      queries.setQueriesData<Answer<'GET /production-ops/daily/{wellId}'>>(
        { predicate: ({ queryKey }) => ofWell(queryKey) },
        (page) => page && { ...page, items: [record, ...page.items.filter((item) => item.productionDate !== record.productionDate)] },
      )
      void queries.invalidateQueries({ predicate: ({ queryKey }) => ofWell(queryKey) })
    },
  })
}

export const readDay = (id: string, units: UnitSystem) => call('GET /production/{id}', { path: { id }, query: { units } })
