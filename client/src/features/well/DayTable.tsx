import { Fragment, useState } from 'react'
import { Link } from 'wouter'
import { dailyAddress } from '../../addresses'
import type { DailyProduction, Well } from '../../api/types'
import { type EntryField, takesInjection, valueOf } from '../../production/fields'
import type { Span } from '../../production/spans'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/icons'
import { EmptyState, Loaded } from '../../ui/states'
import { cell, Head, numberCell, TableFrame } from '../../ui/Table'
import { dayLabel } from '../../units/days'
import { columnFormat, type Quantity, type UnitSystem, unitLabel } from '../../units/units'
import { DayDetails } from './DayDetails'
import { mostDays, useDays } from './queries'

interface Column {
  field: EntryField
  label: string
  quantity: Quantity
  tone?: string
  /** Left out where room is short; the day's details and its form show it. */
  wide?: boolean
}

const hours: Column = { field: 'hoursOn', label: 'Hours', quantity: 'count' }
const pressures: Column[] = [
  { field: 'tubingPressure', label: 'Tubing', quantity: 'pressure', wide: true },
  { field: 'casingPressure', label: 'Casing', quantity: 'pressure', wide: true },
]
const produced: Column[] = [
  { field: 'oilVolume', label: 'Oil', quantity: 'liquid', tone: 'text-oil' },
  { field: 'gasVolume', label: 'Gas', quantity: 'gas', tone: 'text-gas' },
  { field: 'waterVolume', label: 'Water', quantity: 'liquid', tone: 'text-water' },
  hours,
  ...pressures,
]
const injected: Column[] = [{ field: 'injectionVolume', label: 'Injected', quantity: 'liquid', tone: 'text-water' }, hours, ...pressures]

const atFirst = 31

/** The days of the span, newest first. A marked day opens to what was found, noted and amended. */
export function DayTable({ well, span, units }: { well: Well; span: Span; units: UnitSystem }) {
  const [limit, setLimit] = useState(atFirst)
  const days = useDays(well.id, span, limit, units)
  const total = days.data?.total ?? 0
  return (
    <section aria-label="Days" className="card">
      <div className="flex items-baseline justify-between gap-3 px-3 pt-3 sm:px-4">
        <h2 className="font-semibold">Days</h2>
        {days.data && <span className="figures text-xs text-muted">{total.toLocaleString('en-US')} recorded</span>}
      </div>
      <Loaded
        query={days}
        isEmpty={(page) => page.items.length === 0}
        empty={<EmptyState title="No day is recorded in these">Choose other days above.</EmptyState>}
      >
        {(page) => (
          <>
            <Rows days={page.items} well={well} units={units} />
            {page.nextCursor && (
              <footer className="flex flex-wrap items-center justify-between gap-3 border-t border-line p-3 text-muted">
                <span className="figures">
                  {page.items.length} of {total.toLocaleString('en-US')}
                </span>
                {limit < mostDays ? (
                  <Button busy={days.isFetching} onClick={() => setLimit(Math.min(mostDays, limit * 4))}>
                    Show more
                  </Button>
                ) : (
                  <span>Choose fewer days to see the others.</span>
                )}
              </footer>
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}

function Rows({ days, well, units }: { days: readonly DailyProduction[]; well: Well; units: UnitSystem }) {
  const [open, setOpen] = useState<string>()
  const columns = takesInjection(well.wellType) ? injected : produced
  const formats = columns.map(({ field }) => columnFormat(days.map((day) => valueOf(day, field))))
  const spare = (column: Column) => (column.wide ? 'max-md:hidden' : '')
  return (
    <TableFrame label="Days recorded">
      <thead>
        <tr>
          <Head>Day</Head>
          {columns.map((column) => (
            <Head key={column.field} numeric className={spare(column)}>
              <span className={column.tone}>{column.label}</span>{' '}
              <span className="font-normal max-sm:block">{unitLabel(column.quantity, units)}</span>
            </Head>
          ))}
          <Head className="max-sm:hidden">Marks</Head>
          <Head>
            <span className="sr-only">Details</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {days.map((day) => {
          const isOpen = open === day.productionDate
          const label = dayLabel(day.productionDate)
          return (
            <Fragment key={day.productionDate}>
              <tr className="hover:bg-hover">
                <td className={`${cell} whitespace-nowrap`}>
                  <Link href={dailyAddress(well.id, day.productionDate)} className="underline-offset-2 hover:underline">
                    {label}
                  </Link>
                  <span className="block sm:hidden">
                    <Marks day={day} />
                  </span>
                </td>
                {columns.map((column, index) => (
                  <td key={column.field} className={`${numberCell} ${spare(column)} max-sm:px-1.5`}>
                    {formats[index]!(valueOf(day, column.field))}
                  </td>
                ))}
                <td className={`${cell} max-sm:hidden`}>
                  <Marks day={day} />
                </td>
                <td className={`${cell} w-px py-0.5 pl-0`}>
                  {hasDetails(day) && (
                    <button
                      type="button"
                      aria-expanded={isOpen}
                      aria-label={`Details of ${label}`}
                      onClick={() => setOpen(isOpen ? undefined : day.productionDate)}
                      className="grid size-11 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink sm:size-8"
                    >
                      <Icon name="down" className={`size-4 transition-transform ${isOpen ? 'rotate-180' : ''}`} />
                    </button>
                  )}
                </td>
              </tr>
              {isOpen && (
                <tr>
                  <td colSpan={columns.length + 3} className="border-t border-line bg-sunken p-0">
                    <DayDetails day={day} well={well} units={units} />
                  </td>
                </tr>
              )}
            </Fragment>
          )
        })}
      </tbody>
    </TableFrame>
  )
}

const isAmended = (day: DailyProduction): boolean => day.rowVersion > 1

const hasDetails = (day: DailyProduction): boolean =>
  isAmended(day) || Boolean(day.findings?.length || day.notes || day.downtime?.length || day.downtimeHours)

/** In words, so that nobody has to know a symbol. */
function Marks({ day }: { day: DailyProduction }) {
  const found = day.findings ?? []
  const warnings = found.filter(({ severity }) => severity !== 'info').length
  const marks = [
    day.isEstimated && 'estimated',
    isAmended(day) && 'amended',
    Boolean(day.downtimeHours) && `${day.downtimeHours} h down`,
    day.reviewStatus === 'approved' && 'approved',
  ].filter(Boolean)
  return (
    <span className="text-xs text-muted">
      {marks.join(' · ')}
      {warnings > 0 && (
        <span className="text-warn">
          {marks.length > 0 && ' · '}
          {warnings === 1 ? '1 finding' : `${warnings} findings`}
        </span>
      )}
    </span>
  )
}
