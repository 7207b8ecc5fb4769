export type UnitSystem = 'us' | 'metric'

/** What a number measures. The server converts; here stand the labels and the decimals a reader wants. */
export type Quantity =
  'liquid' | 'gas' | 'boe' | 'pressure' | 'temperature' | 'choke' | 'hours' | 'percent' | 'gravity' | 'gor' | 'money' | 'count'

const labels: Record<UnitSystem, Record<Quantity, string>> = {
  us: {
    liquid: 'bbl',
    gas: 'Mcf',
    boe: 'BOE',
    pressure: 'psig',
    temperature: '°F',
    choke: '1/64 in',
    hours: 'h',
    percent: '%',
    gravity: '°API',
    gor: 'scf/bbl',
    money: 'USD',
    count: '',
  },
  metric: {
    liquid: 'm³',
    gas: 'm³',
    boe: 'BOE',
    pressure: 'bar',
    temperature: '°C',
    choke: 'mm',
    hours: 'h',
    percent: '%',
    gravity: '°API',
    gor: 'scf/bbl',
    money: 'USD',
    count: '',
  },
}

export const unitLabel = (quantity: Quantity, units: UnitSystem): string => labels[units][quantity]

const formatter = (minimumFractionDigits: number, maximumFractionDigits: number) =>
  new Intl.NumberFormat('en-US', { minimumFractionDigits, maximumFractionDigits })
const whole = formatter(0, 0)
const tenths = formatter(1, 1)
const asTyped = formatter(0, 4)
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 2 })
const percent = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 })
const signedPercent = new Intl.NumberFormat('en-US', { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 1 })

export const absent = '–'

/** A figure in a table: whole from 1,000 on, one decimal below. Absent is a dash, zero is a zero. */
export function formatFigure(value: number | null | undefined): string {
  if (value === null || value === undefined) return absent
  return Math.abs(value) >= 1000 || Number.isInteger(value) ? whole.format(value) : tenths.format(value)
}

/** The same figure where room is short: 12,345 and, from `from` on, 1.23M. */
export function formatCompact(value: number | null | undefined, from = 1_000_000): string {
  if (value === null || value === undefined) return absent
  return Math.abs(value) >= from ? compact.format(value) : formatFigure(value)
}

/** One number of decimals for a whole column, so that its figures stand under each other. */
export function columnFormat(values: readonly (number | null | undefined)[]): (value: number | null | undefined) => string {
  const top = Math.max(0, ...values.map((value) => Math.abs(value ?? 0)))
  const isWhole = values.every((value) => value === null || value === undefined || Number.isInteger(value))
  const shape = isWhole || top >= 1000 ? whole : top >= 10 ? tenths : formatter(2, 2)
  return (value) => (value === null || value === undefined ? absent : shape.format(value))
}

/** A recorded value with all its decimals (volumes are kept to four). */
export const formatRecorded = (value: number | null | undefined): string =>
  value === null || value === undefined ? absent : asTyped.format(value)

/** Change against a former value, as a fraction rounded to a thousandth; undefined where there is nothing worth comparing. */
export function change(value: number | null | undefined, former: number | null | undefined): number | undefined {
  if (value === null || value === undefined || !former) return undefined
  const fraction = Math.round(((value - former) / Math.abs(former)) * 1000) / 1000
  return Math.abs(fraction) < 10 ? fraction : undefined
}

export const formatChange = (fraction: number): string => signedPercent.format(fraction)

export const formatPercent = (fraction: number): string => percent.format(fraction)

export type Parsed = { value: number | null } | { message: string }

/** Reads what was typed. Empty is "not measured" (null); what could be read two ways is asked about, never guessed. */
export function parseFigure(text: string): Parsed {
  const typed = text.trim().replace(/\s/g, '')
  if (typed === '') return { value: null }
  if (/^[+-]?\d{1,3},\d{3}$/.test(typed))
    return { message: `Is ${typed} ${typed.replace(',', '')} or ${typed.replace(',', '.')}? Write it without the comma.` }
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(typed) ? typed.replaceAll(',', '') : typed.replace(',', '.')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return { message: 'This is not a number.' }
  return { value: Number(plain) }
}

/** The text an input shows for a recorded value. */
export const toInput = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value))

/** "shut_in" → "Shut in". */
export function words(code: string | null | undefined): string {
  if (!code) return absent
  const text = code.replaceAll('_', ' ').replaceAll('-', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
