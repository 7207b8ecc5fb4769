import type { Limit } from '../../api/types'
import { fromFieldUnit } from '../../units/convert'
import { formatRecorded, type UnitSystem } from '../../units/units'

export interface Issue {
  field: string
  severity: 'error' | 'warning' | 'info'
  code: string
  message: string
}

/**
 * The server's limits, checked here before anything is sent: what is beyond them would be refused there too. They come in field units.
 */
export function checkLimits(
  values: Readonly<Record<string, number | null>>,
  limits: readonly Limit[],
  labels: Readonly<Record<string, string>>,
  units: UnitSystem,
): Issue[] {
  return limits.flatMap((limit) => {
    const value = values[limit.field]
    const [min, max] = [fromFieldUnit(limit.min, limit.unit, units), fromFieldUnit(limit.max, limit.unit, units)]
    if (value === null || value === undefined || (value >= min.value && value <= max.value)) return []
    const label = labels[limit.field] ?? limit.field
    const message = `${label} is ${rounded(min.value)} to ${rounded(max.value)}${min.unit ? ` ${min.unit}` : ''}.`
    return [{ field: limit.field, severity: 'error', code: limit.code, message }]
  })
}

const rounded = (value: number) => formatRecorded(Number(value.toFixed(2)))
