import { useMemo } from 'react'
import { Link, useParams } from 'wouter'
import { dailyAddress, dashboardAddress } from '../../addresses'
import { isProblem } from '../../api/problem'
import { mayRecord, useSession } from '../../api/session'
import type { Well } from '../../api/types'
import { injected, products } from '../../production/chart'
import { takesInjection } from '../../production/fields'
import { ProductionChart } from '../../production/ProductionChart'
import { intervals, isShort, readView, scales } from '../../production/spans'
import { SpanPicker } from '../../production/SpanPicker'
import { buttonLook } from '../../ui/Button'
import { Icon } from '../../ui/icons'
import { Page } from '../../ui/Page'
import { Segments } from '../../ui/Segments'
import { EmptyState, Loaded } from '../../ui/states'
import { StatusBadge } from '../../ui/StatusBadge'
import { useUrlState } from '../../ui/useUrlState'
import { lastCompleteDay } from '../../units/days'
import { useUnits } from '../../units/UnitsProvider'
import { words } from '../../units/units'
import { DayTable } from './DayTable'
import { LastDay } from './LastDay'
import { StatusHistory } from './StatusHistory'
import { usePeriods, useWell } from './queries'
import { WellFacts } from './WellFacts'

/** Everything about one well: what it is, what it made, its days as they were recorded and amended. */
export default function WellPage() {
  const { id } = useParams<{ id: string }>()
  const well = useWell(id)
  if (isProblem(well.error) && [400, 404].includes(well.error.status)) return <NoSuchWell />
  return (
    <Page
      title={well.data?.wellName ?? 'Well'}
      lead={well.data && <Lead well={well.data} />}
      actions={well.data && <Actions well={well.data} />}
    >
      <Loaded query={well}>{(data) => <Content key={data.id} well={data} />}</Loaded>
    </Page>
  )
}

function Lead({ well }: { well: Well }) {
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <StatusBadge status={well.wellStatus} />
      {well.wellType && <span>{words(well.wellType)}</span>}
      <span className="figures">{well.apiNumberDisplay}</span>
    </span>
  )
}

function Actions({ well }: { well: Well }) {
  const canRecord = mayRecord(useSession())
  return (
    <>
      <Link href={dashboardAddress(well.id)} className={buttonLook()}>
        <Icon name="dashboard" className="size-4" /> On the dashboard
      </Link>
      {canRecord && (
        <Link href={dailyAddress(well.id)} className={buttonLook('primary')}>
          <Icon name="daily" className="size-4" /> Record a day
        </Link>
      )}
    </>
  )
}

function Content({ well }: { well: Well }) {
  const { organization } = useSession()
  const { units } = useUnits()
  const [search, change] = useUrlState()
  const view = useMemo(
    () => readView(search, lastCompleteDay(new Date(), organization.timeZone, organization.gaugeTime), '1y'),
    [search, organization],
  )
  const periods = usePeriods(well.id, view, units)
  return (
    <div className="space-y-3">
      <LastDay well={well} units={units} />
      <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 space-y-3">
          <section aria-label="Days shown" className="card p-2 sm:p-3">
            <SpanPicker view={view} change={change} />
          </section>
          <section aria-label="Production over time" className="card p-3 sm:p-4">
            <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
              <h2 className="font-semibold">{takesInjection(well.wellType) ? 'Injection' : 'Production'}</h2>
              <div className="flex flex-wrap gap-2">
                <Segments
                  label="Interval"
                  value={view.by}
                  options={intervals.filter(([by]) => by !== 'day' || isShort(view))}
                  onChange={(by) => change({ by })}
                />
                <Segments
                  label="Scale"
                  value={view.isLog ? 'log' : 'linear'}
                  options={scales}
                  onChange={(scale) => change({ scale: scale === 'log' ? 'log' : undefined })}
                />
              </div>
            </div>
            <Loaded
              query={periods}
              isEmpty={(data) => data.items.length === 0}
              empty={<EmptyState title="Nothing recorded in these days">Choose other days above.</EmptyState>}
            >
              {(data) => (
                <ProductionChart
                  items={data.items}
                  products={takesInjection(well.wellType) ? injected : products}
                  by={view.by}
                  span={view}
                  units={units}
                  isLog={view.isLog}
                />
              )}
            </Loaded>
          </section>
          <DayTable key={`${view.from} ${view.to}`} well={well} span={view} units={units} />
        </div>
        <div className="min-w-0 space-y-3">
          <WellFacts well={well} />
          <StatusHistory wellId={well.id} />
        </div>
      </div>
    </div>
  )
}

function NoSuchWell() {
  return (
    <Page title="Well">
      <div className="card">
        <EmptyState
          title="There is no such well in your view"
          action={
            <Link href="/wells" className={buttonLook()}>
              All wells
            </Link>
          }
        >
          It may belong to another operator, or not be assigned to you.
        </EmptyState>
      </div>
    </Page>
  )
}
