import type { DailyProduction, DayAmendment } from '../../api/types'
import { allFields, type FieldInfo, type FieldGroup, valueOf } from '../../production/fields'
import { fromFieldUnit } from '../../units/convert'
import { columnFormat, type UnitSystem, unitLabel } from '../../units/units'

export interface ValueChange {
  label: string
  from: string
  to: string
  unit: string
}

export interface Amendment {
  sequence: number
  reason: string
  at: string
  by: string | undefined
  changes: ValueChange[]
}

/** What each amendment changed, newest first: its former state against the state that followed. */
export function amendmentsOf(
  kept: readonly DayAmendment[],
  present: DailyProduction,
  groups: readonly FieldGroup[],
  units: UnitSystem,
): Amendment[] {
  const newestFirst = kept.toSorted((a, b) => b.amendmentSeqNo - a.amendmentSeqNo)
  return newestFirst.map((one, index) => ({
    sequence: one.amendmentSeqNo,
    reason: one.amendReason,
    at: one.amendedAt,
    by: one.amendedBy ?? undefined,
    changes: changesOf(one.former, newestFirst[index - 1]?.former ?? present, groups, units),
  }))
}

function changesOf(former: DailyProduction, later: DailyProduction, groups: readonly FieldGroup[], units: UnitSystem): ValueChange[] {
  const changes = allFields(groups)
    .filter(({ field }) => valueOf(former, field) !== valueOf(later, field))
    .map((info) => {
      const [from, to] = [inUnits(valueOf(former, info.field), info, units), inUnits(valueOf(later, info.field), info, units)]
      const format = columnFormat([from, to])
      return { label: info.label, from: format(from), to: format(to), unit: unitLabel(info.quantity, units) }
    })
  if (Boolean(former.isEstimated) !== Boolean(later.isEstimated))
    changes.push({ label: 'Kind', from: kindOf(former), to: kindOf(later), unit: '' })
  if ((former.notes ?? '') !== (later.notes ?? ''))
    changes.push({ label: 'Notes', from: former.notes || 'none', to: later.notes || 'none', unit: '' })
  if (former.activeInd === false) changes.push({ label: 'Record', from: 'removed', to: 'entered again', unit: '' })
  return changes
}

const inUnits = (value: number | null, { quantity }: FieldInfo, units: UnitSystem): number | null =>
  value === null ? null : fromFieldUnit(value, unitLabel(quantity, 'us'), units).value

const kindOf = (day: DailyProduction): string => (day.isEstimated ? 'estimated' : 'measured')
