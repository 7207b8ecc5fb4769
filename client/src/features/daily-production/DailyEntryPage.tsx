import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { wellAddress } from '../../addresses'
import { mayRecord, useSession } from '../../api/session'
import type { DailyProduction, Finding, Well } from '../../api/types'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/icons'
import { Page } from '../../ui/Page'
import { LeasePicker, WellPicker } from '../../ui/Pickers'
import { EmptyState, ErrorState, Loaded, Notice, SkeletonRows } from '../../ui/states'
import { StatusBadge } from '../../ui/StatusBadge'
import { useUrlState, withChanges } from '../../ui/useUrlState'
import { dayLabel, isDay, lastCompleteDay, runningDay } from '../../units/days'
import { useUnits } from '../../units/UnitsProvider'
import { DayStepper } from './DayStepper'
import { EntryForm } from './EntryForm'
import { Findings } from '../../production/Findings'
import { splitRecent, useLimits, useRecentDays, useRoute, useWell } from './queries'
import { RecentDays } from './RecentDays'
import { RouteList } from './RouteList'

interface Saved {
  wellId: string
  wellName: string
  day: string
  findings: Finding[]
}

export default function DailyEntryPage() {
  const { organization } = useSession()
  const { units } = useUnits()
  const [search, change] = useUrlState()
  const [saved, setSaved] = useState<Saved>()
  const now = new Date()
  const latest = runningDay(now, organization.timeZone, organization.gaugeTime)
  const asked = search.get('date')
  const day = isDay(asked) && asked <= latest ? asked : lastCompleteDay(now, organization.timeZone, organization.gaugeTime)
  const lease = search.get('lease') ?? ''
  const { wells, route, isRead, isPartial, recorded } = useRoute(lease, day, units)
  const wellId = search.get('well') ?? ''
  const first = (route.find((one) => !recorded.has(one.id)) ?? route[0])?.id
  // The round begins where it stopped; written down, so that saving does not move it on by itself.
  useEffect(() => {
    if (wellId === '' && isRead && first) change({ well: first })
  }, [wellId, isRead, first, change])
  const well = useWell(wellId)
  const position = route.findIndex((one) => one.id === wellId)
  const nextWell = position >= 0 ? route[position + 1] : undefined
  const open = (one: Well | undefined) => one && change({ well: one.id, date: day }, { push: true })

  const onSaved = (record: DailyProduction, goOn: boolean) => {
    setSaved({ wellId, wellName: well.data?.wellName ?? '', day: record.productionDate, findings: record.findings ?? [] })
    if (goOn && nextWell) {
      open(nextWell)
      window.scrollTo({ top: 0 })
    }
  }
  const done = route.filter((one) => recorded.has(one.id)).length

  return (
    <Page
      title="Daily entry"
      lead={route.length > 0 ? `${done} of ${route.length} wells recorded for ${dayLabel(day)}` : dayLabel(day)}
      actions={<DayStepper day={day} latest={latest} onChange={(date) => change({ date, well: wellId }, { push: true })} />}
    >
      {saved && saved.wellId !== wellId && (
        <div className="mb-3 space-y-2">
          <Notice tone="good" title={`${saved.wellName} saved for ${dayLabel(saved.day)}`} />
          <Findings findings={saved.findings} title={`Worth a look at ${saved.wellName}`} />
        </div>
      )}
      <div className="grid gap-3 lg:grid-cols-[15rem_minmax(0,1fr)] xl:grid-cols-[15rem_minmax(26rem,36rem)_minmax(20rem,1fr)]">
        <aside aria-label="Wells of the round" className="card min-w-0 self-start max-lg:hidden">
          <div className="p-2">
            <LeasePicker value={lease} onChange={(id) => change({ lease: id, well: undefined })} />
          </div>
          <Loaded
            query={wells}
            isEmpty={() => route.length === 0}
            empty={<EmptyState title="No wells to record">None of the wells you see is producing or shut in.</EmptyState>}
          >
            {() => (
              <RouteList
                wells={route}
                recorded={recorded}
                current={wellId}
                hrefOf={(one) => `/daily?${withChanges(search, { well: one.id, date: day })}`}
              />
            )}
          </Loaded>
          {isPartial && (
            <p className="border-t border-line p-3 text-xs text-muted">The first wells by name. Choose a lease for the others.</p>
          )}
        </aside>
        <div className="min-w-0 space-y-3">
          <div className="flex items-center gap-1 lg:hidden">
            <Button aria-label="Well before" className="px-2.5" disabled={position <= 0} onClick={() => open(route[position - 1])}>
              <Icon name="left" />
            </Button>
            <WellPicker
              value={wellId}
              clearable={false}
              onChange={(id) => id && change({ well: id, date: day }, { push: true })}
              className="flex-1"
            />
            <Button aria-label="Well after" className="px-2.5" disabled={!nextWell} onClick={() => open(nextWell)}>
              <Icon name="right" />
            </Button>
          </div>
          {wellId === '' && wells.isSuccess && route.length === 0 && (
            <div className="card">
              <EmptyState title="No wells to record">None of the wells you see is producing or shut in.</EmptyState>
            </div>
          )}
          {wellId !== '' && (
            <Loaded query={well}>
              {(data) => (
                <Entry
                  key={`${data.id} ${day} ${units}`}
                  well={data}
                  day={day}
                  nextWell={nextWell}
                  isNext={saved !== undefined && saved.wellId !== data.id}
                  onSaved={onSaved}
                />
              )}
            </Loaded>
          )}
        </div>
        {wellId !== '' && well.data && (
          <Before well={well.data} day={day} hrefOf={(date) => `/daily?${withChanges(search, { date, well: wellId })}`} />
        )}
      </div>
    </Page>
  )
}

