import type { ImportRun } from '../../api/types'

/** Questions a whole file has one answer to, and the member the answer is sent in. */
const memberOf: readonly (readonly [pattern: RegExp, member: string])[] = [
  [/unit/, 'units'],
  [/zone/, 'timeZone'],
  [/kind|content/, 'kind'],
  [/date/, 'dateOrder'],
  [/duplicate/, 'onDuplicate'],
  [/missing|create|unknown-well/, 'createMissing'],
]

export const answerMember = (code: string): string | undefined => memberOf.find(([pattern]) => pattern.test(code))?.[1]

/** The mapping as far as the server found it: column name → field, empty for a column left out. */
export function proposedMapping(run: ImportRun): Record<string, string> {
  const proposed: Record<string, string> = {}
  for (const column of run.preview?.columns ?? []) proposed[column.name] = run.mapping?.[column.name] ?? column.field ?? ''
  return proposed
}

export function answersBody(run: ImportRun, mapping: Record<string, string>, answers: Record<string, string>): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const [member, answer] of Object.entries(answers)) if (answer) body[member] = member === 'createMissing' ? answer === 'true' : answer
  const chosen = Object.fromEntries(Object.entries(mapping).filter(([, field]) => field))
  if (run.preview) body.mapping = chosen
  return body
}

/** Fields that two columns claim: the server would have to guess which one is meant. */
export function claimedTwice(mapping: Record<string, string>): string[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const field of Object.values(mapping)) {
    if (field && seen.has(field)) twice.add(field)
    seen.add(field)
  }
  return [...twice]
}
