import { type KeyboardEvent, useId } from 'react'
import { change, formatChange, formatRecorded, parseFigure, type UnitSystem, unitLabel } from '../../units/units'
import { Icon } from '../../ui/icons'
import type { FieldInfo } from '../../production/fields'
import type { Issue } from './limits'

const tones = { oil: 'bg-oil', gas: 'bg-gas', water: 'bg-water' }

interface EntryRowProps {
  info: FieldInfo
  units: UnitSystem
  text: string
  former: number | null
  /** Name of the former day, for those who hear the form. */
  formerName: string
  issue: Issue | undefined
  readOnly: boolean
  onChange: (text: string) => void
}

/** One reading: its name and unit, what is typed, and yesterday's value in sight, one press away from being taken over. */
export function EntryRow({ info, units, text, former, formerName, issue, readOnly, onChange }: EntryRowProps) {
  const id = useId()
  const noteId = `${id}-note`
  const parsed = parseFigure(text)
  const moved = info.quantity !== 'hours' && 'value' in parsed ? change(parsed.value, former) : undefined
  const isError = issue?.severity === 'error'
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== '=') return toNextEntry(event)
    event.preventDefault()
    if (former !== null && !readOnly) onChange(String(former))
  }
  return (
    <div className="relative grid grid-cols-[minmax(0,1fr)_7rem_6rem] items-center gap-x-2 py-1 sm:grid-cols-[minmax(0,1fr)_8rem_7rem] sm:gap-x-3 sm:py-[3px]">
      <label htmlFor={id} className="min-w-0 leading-tight">
        {info.tone && <span className={`mr-2 inline-block h-4 w-1 rounded-full align-[-3px] ${tones[info.tone]}`} />}
        <span className={info.tone ? 'font-medium' : ''}>{info.label}</span>{' '}
        <span className="text-xs text-muted">{unitLabel(info.quantity, units)}</span>
      </label>
      <input
        id={id}
        name={info.field}
        data-entry
        inputMode="decimal"
        enterKeyHint="next"
        autoComplete="off"
        readOnly={readOnly}
        value={text}
        aria-describedby={noteId}
        aria-invalid={isError || undefined}
        className={`control figures text-right font-medium read-only:bg-sunken ${issue && !isError ? 'border-warn' : ''}`}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.target.select()}
      />
      {former === null || readOnly ? (
        <span className="figures pr-2 text-right text-muted">{formatRecorded(former)}</span>
      ) : (
        <button
          type="button"
          tabIndex={-1}
          title={`Take over ${formerName}`}
          onClick={() => onChange(String(former))}
          className="figures h-11 rounded-md pr-2 text-right text-muted hover:bg-hover hover:text-ink sm:h-9"
        >
          <span className="sr-only">{info.label}: take over </span>
          {formatRecorded(former)}
          <span className="sr-only"> of {formerName} </span>
          {moved !== undefined && moved !== 0 && <span className="block text-[11px] leading-none">{formatChange(moved)}</span>}
        </button>
      )}
      <p id={noteId} className={issue ? `col-span-3 mt-1 flex gap-1.5 text-xs ${isError ? 'text-bad' : 'text-warn'}` : 'sr-only'}>
        {issue ? (
          <>
            <Icon name="warning" className="size-4" /> {issue.message}
          </>
        ) : (
          former !== null && `${formerName}: ${formatRecorded(former)}`
        )}
      </p>
    </div>
  )
}

/** Enter walks down the form, as the "next" key of a phone does. */
function toNextEntry(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  const form = event.currentTarget.form
  const stops = [...(form?.querySelectorAll<HTMLElement>('input[data-entry], button[type=submit]') ?? [])].filter(
    (stop) => stop.offsetParent,
  )
  stops[stops.indexOf(event.currentTarget) + 1]?.focus()
}
