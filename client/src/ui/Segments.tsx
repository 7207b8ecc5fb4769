interface SegmentsProps<T extends string> {
  label: string
  value: T
  options: readonly (readonly [value: T, label: string])[]
  onChange: (value: T) => void
}

/** A short choice, all answers in view. Radio buttons underneath, so the arrow keys work as everywhere. */
export function Segments<T extends string>({ label, value, options, onChange }: SegmentsProps<T>) {
  return (
    <fieldset className="inline-flex rounded-md border border-line bg-sunken p-0.5">
      <legend className="sr-only">{label}</legend>
      {options.map(([option, text]) => (
        <label
          key={option}
          className="relative flex h-10 min-w-10 cursor-pointer items-center justify-center rounded-[5px] px-2.5 text-xs font-medium whitespace-nowrap
            text-muted hover:text-ink has-checked:bg-raised has-checked:text-ink has-checked:shadow-sm
            has-focus-visible:outline-2 has-focus-visible:outline-focus sm:h-[30px] sm:min-w-8"
        >
          <input
            type="radio"
            className="sr-only"
            name={label}
            value={option}
            checked={option === value}
            onChange={() => onChange(option)}
          />
          {text}
        </label>
      ))}
    </fieldset>
  )
}
