import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { isProblem } from '../api/problem'
import { Button } from './Button'
import { Icon, type IconName } from './icons'

type Tone = 'info' | 'warn' | 'bad' | 'good'

const tones: Record<Tone, [box: string, icon: IconName]> = {
  info: ['border-line bg-sunken text-ink', 'info'],
  warn: ['border-warn/30 bg-warn-soft text-warn', 'warning'],
  bad: ['border-bad/30 bg-bad-soft text-bad', 'warning'],
  good: ['border-good/30 bg-good-soft text-good', 'check'],
}

export function Notice({ tone, title, children, action }: { tone: Tone; title?: string; children?: ReactNode; action?: ReactNode }) {
  const [box, icon] = tones[tone]
  return (
    <div role={tone === 'bad' ? 'alert' : 'status'} className={`flex gap-2.5 rounded-card border px-3 py-2.5 ${box}`}>
      <Icon name={icon} className="mt-px size-[18px]" />
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className={title ? 'mt-0.5 text-ink' : ''}>{children}</div>}
      </div>
      {action}
    </div>
  )
}

/** What went wrong in the server's own words, and the way on. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const problem = isProblem(error) ? error : undefined
  return (
    <Notice
      tone="bad"
      title={problem?.title ?? 'This view could not be shown'}
      action={onRetry && <Button onClick={onRetry}>Try again</Button>}
    >
      {problem?.detail !== problem?.title && <p>{problem?.detail}</p>}
      {!problem && <p>{error instanceof Error ? error.message : 'Unknown fault.'}</p>}
      {problem?.traceId && <p className="mt-1 text-xs text-muted">Trace {problem.traceId}</p>}
    </Notice>
  )
}

export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center px-6 py-12 text-center">
      <p className="font-medium">{title}</p>
      {children && <div className="mt-1 max-w-md text-muted">{children}</div>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  )
}

export function Skeleton({ className = '' }: { className?: string }) {
  return <div className={`animate-pulse rounded bg-sunken ${className}`} />
}

export function SkeletonRows({ rows = 6 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading" className="space-y-3 p-4">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} className="h-5" />
      ))}
    </div>
  )
}

interface LoadedProps<T> {
  query: UseQueryResult<T, Error>
  children: (data: T) => ReactNode
  loading?: ReactNode
  /** Shown in place of the content when the answer holds nothing. */
  empty?: ReactNode
  isEmpty?: (data: T) => boolean
}

/** Loading, error with retry, empty, content: the four states of every view. */
export function Loaded<T>({ query, children, loading = <SkeletonRows />, empty, isEmpty }: LoadedProps<T>) {
  if (query.isPending) return loading
  if (query.isError && query.data === undefined)
    return (
      <div className="p-4">
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </div>
    )
  const data = query.data as T
  if (empty !== undefined && isEmpty?.(data)) return empty
  return (
    <>
      {query.isError && (
        <div className="p-4">
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        </div>
      )}
      {children(data)}
    </>
  )
}
