import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Well } from '../../api/types'
import { dayLabel } from '../../units/days'
import { words } from '../../units/units'

/** What the well is and where it belongs. What nobody entered is left out. */
export function WellFacts({ well }: { well: Well }) {
  const date = (day: string | null | undefined) => day && dayLabel(day)
  const facts: [string, ReactNode][] = [
    ['Lease', well.leaseId && well.leaseName && <Link href={`/wells?lease=${well.leaseId}`} className="underline underline-offset-2">{well.leaseName}</Link>],
    ['Field', well.fieldName],
    ['Operator', well.operatorName],
    ['Region', well.regionName],
    ['County', [well.county, well.state].filter(Boolean).join(', ')],
    ['Purpose', words(well.wellPurpose)],
    ['Bore', [well.isHorizontal && 'Horizontal', well.isOffshore && 'Offshore'].filter(Boolean).join(', ')],
    ['Facility', well.facilityName],
    ['Spudded', date(well.spudDate)],
    ['Completed', date(well.completionDate)],
    ['First production', date(well.firstProductionDate)],
    ['Plugged', date(well.pluggedDate)],
    ['Remark', well.remark],
  ]
  return (
    <section aria-label="About the well" className="card p-3 sm:p-4">
      <h2 className="font-semibold">About the well</h2>
      <dl className="mt-2 grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 gap-y-1.5">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="break-words">{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}
