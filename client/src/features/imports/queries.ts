import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, readText } from '../../api/client'
import { eventsAreLive } from '../../api/events'
import { useApi } from '../../api/query'
import type { ImportOptions, ImportRun } from '../../api/types'
import { rejectionsOf } from './rejected'

export const isSettled = ({ status }: ImportRun): boolean =>
  status === 'completed' || status === 'completed_with_errors' || status === 'failed' || status === 'cancelled'
export const isWaiting = ({ status }: ImportRun): boolean => status === 'needs_input'

export const useImports = (cursor: string) => useApi('GET /imports', { query: { limit: 25, cursor } }, { keepPrevious: true })

/** One import, refreshed by the server's events; where none arrive it is asked for every second and a half. */
export function useImport(id: string) {
  const first = useApi('GET /imports/{id}', { path: { id } })
  const isRunning = first.data !== undefined && !isSettled(first.data) && !isWaiting(first.data)
  return useApi(
    'GET /imports/{id}',
    { path: { id } },
    { refetchInterval: isRunning ? (eventsAreLive() ? 3_000 : 1_500) : false, staleTime: 1_000 },
  )
}

/** More rejected rows than this are a matter for the downloaded file. */
const maxRowsExplained = 5_000

export const useRejections = ({ errorsUrl, rowsRejected }: ImportRun) =>
  useQuery({
    queryKey: ['rejected rows', errorsUrl, rowsRejected],
    queryFn: async ({ signal }) => rejectionsOf(await readText(errorsUrl!, signal)),
    enabled: Boolean(errorsUrl) && rowsRejected <= maxRowsExplained,
    staleTime: Infinity,
  })

export interface UploadOptions {
  kind: string
  units: string
  onDuplicate: string
  createMissing: boolean
  dryRun: boolean
}

export function useStartImport() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ file, options }: { file: File; options: UploadOptions }) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(options)) if (value !== '' && value !== false) body.set(name, String(value))
      // Last, so that the server knows the options before the first byte of the file arrives.
      body.set('file', file)
      return call('POST /imports', { body })
    },
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['GET /imports'] }),
  })
}

function useChange<T>(id: string, change: (input: T) => Promise<unknown>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['GET /imports/{id}', { path: { id } }] })
      void queries.invalidateQueries({ queryKey: ['GET /imports'] })
    },
  })
}

export const useAnswers = (id: string) => useChange(id, (body: ImportOptions) => call('PUT /imports/{id}/answers', { path: { id }, body }))

export const useCancellation = (id: string) => useChange<void>(id, () => call('POST /imports/{id}/cancellation', { path: { id } }))
