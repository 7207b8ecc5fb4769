import { Fragment } from 'react'
import { Link } from 'wouter'
import { useNames } from '../../api/names'
import type { ClosedMonth } from '../../api/types'
import { measured, products } from '../../production/chart'
import { Button } from '../../ui/Button'
import { cell, Head, numberCell, TableFrame } from '../../ui/Table'
import { momentDayLabel, momentLabel, monthLabel } from '../../units/days'
import { absent, columnFormat, type UnitSystem, unitLabel } from '../../units/units'
import type { Month, MonthState } from './months'
import { type MonthAction, useLeaseNames } from './queries'

interface MonthTableProps {
  months: readonly Month[]
  lease: string
  units: UnitSystem
  canClose: boolean
  onAsk: (action: MonthAction) => void
}

export function MonthTable({ months, lease, units, canClose, onAsk }: MonthTableProps) {
  const formats = products.map((product) => columnFormat(months.map(({ volumes }) => measured(volumes, product))))
  return (
    <TableFrame label="Months">
      <thead>
        <tr>
          <Head>Month</Head>
          <Head>State</Head>
          {products.map(({ name, tone, quantity }) => (
            <Head key={name} numeric className="max-md:hidden">
              <span className={toneOf[tone]}>{name}</span> <span className="font-normal">{unitLabel(quantity, units)}</span>
            </Head>
          ))}
          <Head numeric className="max-sm:hidden">
            Well-days
          </Head>
          <Head numeric className="max-lg:hidden">
            Estimated
          </Head>
          <Head>
            <span className="sr-only">Close or reopen</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {months.map((one) => (
          <tr key={one.month} className="hover:bg-hover">
            <td className={`${cell} font-medium whitespace-nowrap`}>
              <Link href={`/?${dashboardSearch(one.month, lease)}`} className="underline-offset-2 hover:underline">
                {monthLabel(`${one.month}-01`)}
              </Link>
            </td>
            <td className={cell}>
              <State month={one} />
            </td>
            {products.map((product, index) => (
              <td key={product.name} className={`${numberCell} max-md:hidden`}>
                {formats[index]!(measured(one.volumes, product))}
              </td>
            ))}
            <td className={`${numberCell} max-sm:hidden`}>{one.volumes?.dayCount.toLocaleString('en-US') ?? absent}</td>
            <td className={`${numberCell} max-lg:hidden`}>{one.volumes?.estimatedDayCount.toLocaleString('en-US') ?? absent}</td>
            <td className={`${cell} py-1 text-right`}>{canClose && <Action month={one} lease={lease} onAsk={onAsk} />}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

const toneOf = { oil: 'text-oil', gas: 'text-gas', water: 'text-water' }

function dashboardSearch(month: string, lease: string): string {
  const [year, number] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year!, number!, 0)).getUTCDate()
  return new URLSearchParams({ from: `${month}-01`, to: `${month}-${last}`, ...(lease && { lease }) }).toString()
}

const states: Record<MonthState, [text: string, tone: string]> = {
  running: ['Running', 'text-muted bg-sunken'],
  open: ['Open', 'text-warn bg-warn-soft'],
  partly: ['Partly closed', 'text-warn bg-warn-soft'],
  closed: ['Closed', 'text-good bg-good-soft'],
  'closed-for-all': ['Closed with all leases', 'text-good bg-good-soft'],
}

function State({ month }: { month: Month }) {
  const nameOf = useNames()
  const leaseName = useLeaseNames(month.closedLeases.length > 0 || month.history.some((one) => one.leaseId))
  const [text, tone] = states[month.state]
  const by = nameOf(month.closing?.closedBy)
  return (
    <>
      <span className={`inline-block rounded px-1.5 py-0.5 text-xs font-medium whitespace-nowrap ${tone}`}>{text}</span>
      {month.closing && (
        <span className="ml-2 text-xs text-muted max-sm:ml-0 max-sm:block">
          {momentDayLabel(month.closing.closedAt)}
          {by && ` by ${by}`}
        </span>
      )}
      {month.closedLeases.length > 0 && (
        <span className="ml-2 text-xs text-muted max-sm:ml-0 max-sm:block">{month.closedLeases.map(leaseName).join(', ')}</span>
      )}
      {(month.history.some((one) => one.reopenedAt) || month.closing?.reason) && (
        <details className="mt-1 text-xs text-muted">
          <summary className="w-fit py-1 underline-offset-2 hover:underline">History</summary>
          <ul className="mt-0.5 space-y-0.5">
            {month.history.map((one) => (
              <Closing key={one.id} closing={one} leaseName={leaseName} nameOf={nameOf} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

interface ClosingProps {
  closing: ClosedMonth
  leaseName: (id: string) => string
  nameOf: (id: string | null | undefined) => string | undefined
}

function Closing({ closing, leaseName, nameOf }: ClosingProps) {
  const line = (what: string, at: string, who: string | null | undefined, why: string | null | undefined) =>
    [`${what} ${momentLabel(at)}`, nameOf(who) && ` by ${nameOf(who)}`, why && `: ${why}`].filter(Boolean).join('')
  return (
    <Fragment>
      {closing.reopenedAt && <li>{line('Reopened', closing.reopenedAt, closing.reopenedBy, closing.reopenReason)}</li>}
      <li>
        {line('Closed', closing.closedAt, closing.closedBy, closing.reason)}
        {closing.leaseId && ` (${leaseName(closing.leaseId)})`}
      </li>
    </Fragment>
  )
}

function Action({ month, lease, onAsk }: { month: Month; lease: string; onAsk: (action: MonthAction) => void }) {
  const label = monthLabel(`${month.month}-01`)
  const ask = (kind: MonthAction['kind']) => () => onAsk({ kind, month: month.month, lease })
  switch (month.state) {
    case 'open':
    case 'partly':
      return (
        <Button aria-label={`Close ${label}`} onClick={ask('close')}>
          Close
        </Button>
      )
    case 'closed':
      return (
        <Button look="quiet" aria-label={`Reopen ${label}`} onClick={ask('reopen')}>
          Reopen
        </Button>
      )
    default:
      return null
  }
}
