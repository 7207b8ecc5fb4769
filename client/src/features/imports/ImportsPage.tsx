import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { mayImport, useSession } from '../../api/session'
import type { ImportRun } from '../../api/types'
import { Button } from '../../ui/Button'
import { CheckField, SelectField } from '../../ui/Field'
import { Page } from '../../ui/Page'
import { EmptyState, ErrorState, Loaded } from '../../ui/states'
import { cell, Head, numberCell, TableFrame } from '../../ui/Table'
import { useUrlState } from '../../ui/useUrlState'
import { momentLabel } from '../../units/days'
import { formatFigure, words } from '../../units/units'
import { DropZone } from './DropZone'
import { kinds } from './fields'
import { ImportStatus } from './ImportStatus'
import { type UploadOptions, useImports, useStartImport } from './queries'

export default function ImportsPage() {
  if (mayImport(useSession())) return <Imports />
  return (
    <Page title="Imports">
      <div className="card">
        <EmptyState title="Imports are not yours to start">Owners and managers import files. Ask one of them.</EmptyState>
      </div>
    </Page>
  )
}

function Imports() {
  const [search, change] = useUrlState()
  const imports = useImports(search.get('cursor') ?? '')
  return (
    <Page title="Imports" lead="Files become records through the same checks as typed days.">
      <div className="grid items-start gap-3 xl:grid-cols-[22rem_minmax(0,1fr)]">
        <NewImport />
        <section aria-label="Earlier imports" className="card min-w-0">
          <h2 className="p-3 font-semibold sm:px-4">Earlier imports</h2>
          <Loaded
            query={imports}
            isEmpty={(page) => page.items.length === 0}
            empty={<EmptyState title="No imports yet">The first file you drop appears here with its rows and findings.</EmptyState>}
          >
            {(page) => (
              <>
                <ImportTable runs={page.items} />
                {(page.nextCursor || search.get('cursor')) && (
                  <div className="flex justify-end gap-2 border-t border-line p-3">
                    <Button disabled={!search.get('cursor')} onClick={() => change({ cursor: undefined })}>
                      Newest
                    </Button>
                    <Button disabled={!page.nextCursor} onClick={() => change({ cursor: page.nextCursor ?? undefined }, { push: true })}>
                      Older
                    </Button>
                  </div>
                )}
              </>
            )}
          </Loaded>
        </section>
      </div>
    </Page>
  )
}

const units = [
  ['', 'As the file says'],
  ['us', 'US field (bbl, Mcf, psig)'],
  ['metric', 'Metric (m³, bar, °C)'],
] as const
const duplicates = [
  ['skip', 'Keep what is recorded'],
  ['amend', 'Amend with the file'],
] as const

function NewImport() {
  const [, go] = useLocation()
  const start = useStartImport()
  const [file, setFile] = useState<File>()
  const [options, setOptions] = useState<UploadOptions>({ kind: '', units: '', onDuplicate: 'skip', createMissing: true, dryRun: false })
  const set = (changes: Partial<UploadOptions>) => setOptions({ ...options, ...changes })
  return (
    <form
      aria-label="New import"
      className="card space-y-3 p-3 sm:p-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (file) start.mutate({ file, options }, { onSuccess: ({ id }) => go(`/imports/${id}`) })
      }}
    >
      <h2 className="font-semibold">New import</h2>
      {start.error && <ErrorState error={start.error} />}
      <DropZone file={file} onFile={setFile} />
      <SelectField label="Content" options={kinds} value={options.kind} onChange={(event) => set({ kind: event.target.value })} />
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-1">
        <SelectField label="Units" options={units} value={options.units} onChange={(event) => set({ units: event.target.value })} />
        <SelectField
          label="Days already recorded"
          options={duplicates}
          value={options.onDuplicate}
          onChange={(event) => set({ onDuplicate: event.target.value })}
        />
      </div>
      <div>
        <CheckField
          label="Make wells that are not there yet"
          checked={options.createMissing}
          onChange={(event) => set({ createMissing: event.target.checked })}
        />
        <CheckField
          label="Only try"
          hint="Checks every row and stores none."
          checked={options.dryRun}
          onChange={(event) => set({ dryRun: event.target.checked })}
        />
      </div>
      <Button type="submit" look="primary" className="w-full" disabled={!file} busy={start.isPending}>
        Start import
      </Button>
    </form>
  )
}

function ImportTable({ runs }: { runs: readonly ImportRun[] }) {
  return (
    <TableFrame label="Earlier imports">
      <thead>
        <tr>
          <Head>File</Head>
          <Head>Status</Head>
          <Head className="max-sm:hidden">Content</Head>
          <Head numeric>Written</Head>
          <Head numeric className="max-sm:hidden">
            Unchanged
          </Head>
          <Head numeric>Rejected</Head>
          <Head className="max-md:hidden">Started</Head>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id} className="hover:bg-hover">
            <td className={`${cell} max-w-48 truncate font-medium`}>
              <Link href={`/imports/${run.id}`} className="underline-offset-2 hover:underline">
                {run.fileName}
              </Link>
            </td>
            <td className={cell}>
              <ImportStatus run={run} />
            </td>
            <td className={`${cell} text-muted max-sm:hidden`}>{words(run.kind)}</td>
            <td className={numberCell}>{formatFigure(run.rowsWritten)}</td>
            <td className={`${numberCell} max-sm:hidden`}>{formatFigure(run.rowsUnchanged)}</td>
            <td className={`${numberCell} ${run.rowsRejected ? 'text-bad' : ''}`}>{formatFigure(run.rowsRejected)}</td>
            <td className={`${cell} whitespace-nowrap text-muted max-md:hidden`}>{momentLabel(run.createdAt)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
