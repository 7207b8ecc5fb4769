import { type ApiProblem, fieldOf } from '../../api/problem'
import type { DailyProduction, Limit } from '../../api/types'
import { parseFigure, toInput, type UnitSystem } from '../../units/units'
import { allFields, type EntryField, type FieldGroup, type InjectionProduct, valueOf } from '../../production/fields'
import { checkLimits, type Issue } from './limits'

/** A day as it stands in the form: text until it is saved, so that nothing typed is ever lost to a conversion. */
export interface Draft {
  texts: Partial<Record<EntryField, string>>
  downtimeReason: string
  injectionProduct: InjectionProduct
  notes: string
  isEstimated: boolean
}

/** An empty form runs the whole day and injects what was injected last; a recorded day starts as it was recorded. */
export function draftOf(record: DailyProduction | undefined, groups: readonly FieldGroup[], last?: DailyProduction): Draft {
  const texts: Draft['texts'] = {}
  for (const { field } of allFields(groups)) texts[field] = toInput(valueOf(record, field))
  if (!record) texts.hoursOn = '24'
  return {
    texts,
    downtimeReason: record?.downtime?.[0]?.reason ?? '',
    injectionProduct: (record ?? last)?.injectionProduct ?? 'water',
    notes: record?.notes ?? '',
    isEstimated: record?.isEstimated ?? false,
  }
}

export interface Reading {
  values: Partial<Record<EntryField, number | null>>
  /** Texts that are no numbers and values beyond a limit, by field. */
  issues: Issue[]
}

export function readDraft(draft: Draft, groups: readonly FieldGroup[], limits: readonly Limit[], units: UnitSystem): Reading {
  const values: Reading['values'] = {}
  const issues: Issue[] = []
  const fields = allFields(groups)
  for (const { field } of fields) {
    const parsed = parseFigure(draft.texts[field] ?? '')
    if ('message' in parsed) issues.push({ field, severity: 'error', code: 'not-a-number', message: parsed.message })
    else values[field] = parsed.value
  }
  const labels = Object.fromEntries(fields.map(({ field, label }) => [field, label]))
  return { values, issues: [...issues, ...checkLimits(values as Record<string, number | null>, limits, labels, units)] }
}

/** Hours on say how long the well was down, until somebody says otherwise. */
export function withHoursOn(draft: Draft, hoursOn: string): Draft {
  const before = downtimeFor(draft.texts.hoursOn ?? '')
  const isOurs = (draft.texts.downtimeHours ?? '') === '' || draft.texts.downtimeHours === before
  return { ...draft, texts: { ...draft.texts, hoursOn, ...(isOurs && { downtimeHours: downtimeFor(hoursOn) }) } }
}

function downtimeFor(hoursOn: string): string {
  const parsed = parseFigure(hoursOn)
  if ('message' in parsed || parsed.value === null || parsed.value < 0 || parsed.value >= 24) return ''
  return String(Number((24 - parsed.value).toFixed(4)))
}

interface Identity {
  wellId: string
  day: string
}

/** Computed by the server for its answers. */
const answeredOnly = ['findings', 'wellName', 'derived']

/** What is sent. Values the form does not show stay as they were recorded. */
export function bodyOf(
  { wellId, day }: Identity,
  draft: Draft,
  values: Reading['values'],
  base: DailyProduction | undefined,
): DailyProduction {
  const down = values.downtimeHours ?? 0
  const reason = draft.downtimeReason.trim()
  const body: Record<string, unknown> = {
    ...base,
    wellId,
    productionDate: day,
    ...values,
    notes: draft.notes.trim() || null,
    isEstimated: draft.isEstimated,
    // Several outages in a day are kept as they are; one is what the form shows.
    ...((base?.downtime?.length ?? 0) < 2 && { downtime: down > 0 && reason ? [{ ...base?.downtime?.[0], hours: down, reason }] : null }),
    ...(typeof values.injectionVolume === 'number' && { injectionProduct: draft.injectionProduct }),
    ...(!base && { entrySource: 'web' }),
    ...(draft.isEstimated && !base?.volumeMethod && { volumeMethod: 'estimated' }),
  }
  for (const name of answeredOnly) delete body[name]
  // Absent and null are the same: not measured.
  for (const [name, value] of Object.entries(body)) if (value === null || value === undefined) delete body[name]
  return body as unknown as DailyProduction
}

/** The server's refusal, field by field; what belongs to no field of the form is said above it. */
export function issuesOf(problem: ApiProblem, groups: readonly FieldGroup[]): { byField: Issue[]; general: string[] } {
  const known = new Set<string>(allFields(groups).map(({ field }) => field))
  const byField: Issue[] = []
  const general: string[] = []
  for (const { pointer, code, detail } of problem.errors) {
    const field = fieldOf(pointer)
    if (known.has(field) || field === 'notes' || field === 'amendReason' || field === 'downtime')
      byField.push({ field, severity: 'error', code, message: detail })
    else general.push(detail)
  }
  if (problem.errors.length === 0) general.push(problem.detail)
  return { byField, general }
}

export interface Difference {
  field: EntryField
  label: string
  mine: number | null
  theirs: number | null
}

/** Fields in which what I typed and what somebody else saved meanwhile are not the same. */
export function differences(mine: Reading['values'], theirs: DailyProduction, groups: readonly FieldGroup[]): Difference[] {
  return allFields(groups).flatMap(({ field, label }) => {
    const [a, b] = [mine[field] ?? null, valueOf(theirs, field)]
    return a === b ? [] : [{ field, label, mine: a, theirs: b }]
  })
}
