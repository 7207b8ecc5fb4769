import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { isProblem } from '../../api/problem'
import { useSession } from '../../api/session'
import type { DailyProduction, Limit, Well } from '../../api/types'
import { Button } from '../../ui/Button'
import { CheckField, Field, TextField } from '../../ui/Field'
import { Segments } from '../../ui/Segments'
import { Notice } from '../../ui/states'
import { type Day, momentLabel, weekdayLabel } from '../../units/days'
import type { UnitSystem } from '../../units/units'
import { words } from '../../units/units'
import { bodyOf, type Difference, type Draft, differences, draftOf, issuesOf, readDraft, withHoursOn } from './capture'
import { Conflict } from './Conflict'
import { EntryRow } from './EntryRow'
import { type EntryField, groupsFor, injectionProducts, takesInjection, valueOf } from '../../production/fields'
import { Findings } from '../../production/Findings'
import { keep, keptKey, readKept } from './kept'
import type { Issue } from './limits'
import { readDay, useSaveDay } from './queries'

interface EntryFormProps {
  well: Well
  day: Day
  units: UnitSystem
  limits: readonly Limit[]
  record: DailyProduction | undefined
  /** The newest day recorded before this one. */
  last: DailyProduction | undefined
  nextWell: Well | undefined
  /** The hands are on the keys already: the first reading takes the next one. */
  takesFocus: boolean
  mayAmend: boolean
  onSaved: (record: DailyProduction, goOn: boolean) => void
}

