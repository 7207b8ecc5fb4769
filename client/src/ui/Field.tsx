import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from 'react'

interface Labelled {
  label: string
  /** The label is a sentence to be read, not a name to be glanced at. */
  isQuestion?: boolean
  hint?: ReactNode
  error?: string | undefined
}

interface FrameProps extends Labelled {
  className?: string
  children: (ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode
}

/** A control with its name, its hint and its refusal, tied together for every kind of reader. */
export function Field({ label, isQuestion = false, hint, error, className = '', children }: FrameProps) {
  const id = useId()
  const noteId = `${id}-note`
  const hasNote = Boolean(error ?? hint)
  return (
    <div className={`min-w-0 ${className}`}>
      <label htmlFor={id} className={`mb-1 block font-medium ${isQuestion ? 'text-sm' : 'text-xs text-muted'}`}>
        {label}
      </label>
      {children({ id, ...(hasNote && { 'aria-describedby': noteId }), ...(error && { 'aria-invalid': true }) })}
      {hasNote && (
        <p id={noteId} className={`mt-1 text-xs ${error ? 'text-bad' : 'text-muted'}`}>
          {error ?? hint}
        </p>
      )}
    </div>
  )
}

type TextFieldProps = Labelled & Omit<InputHTMLAttributes<HTMLInputElement>, 'id'>

export function TextField({ label, hint, error, className = '', ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} className={className}>
      {(ids) => <input {...ids} {...input} className="control" />}
    </Field>
  )
}

interface SelectFieldProps extends Labelled, Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id'> {
  options: readonly (readonly [value: string, label: string])[]
}

export function SelectField({ label, isQuestion = false, hint, error, className = '', options, ...select }: SelectFieldProps) {
  return (
    <Field label={label} isQuestion={isQuestion} hint={hint} error={error} className={className}>
      {(ids) => (
        <select {...ids} {...select} className="control">
          {options.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

interface CheckFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  label: string
  hint?: string
}

export function CheckField({ label, hint, ...input }: CheckFieldProps) {
  return (
    <label className="flex min-h-11 items-start gap-2.5 py-2 sm:min-h-0 sm:py-1">
      <input type="checkbox" className="mt-0.5 size-4 accent-ink" {...input} />
      <span>
        {label}
        {hint && <span className="block text-xs text-muted">{hint}</span>}
      </span>
    </label>
  )
}
