import { useMemo } from 'react'
import { Link } from 'wouter'
import { wellAddress } from '../../addresses'
import { apiUrl } from '../../api/client'
import { mayImport, useSession } from '../../api/session'
import type { ProductionGroup } from '../../api/types'
import { Button, buttonLook } from '../../ui/Button'
import { Icon } from '../../ui/icons'
import { Page } from '../../ui/Page'
import { Segments } from '../../ui/Segments'
import { EmptyState, Loaded, Skeleton } from '../../ui/states'
import { useUrlState, withChanges } from '../../ui/useUrlState'
import { dayLabel, lastCompleteDay } from '../../units/days'
import { useUnits } from '../../units/UnitsProvider'
import { periodStart } from '../../production/chart'
import { ProductionChart } from '../../production/ProductionChart'
import { intervals, isShort, scales, spanOfPeriod } from '../../production/spans'
import { type Filters, groups, readFilters, scopeOf } from './filters'
import { FilterBar } from './FilterBar'
import { KpiTiles } from './KpiTiles'
import { Morning } from './Morning'
import { idOf, ProductionTable } from './ProductionTable'
import { useDashboard } from './queries'

export default function DashboardPage() {
  const { organization } = useSession()
  const { units } = useUnits()
  const [search, change] = useUrlState()
  const lastDay = lastCompleteDay(new Date(), organization.timeZone, organization.gaugeTime)
  const filters = useMemo(() => readFilters(search, lastDay), [search, lastDay])
  const { periods, former, groups: grouped } = useDashboard(filters, units)
  const offered = intervals.filter(([by]) => by !== 'day' || isShort(filters))
  const openPeriod = (period: string) => change(periodChanges(period, filters) ?? {}, { push: true })

  return (
    <Page title="Dashboard" lead={spanLabel(filters)} actions={<Exports filters={filters} units={units} />}>
      <FilterBar filters={filters} change={change} />
      <Loaded
        query={periods}
        loading={<LoadingDashboard />}
        isEmpty={(data) => data.items.length === 0}
        empty={<Nothing filters={filters} change={change} />}
      >
        {(data) => (
          <div className={`space-y-3 transition-opacity ${periods.isPlaceholderData ? 'opacity-60' : ''}`} aria-busy={periods.isFetching}>
            <KpiTiles items={data.items} former={former.data?.items} by={filters.by} span={filters} units={units} />
            <Morning filters={filters} day={lastDay} units={units} />
            <section aria-label="Production over time" className="card p-3 sm:p-4">
              <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
                <h2 className="font-semibold">Production</h2>
                <div className="flex gap-2">
                  <Segments label="Interval" value={filters.by} options={offered} onChange={(by) => change({ by })} />
                  <Segments
                    label="Scale"
                    value={filters.isLog ? 'log' : 'linear'}
                    options={scales}
                    onChange={(scale) => change({ scale: scale === 'log' ? 'log' : undefined })}
                  />
                </div>
              </div>
              <ProductionChart
                items={data.items}
                by={filters.by}
                span={filters}
                units={units}
                isLog={filters.isLog}
                onOpen={filters.by === 'month' || filters.by === 'year' ? openPeriod : undefined}
              />
            </section>
            <section aria-label="Production by group" className="card">
              <div className="flex flex-wrap items-center justify-between gap-2 p-3 sm:px-4">
                <h2 className="font-semibold">Totals</h2>
                <div className="max-w-full overflow-x-auto p-0.5">
                  <Segments
                    label="Totals by"
                    value={filters.group}
                    options={groups}
                    onChange={(group) => change({ group: group === 'well' ? undefined : group, sort: undefined })}
                  />
                </div>
              </div>
              <Loaded query={grouped}>
                {(table) => (
                  <ProductionTable
                    key={filters.group}
                    items={table.items}
                    group={filters.group}
                    by={filters.by}
                    units={units}
                    sort={filters.sort}
                    onSort={(sort) => change({ sort })}
                    hrefOf={(item) => hrefOf(item, filters, search)}
                  />
                )}
              </Loaded>
            </section>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

/** A row opens into what it sums: a well, a lease, the days of a month; the only well there is into its own page. */
function hrefOf(item: ProductionGroup, filters: Filters, search: URLSearchParams): string | undefined {
  const id = idOf[filters.group](item)
  if (filters.group === 'well' && id && id === filters.well) return wellAddress(id)
  const changes = filters.group === 'period' ? id && periodChanges(id, filters) : { [filters.group]: id ?? undefined, sort: undefined }
  return id && changes ? `/?${withChanges(search, changes)}` : undefined
}

function periodChanges(period: string, { by }: Filters) {
  const span = spanOfPeriod(periodStart(period), by)
  return span && { from: span.from, to: span.to, range: undefined, by: undefined }
}

const spanLabel = ({ from, to }: Filters) => (from ? `${dayLabel(from)} – ${dayLabel(to)}` : `Everything recorded up to ${dayLabel(to)}`)

function Exports({ filters, units }: { filters: Filters; units: string }) {
  const address = (format: string) =>
    apiUrl('/production/export', undefined, { format, from: filters.from, to: filters.to, units, ...scopeOf(filters) })
  return (
    <>
      {['csv', 'xlsx'].map((format) => (
        <a key={format} href={address(format)} download className={buttonLook()}>
          <Icon name="download" className="size-4" /> {format.toUpperCase()}
        </a>
      ))}
    </>
  )
}

function Nothing({ filters, change }: { filters: Filters; change: (changes: Record<string, string | undefined>) => void }) {
  const me = useSession()
  const showsAll = filters.range === 'all' && !Object.values(scopeOf(filters)).some(Boolean)
  return (
    <div className="card">
      <EmptyState
        title={showsAll ? 'Nothing recorded yet' : 'Nothing recorded in these days'}
        action={
          showsAll ? (
            mayImport(me) && (
              <Link href="/imports" className={buttonLook('primary')}>
                Import production
              </Link>
            )
          ) : (
            <Button onClick={() => change({ range: 'all', from: undefined, to: undefined, by: undefined })}>
              Show everything recorded
            </Button>
          )
        }
      >
        {showsAll ? 'Production appears here as soon as a day is recorded or a file is imported.' : 'Choose other days, or fewer filters.'}
      </EmptyState>
    </div>
  )
}

function LoadingDashboard() {
  return (
    <div role="status" aria-label="Loading" className="space-y-3">
      <div className="grid grid-cols-2 gap-2 sm:gap-3 lg:grid-cols-4">
        {[0, 1, 2, 3].map((tile) => (
          <Skeleton key={tile} className="h-24" />
        ))}
      </div>
      <Skeleton className="h-[520px]" />
    </div>
  )
}
