import type { QueryClient } from '@tanstack/react-query'
import { call, type OperationName } from './client'
import { isProblem } from './problem'

/** Which reads a change makes stale. A change is named "subject.what_happened". */
const readsOf: Record<string, readonly OperationName[]> = {
  daily_production: [
    'GET /production',
    'GET /production-ops/daily/{wellId}',
    'GET /production/{id}',
    'GET /production/{id}/amendments',
    'GET /analytics/production',
  ],
  well: ['GET /wells', 'GET /wells/{id}', 'GET /wells/{id}/status-history'],
  month: ['GET /production/months'],
  import: ['GET /imports', 'GET /imports/{id}'],
}

/** Many changes in a row are one refresh. */
export const gatherMs = 1_000

let isOpen = false

/** Whether the server reports changes by itself; where it does not, a view that waits for something asks again. */
export const eventsAreLive = (): boolean => isOpen

/**
 * Listens to the server's changes and refreshes what is on screen. The stream ends with the session's ticket; then the session is
 * renewed, the stream opened again and everything read again, because changes meanwhile went unheard.
 */
export function followEvents(queries: QueryClient): () => void {
  let source: EventSource
  let retry: ReturnType<typeof setTimeout> | undefined
  let flush: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let hasMissed = false
  let isStopped = false
  const stale = new Set<OperationName>()

  const refreshSoon = (operations: readonly OperationName[]) => {
    for (const operation of operations) stale.add(operation)
    if (stale.size === 0) return
    flush ??= setTimeout(() => {
      flush = undefined
      for (const operation of stale) void queries.invalidateQueries({ queryKey: [operation] })
      stale.clear()
    }, gatherMs)
  }

  const open = () => {
    source = new EventSource('/api/v1/events')
    source.addEventListener('ready', () => {
      isOpen = true
      failures = 0
      if (hasMissed) void queries.invalidateQueries()
      hasMissed = false
    })
    source.addEventListener('change', (event) => refreshSoon(readsOf[subjectOf(event.data)] ?? []))
    source.addEventListener('import', () => refreshSoon(readsOf.import ?? []))
    source.addEventListener('resync', () => void queries.invalidateQueries())
    source.onerror = () => {
      isOpen = false
      hasMissed = true
      // Still connecting: the browser tries again by itself. Closed: it was refused, most often for an old ticket.
      if (source.readyState !== EventSource.CLOSED) return
      openLater()
    }
  }

  // Who may not sign in any more is sent away by the views; whatever else went wrong may pass.
  const openLater = () => {
    failures += 1
    const wait = Math.min(60_000, 1_000 * 2 ** failures)
    retry = setTimeout(() => {
      void call('GET /auth/me').then(
        () => isStopped || open(),
        (error: unknown) => isStopped || (isProblem(error) && error.status === 401) || openLater(),
      )
    }, wait)
  }

  open()
  return () => {
    isStopped = true
    source.close()
    isOpen = false
    clearTimeout(retry)
    clearTimeout(flush)
  }
}

function subjectOf(data: unknown): string {
  try {
    const { type } = JSON.parse(String(data)) as { type?: unknown }
    return String(type).split('.')[0] ?? ''
  } catch {
    return ''
  }
}
