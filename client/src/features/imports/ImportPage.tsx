import { Link, useParams } from 'wouter'
import type { Finding, ImportRun } from '../../api/types'
import { Button, buttonLook } from '../../ui/Button'
import { Icon } from '../../ui/icons'
import { Page } from '../../ui/Page'
import { ErrorState, Loaded, Notice } from '../../ui/states'
import { momentLabel } from '../../units/days'
import { formatFigure, words } from '../../units/units'
import { Answers } from './Answers'
import { ImportStatus } from './ImportStatus'
import { Preview } from './Preview'
import { RejectedRows } from './RejectedRows'
import { isSettled, isWaiting, useCancellation, useImport } from './queries'

export default function ImportPage() {
  const { id } = useParams<{ id: string }>()
  const run = useImport(id)
  return (
    <Page
      title={run.data?.fileName ?? 'Import'}
      lead={run.data && `${words(run.data.kind ?? 'import')} · ${momentLabel(run.data.createdAt)}`}
      actions={
        <Link href="/imports" className={buttonLook('quiet')}>
          <Icon name="left" className="size-4" /> All imports
        </Link>
      }
    >
      <Loaded query={run}>{(data) => <Run run={data} />}</Loaded>
    </Page>
  )
}

function Run({ run }: { run: ImportRun }) {
  return (
    <div className="space-y-3">
      <Progress run={run} />
      {run.error && <Notice tone="bad" title={run.error} />}
      {run.options.dryRun && isSettled(run) && <Notice tone="info" title="Only tried: nothing was stored." />}
      {isWaiting(run) && <Answers key={run.id} run={run} />}
      <FindingList findings={run.findings} />
      {isSettled(run) && <RejectedRows run={run} />}
      {run.preview && (!isWaiting(run) || run.preview.fields.length === 0) && <Preview preview={run.preview} />}
    </div>
  )
}

function Progress({ run }: { run: ImportRun }) {
  const cancel = useCancellation(run.id)
  const isOver = isSettled(run)
  const share = isOver && run.status !== 'cancelled' && run.status !== 'failed' ? 1 : run.progress
  const figures = [
    ['Read', run.rowsRead],
    ['Written', run.rowsWritten],
    ['Unchanged', run.rowsUnchanged],
    ['Rejected', run.rowsRejected],
    ...(run.wellsCreated > 0 ? ([['Wells made', run.wellsCreated]] as const) : []),
  ] as const
  return (
    <section aria-label="Progress" className="card p-3 sm:p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="flex items-center gap-2.5">
          <ImportStatus run={run} />
          {!isOver && share > 0 && <span className="figures font-medium">{Math.floor(share * 100)}%</span>}
        </p>
        <div className="flex gap-2">
          {run.errorsUrl && (
            <a href={run.errorsUrl} download className={buttonLook()}>
              <Icon name="download" className="size-4" /> Rejected rows
            </a>
          )}
          {!isOver && (
            <Button busy={cancel.isPending} onClick={() => cancel.mutate()}>
              Cancel
            </Button>
          )}
          {isOver && run.rowsWritten > 0 && !run.options.dryRun && (
            <Link href="/?range=all" className={buttonLook('primary')}>
              Open the dashboard
            </Link>
          )}
        </div>
      </div>
      {cancel.error && (
        <div className="mt-3">
          <ErrorState error={cancel.error} />
        </div>
      )}
      <div
        role="progressbar"
        aria-label="Import"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        className="mt-3 h-2 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className={`h-full rounded-full transition-[width] duration-500 ${run.status === 'failed' ? 'bg-bad' : 'bg-ink'}`}
          style={{ width: `${share * 100}%` }}
        />
      </div>
      <dl className="mt-3 grid grid-cols-2 gap-3 sm:grid-cols-4 lg:grid-cols-5">
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt className="text-xs text-muted">{label}</dt>
            <dd className={`figures text-lg font-semibold ${label === 'Rejected' && value ? 'text-bad' : ''}`}>{formatFigure(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const shownFindings = 50

function FindingList({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null
  const isBad = findings.some((finding) => finding.severity === 'error')
  const isOnlyInfo = findings.every((finding) => finding.severity === 'info')
  return (
    <Notice tone={isBad ? 'bad' : isOnlyInfo ? 'info' : 'warn'} title={`${findings.length} finding${findings.length === 1 ? '' : 's'}`}>
      <ul className="space-y-0.5">
        {findings.slice(0, shownFindings).map((finding, index) => (
          <li key={index}>
            {finding.message}
            {finding.pointer && <span className="text-muted"> {finding.pointer.replace(/^#\//, '')}</span>}
          </li>
        ))}
      </ul>
      {findings.length > shownFindings && <p className="mt-1 text-muted">and {findings.length - shownFindings} more</p>}
    </Notice>
  )
}
