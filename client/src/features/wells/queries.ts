import { useApi } from '../../api/query'

export const statuses = [
  'planned',
  'permitted',
  'spudded',
  'drilling',
  'completing',
  'completed',
  'producing',
  'shut_in',
  'temporarily_abandoned',
  'abandoned',
  'plugged',
  'cancelled',
] as const

export interface WellFilters {
  q: string
  status: string
  lease: string
  sort: string
  cursor: string
}

export function readWellFilters(search: URLSearchParams): WellFilters {
  const text = (name: string) => search.get(name) ?? ''
  return { q: text('q'), status: text('status'), lease: text('lease'), sort: text('sort') || 'wellName', cursor: text('cursor') }
}

export const pageSize = 50

export const useWells = ({ q, status, lease, sort, cursor }: WellFilters) =>
  useApi('GET /wells', { query: { q, status, leaseId: lease, sort, cursor, limit: pageSize, total: true } }, { keepPrevious: true })
