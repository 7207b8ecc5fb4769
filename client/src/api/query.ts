import { MutationCache, QueryCache, QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { type Answer, type Call, call, type OperationName } from './client'
import { isProblem } from './problem'

export interface QueryOptions {
  enabled?: boolean
  /** Keeps the former answer on screen while the next one loads. */
  keepPrevious?: boolean
  refetchInterval?: number | false
  staleTime?: number
}

/** A read of the API; its key is the operation and its input, so a change event refreshes by operation. */
export function useApi<K extends OperationName>(
  operation: K,
  input: Omit<Call<K>, 'signal'> = {},
  options: QueryOptions = {},
): UseQueryResult<Answer<K>, Error> {
  const { keepPrevious, ...rest } = options
  return useQuery<Answer<K>, Error>({
    queryKey: [operation, input],
    queryFn: ({ signal }) => call(operation, { ...input, signal } as Call<K>),
    ...(keepPrevious ? { placeholderData: (previous) => previous } : {}),
    ...rest,
  })
}

export const sessionKey = ['GET /auth/me', {}] as const

export function createQueryClient(): QueryClient {
  // A session that ended shows at the first refused call: asking who we are then leads to the sign-in.
  const onError = (error: Error, operation?: unknown) => {
    if (isProblem(error) && error.status === 401 && operation !== sessionKey[0] && queries.getQueryData(sessionKey))
      void queries.invalidateQueries({ queryKey: sessionKey })
  }
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error, query) => onError(error, query.queryKey[0]) }),
    mutationCache: new MutationCache({ onError: (error) => onError(error) }),
    defaultOptions: {
      // Without a network a request fails and says so; the library's own way is to wait in silence.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && isProblem(error) && error.retryable,
        refetchOnWindowFocus: false,
      },
    },
  })
  return queries
}