export function EntryForm({ well, day, units, limits, record, last, nextWell, takesFocus, mayAmend, onSaved }: EntryFormProps) {
  const key = keptKey(useSession().id, well.id, day, units)
  const [kept, setKept] = useState(() => readKept(key))
  const [base, setBase] = useState(record)
  const [draft, setDraft] = useState(() => kept?.draft ?? draftOf(record, groupsFor(well.wellType), last))
  const groups = groupsFor(well.wellType, draft.injectionProduct)
  const [reason, setReason] = useState(kept?.reason ?? '')
  const [refused, setRefused] = useState<{ byField: Issue[]; general: string[] }>({ byField: [], general: [] })
  const [conflict, setConflict] = useState<{ theirs: DailyProduction; fields: Difference[] } | undefined>(() =>
    // Typed against another state of the day than the present one: both are shown.
    kept && record && kept.version !== record.rowVersion
      ? { theirs: record, fields: differences(readDraft(kept.draft, groups, limits, units).values, record, groups) }
      : undefined,
  )
  const [isTouched, setTouched] = useState(kept !== undefined)
  const [isSaved, setSaved] = useState(false)
  const goOn = useRef(false)
  const form = useRef<HTMLFormElement>(null)
  const save = useSaveDay(units)
  const reading = readDraft(draft, groups, limits, units)
  const readOnly = base !== undefined && !mayAmend
  const isAmendment = base !== undefined

  useEffect(() => {
    if (takesFocus) form.current?.querySelector<HTMLElement>('input[data-entry]')?.focus({ preventScroll: true })
    // Once, when the well opens.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  useEffect(() => {
    if (isTouched) keep(key, { draft, reason, version: base?.rowVersion ?? 0 })
  }, [key, isTouched, draft, reason, base])

  const forget = () => {
    keep(key, undefined)
    setKept(undefined)
    setTouched(false)
  }

  const startOver = () => {
    forget()
    setDraft(draftOf(base, groups, last))
    setReason('')
    setConflict(undefined)
  }

  const issueOf = (field: string): Issue | undefined =>
    refused.byField.find((issue) => issue.field === field) ??
    (isTouched || base ? reading.issues : []).find((issue) => issue.field === field) ??
    foundAt(base, field)

  const edit = (changed: Draft) => {
    setTouched(true)
    setDraft(changed)
  }

  const setText = (field: EntryField, text: string) => {
    setTouched(true)
    setRefused(({ byField, general }) => ({ byField: byField.filter((issue) => issue.field !== field), general }))
    setDraft((former) => (field === 'hoursOn' ? withHoursOn(former, text) : { ...former, texts: { ...former.texts, [field]: text } }))
  }

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    goOn.current = (event.submitter as HTMLButtonElement | null)?.value === 'next'
    setTouched(true)
    const isBlocked = reading.issues.some((issue) => issue.severity === 'error')
    if (isBlocked || save.isPending) return focusFirstError(form)
    setRefused({ byField: [], general: [] })
    save.mutate(
      { body: bodyOf({ wellId: well.id, day }, draft, reading.values, base), base, amendReason: reason.trim() },
      {
        onSuccess: (saved) => {
          adopt(saved)
          setSaved(true)
          // What was found stands above the form, and the button below it.
          if (saved.findings?.length) form.scrollIntoView()
          onSaved(saved, goOn.current)
        },
        onError: (error) => void explain(error).then((isConflict) => (isConflict ? form.scrollIntoView() : focusFirstError(form))),
      },
    )
  }

  const adopt = (saved: DailyProduction) => {
    setBase(saved)
    setDraft(draftOf(saved, groups))
    setReason('')
    setConflict(undefined)
    forget()
  }

  /** Shows why nothing was saved; true where somebody else saved the day meanwhile. */
  const explain = async (error: Error): Promise<boolean> => {
    const refuse = (why: typeof refused) => {
      setRefused(why)
      return false
    }
    if (!isProblem(error)) return refuse({ byField: [], general: [error.message] })
    const theirs =
      error.code === 'duplicate-day'
        ? await readDay(String(error.body.existingId), units).catch(() => undefined)
        : error.status === 412
          ? (error.body.current as DailyProduction | undefined)
          : undefined
    if (!theirs) return refuse(issuesOf(error, groups))
    setBase(theirs)
    setConflict({ theirs, fields: differences(reading.values, theirs, groups) })
    return true
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={onSubmit}
      className="scroll-mt-28 space-y-3"
      onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.currentTarget.requestSubmit()}
    >
      {kept && (
        <Notice tone="info" title="What you typed before is still here" action={<Button onClick={startOver}>Start over</Button>}>
          It is not saved yet.
        </Notice>
      )}
      {base && <RecordedNote record={base} readOnly={readOnly} />}
      {base && <Findings findings={base.findings} />}
      {conflict && (
        <Conflict
          theirs={conflict.theirs}
          fields={conflict.fields}
          units={units}
          onTake={(field) => setText(field, String(valueOf(conflict.theirs, field) ?? ''))}
        />
      )}
      {groups.map((group, index) => (
        <fieldset key={group.title} className="card min-w-0 px-3 pb-2 sm:px-4">
          <legend className="sr-only">{group.title}</legend>
          <div className="grid grid-cols-[minmax(0,1fr)_7rem_6rem] gap-x-2 border-b border-line py-2 text-xs font-medium text-muted sm:grid-cols-[minmax(0,1fr)_8rem_7rem] sm:gap-x-3">
            <span>{group.title}</span>
            <span className="text-right">{weekdayLabel(day)}</span>
            <span className="pr-2 text-right">{index === 0 || last ? (last ? formerLabel(last, day) : 'No day before') : ''}</span>
          </div>
          <div className="pt-1.5">
            {index === 0 && takesInjection(well.wellType) && !readOnly && (
              <div className="py-1.5">
                <Segments
                  label="Injected product"
                  value={draft.injectionProduct}
                  options={injectionProducts}
                  onChange={(injectionProduct) => edit({ ...draft, injectionProduct })}
                />
              </div>
            )}
            {group.fields.map((info) => (
              <EntryRow
                key={info.field}
                info={info}
                units={units}
                text={draft.texts[info.field] ?? ''}
                former={valueOf(last, info.field)}
                formerName={last ? formerLabel(last, day) : ''}
                issue={issueOf(info.field)}
                readOnly={readOnly}
                onChange={(text) => setText(info.field, text)}
              />
            ))}
            {index === 0 && !readOnly && (reading.values.downtimeHours ?? 0) > 0 && (
              <div className="pt-1 pb-1.5">
                <TextField
                  label="Why it was down"
                  name="downtimeReason"
                  list="downtime-reasons"
                  maxLength={100}
                  value={draft.downtimeReason}
                  error={issueOf('downtime')?.message}
                  onChange={(event) => edit({ ...draft, downtimeReason: event.target.value })}
                />
                <datalist id="downtime-reasons">
                  {downtimeReasons.map((one) => (
                    <option key={one} value={one} />
                  ))}
                </datalist>
              </div>
            )}
          </div>
        </fieldset>
      ))}

      {!readOnly && (
        <div className="card space-y-2 p-3 sm:px-4">
          <Field label="Notes" error={issueOf('notes')?.message}>
            {(ids) => (
              <textarea
                {...ids}
                name="notes"
                rows={2}
                maxLength={500}
                value={draft.notes}
                className="control h-auto py-2"
                onChange={(event) => edit({ ...draft, notes: event.target.value })}
              />
            )}
          </Field>
          <CheckField
            label="Estimated"
            hint="Not measured this day."
            checked={draft.isEstimated}
            onChange={(event) => edit({ ...draft, isEstimated: event.target.checked })}
          />
          {isAmendment && (
            <TextField
              label="Reason for the change"
              name="amendReason"
              required
              value={reason}
              error={issueOf('amendReason')?.message}
              hint="Kept with the former values."
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </div>
      )}
      {!readOnly && (
        <div className="sticky bottom-14 z-10 -mx-3 flex flex-wrap gap-2 border-t border-line bg-ground/95 px-3 py-2 backdrop-blur-sm sm:mx-0 sm:border-0 sm:px-0 lg:bottom-0">
          {refused.general.map((detail) => (
            <div key={detail} className="w-full">
              <Notice tone="bad" title={detail} />
            </div>
          ))}
          <Button type="submit" value="next" look="primary" busy={save.isPending} className="flex-1 sm:flex-none">
            {nextWell ? 'Save & next well' : 'Save'}
          </Button>
          {nextWell && (
            <Button type="submit" value="stay" disabled={save.isPending}>
              Save
            </Button>
          )}
          <span role="status" className="self-center font-medium text-good">
            {isSaved && !isTouched && 'Saved'}
          </span>
          <span className="ml-auto self-center text-xs text-muted max-sm:hidden">
            Enter: next reading · = as the day before · Ctrl Enter: save
          </span>
        </div>
      )}
    </form>
  )
}

