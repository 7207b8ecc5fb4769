import type { ImportOptions, ImportQuestion, ImportRun } from '../../api/types'

/** Members of the answers that take one of a question's options as it stands. */
const plain = new Set(['units', 'unitPrefix', 'dateOrder', 'decimalMark', 'delimiter', 'encoding', 'table', 'kind', 'sheet', 'timeZone', 'month'])

/** Members of the answers that hold what the file's words mean: `wellTypes.2R`. */
const words = /^(wellTypes|wellStatuses)\.(.+)$/

/** How a question is answered on this page: a choice, a change of the mapping, or not at all. */
export function answeredBy(question: ImportQuestion): 'choice' | 'mapping' | 'nothing' {
  const { answer, options } = question
  if (answer === 'mapping') return 'mapping'
  const isKnown = plain.has(answer) || ['createMissing', 'headerRow', 'sentinels'].includes(answer) || answer.startsWith('mapping.') || words.test(answer)
  return isKnown && options.length > 0 ? 'choice' : 'nothing'
}

/** Two questions may ask for the same member: a sentinel in two columns. */
export const questionKey = ({ code, column, message }: ImportQuestion): string => `${code} ${column ?? ''} ${message}`

/** The mapping as the server found it: column name → field, empty for a column left out. */
export function proposedMapping(run: ImportRun): Record<string, string> {
  return Object.fromEntries((run.preview?.columns ?? []).map((column) => [column.name, column.field ?? '']))
}

export type Chosen = Readonly<Record<string, string>>

/** What is sent: the choices, and of the mapping only what was changed, so that the rest stays the server's own reading. */
export function answersBody(run: ImportRun, mapping: Readonly<Record<string, string>>, chosen: Chosen): ImportOptions {
  const proposed = proposedMapping(run)
  const changed = Object.fromEntries(Object.entries(mapping).filter(([column, field]) => field !== proposed[column]))
  const body: Record<string, unknown> = {}
  const missing: number[] = []
  for (const question of run.questions) {
    const choice = chosen[questionKey(question)]
    if (choice === undefined || choice === '') continue
    const { answer } = question
    const word = words.exec(answer)
    if (word) body[word[1]!] = { ...(body[word[1]!] as object), [word[2]!]: choice }
    else if (answer.startsWith('mapping.')) changed[choice] = answer.slice('mapping.'.length)
    else if (answer === 'sentinels') {
      if (choice === 'missing' && question.value != null) missing.push(question.value)
      body.sentinels = missing
    } else if (answer === 'createMissing') body.createMissing = choice === 'true'
    else if (answer === 'headerRow') body.headerRow = Number(choice)
    else body[answer] = answer === 'dateOrder' ? snake(choice) : choice
  }
  if (Object.keys(changed).length > 0) body.mapping = changed
  return body as ImportOptions
}

/** Fields that two columns claim: one of them would be dropped. */
export function claimedTwice(mapping: Readonly<Record<string, string>>): string[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const field of Object.values(mapping)) {
    if (field && seen.has(field)) twice.add(field)
    seen.add(field)
  }
  return [...twice]
}

const optionWords: Readonly<Record<string, string>> = {
  wells: 'A list of wells',
  daily_production: 'Daily production',
  monthly_volume: 'Monthly volumes',
  us: 'Field units: bbl, Mcf, psig, °F',
  metric: 'Metric: m³, bar, °C',
  day_first: 'Day first: 31/12/2024',
  month_first: 'Month first: 12/31/2024',
  true: 'Yes',
  false: 'No',
  missing: 'It means not measured',
  value: 'It is a value',
  '.': 'A point: 1234.5',
  ',': 'A comma: 1234,5',
}

/** What a person reads for an option of a question; names of columns and sheets stand as they are in the file. */
export const optionLabel = (option: string): string => optionWords[option] ?? optionWords[snake(option)] ?? option

/** "DayFirst" is said as "day_first". */
const snake = (text: string) => text.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()
