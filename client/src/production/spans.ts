import { addDays, addMonths, type Day, daysBetween, isDay } from '../units/days'

export const ranges = [
  ['30d', '30 days'],
  ['90d', '90 days'],
  ['mtd', 'Month'],
  ['ytd', 'Year'],
  ['1y', '12 months'],
  ['5y', '5 years'],
  ['all', 'All'],
] as const
export type Range = (typeof ranges)[number][0]

export const intervals = [
  ['day', 'Day'],
  ['month', 'Month'],
  ['year', 'Year'],
] as const
export type Interval = (typeof intervals)[number][0]

export interface Span {
  from: Day | undefined
  to: Day
}

export function spanOf(range: Range, lastDay: Day): Span {
  const to = lastDay
  switch (range) {
    case '30d':
      return { from: addDays(to, -29), to }
    case '90d':
      return { from: addDays(to, -89), to }
    case 'mtd':
      return { from: `${to.slice(0, 7)}-01`, to }
    case 'ytd':
      return { from: `${to.slice(0, 4)}-01-01`, to }
    // Whole months, so that bars compare like with like: the running month and those before it.
    case '1y':
      return { from: `${addMonths(to, -11).slice(0, 7)}-01`, to }
    case '5y':
      return { from: `${addMonths(to, -59).slice(0, 7)}-01`, to }
    case 'all':
      return { from: undefined, to }
  }
}

/** A month reads best by day, some years by month, decades by year. */
export function usualInterval({ from, to }: Span): Interval {
  if (!from) return 'month'
  const days = daysBetween(from, to)
  return days <= 100 ? 'day' : days <= 366 * 12 ? 'month' : 'year'
}

/** Longest span by day: detail is read, and a longer one is a smudge on any screen. */
export const maxDaysByDay = 400

export const isShort = ({ from, to }: Span): boolean => from !== undefined && daysBetween(from, to) <= maxDaysByDay

export const oneOf = <T extends string>(options: readonly (readonly [T, string])[], text: string | null): T | undefined =>
  options.find(([option]) => option === text)?.[0]

export const scales = [
  ['linear', 'Linear'],
  ['log', 'Log'],
] as const

/** The days and the interval that an address names. */
export interface View extends Span {
  range: Range | 'custom'
  by: Interval
  isLog: boolean
}

export function readView(search: URLSearchParams, lastDay: Day, usual: Range): View {
  const from = search.get('from')
  const to = search.get('to')
  const isCustom = isDay(from) && isDay(to) && from <= to
  const range = oneOf(ranges, search.get('range')) ?? usual
  const span = isCustom ? { from, to } : spanOf(range, lastDay)
  const isLong = !span.from || daysBetween(span.from, span.to) > maxDaysByDay
  const by = oneOf(intervals, search.get('by')) ?? usualInterval(span)
  return {
    range: isCustom ? 'custom' : range,
    ...span,
    by: isLong && by === 'day' ? 'month' : by,
    isLog: search.get('scale') === 'log',
  }
}

/** The days of the same length just before; undefined where all days are shown. */
export function formerSpan({ from, to }: Span): Span | undefined {
  if (!from) return undefined
  const length = daysBetween(from, to)
  return { from: addDays(from, -length), to: addDays(from, -1) }
}

/** A bar opened: the days of its month, the months of its year. */
export function spanOfPeriod(period: Day, by: Interval): Span | undefined {
  if (by === 'month') return { from: `${period.slice(0, 7)}-01`, to: addDays(addMonths(`${period.slice(0, 7)}-01`, 1), -1) }
  if (by === 'year') return { from: `${period.slice(0, 4)}-01-01`, to: `${period.slice(0, 4)}-12-31` }
  return undefined
}
