import { Link } from 'wouter'
import type { DailyProduction, Well } from '../../api/types'
import { cell, Head, numberCell, TableFrame } from '../../ui/Table'
import { shortDayLabel } from '../../units/days'
import { columnFormat, type UnitSystem, unitLabel } from '../../units/units'
import { takesInjection } from '../../production/fields'

interface RecentDaysProps {
  days: readonly DailyProduction[]
  well: Well
  units: UnitSystem
  hrefOf: (day: string) => string
}

/** The days before this one; each opens as it was recorded. */
export function RecentDays({ days, well, units, hrefOf }: RecentDaysProps) {
  const isInjector = takesInjection(well.wellType)
  const shown = days.slice(0, 14)
  const format = {
    oil: columnFormat(shown.map((day) => day.oilVolume)),
    gas: columnFormat(shown.map((day) => day.gasVolume)),
    water: columnFormat(shown.map((day) => day.waterVolume)),
    injection: columnFormat(shown.map((day) => day.injectionVolume)),
    hours: columnFormat(shown.map((day) => day.hoursOn)),
  }
  if (days.length === 0) return <p className="p-4 text-muted">Nothing recorded in the thirty days before.</p>
  return (
    <TableFrame label="Days before">
      <thead>
        <tr>
          <Head>Day</Head>
          {isInjector ? (
            <Head numeric>Injected</Head>
          ) : (
            <>
              <Head numeric>
                <span className="text-oil">Oil</span> {unitLabel('liquid', units)}
              </Head>
              <Head numeric>
                <span className="text-gas">Gas</span> {unitLabel('gas', units)}
              </Head>
              <Head numeric>
                <span className="text-water">Water</span> {unitLabel('liquid', units)}
              </Head>
            </>
          )}
          <Head numeric>Hours</Head>
        </tr>
      </thead>
      <tbody>
        {shown.map((record) => (
          <tr key={record.productionDate} className="hover:bg-hover">
            <td className={`${cell} whitespace-nowrap`}>
              <Link href={hrefOf(record.productionDate)} className="underline-offset-2 hover:underline">
                {shortDayLabel(record.productionDate)}
              </Link>
              {record.isEstimated && (
                <span className="ml-1 text-xs text-muted" title="Estimated">
                  est.
                </span>
              )}
              {Boolean(record.findings?.some((finding) => finding.severity === 'warning')) && (
                <span className="ml-1.5 inline-block size-1.5 rounded-full bg-warn align-middle" title="Has a warning" />
              )}
            </td>
            {isInjector ? (
              <td className={numberCell}>{format.injection(record.injectionVolume)}</td>
            ) : (
              <>
                <td className={numberCell}>{format.oil(record.oilVolume)}</td>
                <td className={numberCell}>{format.gas(record.gasVolume)}</td>
                <td className={numberCell}>{format.water(record.waterVolume)}</td>
              </>
            )}
            <td className={numberCell}>{format.hours(record.hoursOn)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
