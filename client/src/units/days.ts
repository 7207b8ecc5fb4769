/** Production days as ISO dates (yyyy-mm-dd): text in, text out, no zone can shift them. */
export type Day = string

const dayMs = 86_400_000
const toMs = (day: Day): number => Date.parse(`${day}T00:00:00Z`)
const fromMs = (ms: number): Day => new Date(ms).toISOString().slice(0, 10)

export const isDay = (text: string | null | undefined): text is Day =>
  !!text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(toMs(text)) && fromMs(toMs(text)) === text

export const addDays = (day: Day, days: number): Day => fromMs(toMs(day) + days * dayMs)

/** Days from `from` to `to`, both included. */
export const daysBetween = (from: Day, to: Day): number => Math.round((toMs(to) - toMs(from)) / dayMs) + 1

export function addMonths(day: Day, months: number): Day {
  const date = new Date(toMs(day))
  const wanted = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(wanted, last))
  return fromMs(date.getTime())
}

/** The production day that is running now: gauge time to gauge time in the operator's zone, dated by its start. */
export function runningDay(now: Date, timeZone: string, gaugeTime: string): Day {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now)
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? ''
  const day = `${part('year')}-${part('month')}-${part('day')}`
  return `${part('hour')}:${part('minute')}` < gaugeTime.slice(0, 5) ? addDays(day, -1) : day
}

export const lastCompleteDay = (now: Date, timeZone: string, gaugeTime: string): Day => addDays(runningDay(now, timeZone, gaugeTime), -1)

const format = (options: Intl.DateTimeFormatOptions) => {
  const formatter = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options })
  return (day: Day) => formatter.format(toMs(day))
}

export const dayLabel = format({ day: 'numeric', month: 'short', year: 'numeric' })
export const shortDayLabel = format({ day: 'numeric', month: 'short' })
export const weekdayLabel = format({ weekday: 'short', day: 'numeric', month: 'short' })
export const monthLabel = format({ month: 'short', year: 'numeric' })

/** The day of a moment in the reader's own zone. */
export const momentDayLabel = (instant: string): string => new Intl.DateTimeFormat('en-US', { dateStyle: 'medium' }).format(new Date(instant))

/** A moment in the reader's own zone. */
export const momentLabel = (instant: string): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant))
