import type { QueryClient } from '@tanstack/react-query'
import { call, type OperationName } from './client'

const readsOf: Record<string, OperationName[]> = {
  daily_production: ['GET /production', 'GET /production-ops/daily/{wellId}', 'GET /analytics/production'],
  well: ['GET /wells', 'GET /wells/{id}'],
}

let isOpen = false

/** Whether the server reports changes by itself; where it does not, a view that waits for something asks again. */
export const eventsAreLive = (): boolean => isOpen

/**
 * Listens to the server's changes and refreshes what is on screen, at most every two seconds.
 * The stream ends with the session's ticket; then the session is renewed and the stream opened again.
 */
export function followEvents(queries: QueryClient): () => void {
  let source: EventSource | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let flush: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  const stale = new Set<OperationName>()

  const refreshSoon = (operations: OperationName[]) => {
    for (const operation of operations) stale.add(operation)
    flush ??= setTimeout(() => {
      flush = undefined
      for (const operation of stale) void queries.invalidateQueries({ queryKey: [operation] })
      stale.clear()
    }, 2_000)
  }

  const open = () => {
    source = new EventSource('/api/v1/events')
    source.onopen = () => {
      isOpen = true
      failures = 0
    }
    source.addEventListener('change', (event) => {
      const { type } = parse(event.data)
      refreshSoon((typeof type === 'string' && readsOf[type]) || [])
    })
    source.addEventListener('import', () => {
      void queries.invalidateQueries({ queryKey: ['GET /imports/{id}'] })
      void queries.invalidateQueries({ queryKey: ['GET /imports'] })
    })
    source.addEventListener('resync', () => void queries.invalidateQueries())
    source.onerror = () => {
      isOpen = false
      if (source?.readyState !== EventSource.CLOSED) return
      failures += 1
      retry = setTimeout(() => void call('GET /auth/me').then(open, () => undefined), Math.min(60_000, 1_000 * 2 ** failures))
    }
  }

  open()
  return () => {
    source?.close()
    isOpen = false
    clearTimeout(retry)
    clearTimeout(flush)
  }
}

function parse(data: unknown): Record<string, unknown> {
  try {
    return JSON.parse(String(data)) as Record<string, unknown>
  } catch {
    return {}
  }
}