const downtimeReasons = [
  'Power failure',
  'Pump failure',
  'Engine down',
  'Rod part',
  'Tubing leak',
  'High line pressure',
  'Tank full',
  'Weather',
  'Workover',
  'Well test',
]

const formerLabel = (last: DailyProduction, day: Day): string =>
  Date.parse(day) - Date.parse(last.productionDate) === 86_400_000 ? 'Yesterday' : weekdayLabel(last.productionDate)

function foundAt(record: DailyProduction | undefined, field: string): Issue | undefined {
  const found = record?.findings?.find((finding) => finding.pointer === `#/${field}`)
  return found && { field, severity: found.severity, code: found.code, message: found.message }
}

function RecordedNote({ record, readOnly }: { record: DailyProduction; readOnly: boolean }) {
  const changed = record.rowChangedDate ?? record.rowCreatedDate
  return (
    <p className="flex flex-wrap gap-x-2 text-muted">
      <span className="font-medium text-ink">{readOnly ? 'Recorded' : 'Recorded – saving again amends it'}</span>
      {changed && <span>{momentLabel(changed)}</span>}
      {record.entrySource && <span>{words(record.entrySource)}</span>}
      {record.reviewStatus && <span>{words(record.reviewStatus)}</span>}
    </p>
  )
}

function focusFirstError(form: HTMLFormElement) {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
}