interface EntryProps {
  well: Well
  day: string
  nextWell: Well | undefined
  /** Reached by saving the well before it. */
  isNext: boolean
  onSaved: (record: DailyProduction, goOn: boolean) => void
}

function Entry({ well, day, nextWell, isNext, onSaved }: EntryProps) {
  const { units } = useUnits()
  const me = useSession()
  const recent = useRecentDays(well.id, day, units)
  const limits = useLimits(well.id)
  if (recent.isPending || limits.isPending)
    return (
      <div className="card">
        <SkeletonRows rows={9} />
      </div>
    )
  if (!recent.data) return <ErrorState error={recent.error} onRetry={() => void recent.refetch()} />
  const { record, last } = splitRecent(recent.data.items, day)
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="text-lg font-semibold tracking-tight">
          <Link href={wellAddress(well.id)} className="underline-offset-2 hover:underline">
            {well.wellName}
          </Link>
        </h2>
        <span className="figures text-muted">{well.apiNumberDisplay}</span>
        <StatusBadge status={well.wellStatus} />
      </div>
      {limits.isError && <Notice tone="warn" title="The limits could not be loaded: values are checked when you save." />}
      <EntryForm
        well={well}
        day={day}
        units={units}
        limits={limits.data?.limits ?? []}
        record={record}
        last={last}
        nextWell={nextWell}
        takesFocus={isNext}
        mayAmend={mayRecord(me)}
        onSaved={onSaved}
      />
    </>
  )
}

function Before({ well, day, hrefOf }: { well: Well; day: string; hrefOf: (day: string) => string }) {
  const { units } = useUnits()
  const recent = useRecentDays(well.id, day, units)
  return (
    <section aria-label="Days before" className="card min-w-0 self-start max-xl:lg:col-start-2">
      <h2 className="px-3 pt-3 font-semibold">Days before</h2>
      <Loaded query={recent}>
        {(page) => <RecentDays days={splitRecent(page.items, day).before} well={well} units={units} hrefOf={hrefOf} />}
      </Loaded>
    </section>
  )
}
