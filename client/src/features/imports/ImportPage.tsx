import { Link, useParams } from 'wouter'
import { apiUrl } from '../../api/client'
import type { ImportFinding, ImportRun } from '../../api/types'
import { Button, buttonLook } from '../../ui/Button'
import { Icon } from '../../ui/icons'
import { Page } from '../../ui/Page'
import { ErrorState, Loaded, Notice } from '../../ui/states'
import { momentLabel } from '../../units/days'
import { formatFigure, words } from '../../units/units'
import { Answers } from './Answers'
import { ImportStatus } from './ImportStatus'
import { Preview } from './Preview'
import { isSettled, isWaiting, useCancellation, useImport } from './queries'

export default function ImportPage() {
  const { id } = useParams<{ id: string }>()
  const run = useImport(id)
  return (
    <Page
      title={run.data?.fileName ?? 'Import'}
      lead={
        run.data && [words(run.data.kind ?? 'import'), run.data.createdAt && momentLabel(run.data.createdAt)].filter(Boolean).join(' · ')
      }
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
      {isWaiting(run) && <Answers key={run.id} run={run} />}
      <FindingList findings={run.findings ?? []} />
      {run.preview && !isWaiting(run) && <Preview preview={run.preview} mapping={run.mapping} />}
    </div>
  )
}

function Progress({ run }: { run: ImportRun }) {
  const cancel = useCancellation(run.id)
  const isOver = isSettled(run)
  const share = isOver && run.status !== 'cancelled' && run.status !== 'failed' ? 1 : (run.progress ?? 0)
  const figures = [
    ['Read', run.rowsRead],
    ['Written', run.rowsWritten],
    ['Unchanged', run.rowsUnchanged],
    ['Rejected', run.rowsRejected],
  ] as const
  return (
    <section aria-label="Progress" className="card p-3 sm:p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <ImportStatus run={run} />
        <div className="flex gap-2">
          {Boolean(run.rowsRejected) && run.errorsUrl && (
            <a
              href={run.errorsUrl.startsWith('/') ? run.errorsUrl : apiUrl('/imports/{id}/errors', { id: run.id })}
              download
              className={buttonLook()}
            >
              <Icon name="download" className="size-4" /> Rejected rows
            </a>
          )}
          {!isOver && (
            <Button busy={cancel.isPending} onClick={() => cancel.mutate()}>
              Cancel
            </Button>
          )}
          {isOver && Boolean(run.rowsWritten) && (
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
        className="mt-3 h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className={`h-full rounded-full transition-[width] duration-500 ${run.status === 'failed' ? 'bg-bad' : 'bg-ink'}`}
          style={{ width: `${share * 100}%` }}
        />
      </div>
      <dl className="mt-3 grid grid-cols-2 gap-3 sm:grid-cols-4">
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt className="text-xs text-muted">{label}</dt>
            <dd className={`figures text-lg font-semibold ${label === 'Rejected' && value ? 'text-bad' : ''}`}>
              {formatFigure(value ?? 0)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const shownFindings = 50

function FindingList({ findings }: { findings: readonly ImportFinding[] }) {
  if (findings.length === 0) return null
  const isBad = findings.some((finding) => finding.severity === 'error')
  const isOnlyInfo = findings.every((finding) => finding.severity === 'info')
  return (
    <Notice tone={isBad ? 'bad' : isOnlyInfo ? 'info' : 'warn'} title={`${findings.length} finding${findings.length === 1 ? '' : 's'}`}>
      <ul className="space-y-0.5">
        {findings.slice(0, shownFindings).map((finding, index) => (
          <li key={index}>
            {finding.message}
            {(finding.row ?? finding.column) && (
              <span className="text-muted">
                {' '}
                {[finding.row && `row ${finding.row}`, finding.column && `column ${finding.column}`].filter(Boolean).join(', ')}
              </span>
            )}
          </li>
        ))}
      </ul>
      {findings.length > shownFindings && <p className="mt-1 text-muted">and {findings.length - shownFindings} more</p>}
    </Notice>
  )
}
