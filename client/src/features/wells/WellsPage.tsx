import { useState } from 'react'
import { Link } from 'wouter'
import { dailyAddress, wellAddress } from '../../addresses'
import { mayImport, mayRecord, useSession } from '../../api/session'
import type { Well } from '../../api/types'
import { LeasePicker } from '../../ui/Pickers'
import { Button } from '../../ui/Button'
import { SelectField } from '../../ui/Field'
import { Icon } from '../../ui/icons'
import { Page } from '../../ui/Page'
import { EmptyState, Loaded } from '../../ui/states'
import { StatusBadge } from '../../ui/StatusBadge'
import { cell, Head, SortHead, TableFrame } from '../../ui/Table'
import { useUrlState } from '../../ui/useUrlState'
import { absent, words } from '../../units/units'
import { pageSize, readWellFilters, statuses, useWells } from './queries'
import { SearchField } from './SearchField'

const statusChoices = [['', 'Any status'], ...statuses.map((status) => [status, words(status)] as const)] as const

export default function WellsPage() {
  const [search, change] = useUrlState()
  const filters = readWellFilters(search)
  const wells = useWells(filters)
  // Cursors only lead forward; the way back is the list of those already used.
  const [before, setBefore] = useState<string[]>([])

  const filter = (changes: Record<string, string | undefined>) => {
    setBefore([])
    change({ ...changes, cursor: undefined })
  }
  const isFiltered = Boolean(filters.q || filters.status || filters.lease)
  const total = wells.data?.total
  const canImport = mayImport(useSession())

  return (
    <Page
      title="Wells"
      lead={total === undefined || total === null ? undefined : `${total.toLocaleString('en-US')} ${isFiltered ? 'found' : 'in your view'}`}
    >
      <div className="card">
        <div className="grid gap-3 border-b border-line p-3 sm:grid-cols-[minmax(14rem,2fr)_minmax(10rem,1fr)_minmax(12rem,1fr)_auto] sm:items-end">
          <SearchField value={filters.q} onChange={(q) => filter({ q })} />
          <SelectField
            label="Status"
            options={statusChoices}
            value={filters.status}
            onChange={(event) => filter({ status: event.target.value })}
          />
          <div>
            <p className="mb-1 text-xs font-medium text-muted">Lease</p>
            <LeasePicker value={filters.lease} onChange={(lease) => filter({ lease })} />
          </div>
          <Button look="quiet" disabled={!isFiltered} className={isFiltered ? '' : 'max-sm:hidden'} onClick={() => filter({ q: undefined, status: undefined, lease: undefined })}>
            Reset
          </Button>
        </div>
        <Loaded
          query={wells}
          isEmpty={(page) => page.items.length === 0}
          empty={
            isFiltered ? (
              <EmptyState title="No well matches">Try fewer filters, or part of a name or API number.</EmptyState>
            ) : (
              <EmptyState
                title="No wells yet"
                action={
                  canImport && (
                    <Link href="/imports" className="underline">
                      Import a well list or production file
                    </Link>
                  )
                }
              />
            )
          }
        >
          {(page) => (
            <>
              <WellTable wells={page.items} sort={filters.sort} onSort={(sort) => filter({ sort })} />
              <footer className="flex items-center justify-between gap-3 border-t border-line p-3 text-muted">
                <span className="figures">
                  {page.items.length} shown, {pageSize} a page
                </span>
                <span className="flex gap-2">
                  <Button
                    disabled={!filters.cursor}
                    onClick={() => {
                      change({ cursor: before.at(-1) })
                      setBefore(before.slice(0, -1))
                    }}
                  >
                    <Icon name="left" className="size-4" /> {before.length || !filters.cursor ? 'Previous' : 'First page'}
                  </Button>
                  <Button
                    disabled={!page.nextCursor}
                    onClick={() => {
                      setBefore([...before, filters.cursor])
                      change({ cursor: page.nextCursor ?? undefined }, { push: true })
                    }}
                  >
                    Next <Icon name="right" className="size-4" />
                  </Button>
                </span>
              </footer>
            </>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

function WellTable({ wells, sort, onSort }: { wells: Well[]; sort: string; onSort: (sort: string) => void }) {
  const canRecord = mayRecord(useSession())
  return (
    <TableFrame label="Wells">
      <thead>
        <tr>
          <SortHead name="wellName" sort={sort} onSort={onSort}>
            Well
          </SortHead>
          <SortHead name="apiNumber" sort={sort} onSort={onSort} className="max-sm:hidden">
            API number
          </SortHead>
          <Head>Status</Head>
          <Head className="max-md:hidden">Type</Head>
          <Head className="max-sm:hidden">Lease</Head>
          <Head className="max-lg:hidden">Field</Head>
          <Head className="max-lg:hidden">Region</Head>
          <Head>
            <span className="sr-only">Open</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {wells.map((well) => (
          <tr key={well.id} className="hover:bg-hover">
            <td className={`${cell} font-medium`}>
              <Link href={wellAddress(well.id)} className="underline-offset-2 hover:underline">
                {well.wellName}
              </Link>
              <span className="block text-xs font-normal text-muted sm:hidden">
                <span className="figures whitespace-nowrap">{well.apiNumberDisplay}</span> {well.leaseName}
              </span>
            </td>
            <td className={`${cell} figures whitespace-nowrap max-sm:hidden`}>{well.apiNumberDisplay ?? absent}</td>
            <td className={cell}>
              <StatusBadge status={well.wellStatus} />
            </td>
            <td className={`${cell} text-muted max-md:hidden`}>{words(well.wellType)}</td>
            <td className={`${cell} max-sm:hidden`}>{well.leaseName ?? absent}</td>
            <td className={`${cell} max-lg:hidden`}>{well.fieldName ?? absent}</td>
            <td className={`${cell} text-muted max-lg:hidden`}>{well.regionName ?? absent}</td>
            <td className={`${cell} py-0.5 text-right`}>
              {canRecord && (
                <Link
                  href={dailyAddress(well.id)}
                  aria-label={`Record a day of ${well.wellName}`}
                  className="inline-grid size-11 sm:size-8 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink"
                >
                  <Icon name="daily" className="size-[18px]" />
                </Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
