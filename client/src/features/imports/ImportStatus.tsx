import type { ImportRun } from '../../api/types'
import { StatusBadge } from '../../ui/StatusBadge'
import { isSettled, isWaiting } from './queries'

export function ImportStatus({ run }: { run: ImportRun }) {
  if (isWaiting(run)) return <StatusBadge status="waiting for answers" tone="waiting" />
  if (run.status === 'failed') return <StatusBadge status={run.status} tone="failed" />
  return (
    <StatusBadge
      status={run.status}
      {...(isSettled(run) && run.status !== 'cancelled' && { tone: run.rowsRejected > 0 ? 'waiting' : 'done' })}
    />
  )
}
