import type { DailyProduction } from '../../api/types'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/states'
import { momentLabel } from '../../units/days'
import { formatRecorded, type UnitSystem, unitLabel } from '../../units/units'
import type { Difference } from './capture'
import { allFields, type EntryField, groupsFor } from '../../production/fields'

const quantityOf = new Map([...allFields(groupsFor(null)), ...allFields(groupsFor('injection'))].map((info) => [info.field, info.quantity]))

interface ConflictProps {
  theirs: DailyProduction
  fields: Difference[]
  units: UnitSystem
  onTake: (field: EntryField) => void
}

/** Somebody saved this day meanwhile: both values side by side, and nothing of either lost. */
export function Conflict({ theirs, fields, units, onTake }: ConflictProps) {
  const when = theirs.rowChangedDate ?? theirs.rowCreatedDate
  return (
    <Notice tone="warn" title={`This day was saved by somebody else${when ? ` (${momentLabel(when)})` : ''}`}>
      {fields.length === 0 ? (
        <p>Both have the same values. Saving again would only add your reason.</p>
      ) : (
        <>
          <p>Your values are still in the form. Take over what is right, say why, and save again.</p>
          <table className="figures mt-2 w-full max-w-md">
            <thead>
              <tr className="text-left text-xs text-muted">
                <th className="py-1 font-medium">Reading</th>
                <th className="py-1 text-right font-medium">Yours</th>
                <th className="py-1 text-right font-medium">Saved</th>
                <th>
                  <span className="sr-only">Choose</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {fields.map(({ field, label, mine, theirs: saved }) => (
                <tr key={field} className="border-t border-line">
                  <th scope="row" className="py-1 text-left font-normal">
                    {label} <span className="text-xs text-muted">{unitLabel(quantityOf.get(field) ?? 'count', units)}</span>
                  </th>
                  <td className="text-right">{formatRecorded(mine)}</td>
                  <td className="text-right">{formatRecorded(saved)}</td>
                  <td className="py-1 pl-3 text-right">
                    <Button onClick={() => onTake(field)} aria-label={`Take the saved ${label}`}>
                      Take saved
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Notice>
  )
}
