import type { DailyProduction, Well } from '../../api/types'

export interface Morning {
  /** Producing wells without a record of the day. */
  missing: Well[]
  /** Recorded days on which the well stood still for a while, the longest first. */
  down: DailyProduction[]
  /** Recorded days with something worth a look. */
  flagged: DailyProduction[]
  reported: number
}

/** What a day asks of somebody: who has not reported, what stood still, what looks odd. */
export function morningOf(producing: readonly Well[], days: readonly DailyProduction[]): Morning {
  const recorded = new Set(days.map((day) => day.wellId))
  const missing = producing.filter((well) => !recorded.has(well.id))
  return {
    missing,
    down: days.filter((day) => (day.downtimeHours ?? 0) > 0).toSorted((a, b) => (b.downtimeHours ?? 0) - (a.downtimeHours ?? 0)),
    flagged: days.filter((day) => day.findings?.some(({ severity }) => severity !== 'info')),
    reported: producing.length - missing.length,
  }
}
