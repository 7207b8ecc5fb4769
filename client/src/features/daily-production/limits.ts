import type { Limit } from '../../api/types'
import { formatRecorded } from '../../units/units'

export interface Issue {
  field: string
  severity: 'error' | 'warning' | 'info'
  code: string
  message: string
}

/**
 * The server's limits, checked here before anything is sent. An error would be refused there too; a warning is stored and flagged.
 * Of several limits on one field the gravest that is broken speaks.
 */
export function checkLimits(values: Readonly<Record<string, number | null>>, limits: readonly Limit[], labels: Readonly<Record<string, string>>): Issue[] {
  const issues = new Map<string, Issue>()
  for (const limit of limits) {
    const value = values[limit.field]
    if (value === null || value === undefined || isWithin(value, limit)) continue
    const former = issues.get(limit.field)
    if (former && grave(former.severity) >= grave(limit.severity)) continue
    issues.set(limit.field, {
      field: limit.field, severity: limit.severity, code: limit.code,
      message: `${labels[limit.field] ?? limit.field} is ${rangeText(limit)}.`,
    })
  }
  return [...issues.values()]
}

const isWithin = (value: number, { min, max }: Limit) =>
  (min === null || min === undefined || value >= min) && (max === null || max === undefined || value <= max)

const grave = (severity: Issue['severity']) => ['info', 'warning', 'error'].indexOf(severity)

function rangeText({ min, max, unit, severity }: Limit): string {
  const usual = severity === 'error' ? '' : 'usually '
  const suffix = unit ? ` ${unit}` : ''
  if (min === null || min === undefined) return `${usual}at most ${formatRecorded(max)}${suffix}`
  if (max === null || max === undefined) return min === 0 ? `${usual}never negative` : `${usual}at least ${formatRecorded(min)}${suffix}`
  return `${usual}${formatRecorded(min)} to ${formatRecorded(max)}${suffix}`
}
