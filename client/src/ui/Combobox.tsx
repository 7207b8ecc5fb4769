import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Icon } from './icons'

export interface Choice {
  id: string
  label: string
  note?: string | undefined
}

interface ComboboxProps {
  label: string
  /** Shown while nothing is chosen. */
  placeholder: string
  value: Choice | undefined
  choices: readonly Choice[]
  loading?: boolean
  onSearch: (text: string) => void
  onChoose: (choice: Choice | undefined) => void
  clearable?: boolean
  className?: string
}

/** Type to search, arrows to move, Enter to take, Escape to leave (the ARIA pattern of a list combobox). */
export function Combobox({
  label,
  placeholder,
  value,
  choices,
  loading = false,
  onSearch,
  onChoose,
  clearable = true,
  className = '',
}: ComboboxProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const list = useRef<HTMLUListElement>(null)

  useEffect(() => setActive(0), [choices])
  useEffect(() => {
    list.current?.querySelector('[data-active=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const search = (next: string) => {
    setText(next)
    setOpen(true)
    onSearch(next)
  }
  const close = () => {
    setOpen(false)
    setText('')
    onSearch('')
  }
  const choose = (choice: Choice | undefined) => {
    close()
    onChoose(choice)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) return setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive((now) => (choices.length ? (now + step + choices.length) % choices.length : 0))
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      const choice = choices[active]
      if (choice) choose(choice)
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      close()
    }
  }

  return (
    <div className={`relative min-w-0 ${className}`} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && close()}>
      <input
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && choices[active] ? `${id}-${active}` : undefined}
        autoComplete="off"
        className={`control pr-8 ${value && !open ? 'font-medium' : ''}`}
        placeholder={value ? value.label : placeholder}
        value={open ? text : (value?.label ?? '')}
        onChange={(event) => search(event.target.value)}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
      />
      {value && clearable ? (
        <button
          type="button"
          aria-label={`Clear ${label.toLowerCase()}`}
          onClick={() => choose(undefined)}
          className="absolute top-1/2 right-1.5 grid size-6 -translate-y-1/2 place-items-center rounded text-muted hover:text-ink"
        >
          <Icon name="close" className="size-3.5" />
        </button>
      ) : (
        <Icon name="down" className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-muted" />
      )}
      {open && (
        <ul
          ref={list}
          id={`${id}-list`}
          role="listbox"
          aria-label={label}
          tabIndex={-1}
          className="absolute z-30 mt-1 max-h-72 w-full min-w-56 overflow-y-auto rounded-md border border-line bg-panel py-1 shadow-lg"
        >
          {choices.map((choice, index) => (
            <li
              key={choice.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={choice.id === value?.id}
              data-active={index === active}
              className="px-3 py-2 data-[active=true]:bg-hover sm:py-1.5"
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => setActive(index)}
              onClick={() => choose(choice)}
            >
              <span className="block truncate">{choice.label}</span>
              {choice.note && <span className="block truncate text-xs text-muted">{choice.note}</span>}
            </li>
          ))}
          {choices.length === 0 && <li className="px-3 py-2 text-muted">{loading ? 'Searching…' : 'Nothing found'}</li>}
        </ul>
      )}
    </div>
  )
}
