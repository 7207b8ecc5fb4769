import { Segments } from '../ui/Segments'
import { type Range, ranges, type View } from './spans'

interface SpanPickerProps {
  view: View
  change: (changes: Record<string, string | undefined>) => void
}

/** Which days: one of the usual spans, or any two. */
export function SpanPicker({ view, change }: SpanPickerProps) {
  const setDay = (name: 'from' | 'to', day: string) => {
    if (!day) return
    const from = name === 'from' ? day : (view.from ?? day)
    const to = name === 'to' ? day : view.to
    change({ from: from <= to ? from : day, to: from <= to ? to : day, range: undefined, by: undefined })
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="-mx-0.5 max-w-full overflow-x-auto px-0.5 py-0.5">
        <Segments<Range | 'custom'>
          label="Dates"
          value={view.range}
          options={ranges}
          onChange={(range) => change({ range, from: undefined, to: undefined, by: undefined })}
        />
      </div>
      <div className="flex items-center gap-1.5 text-muted max-sm:w-full">
        <input
          type="date"
          aria-label="From"
          value={view.from ?? ''}
          className="control figures sm:w-36"
          onChange={(event) => setDay('from', event.target.value)}
        />
        –
        <input
          type="date"
          aria-label="To"
          value={view.to}
          className="control figures sm:w-36"
          onChange={(event) => setDay('to', event.target.value)}
        />
      </div>
    </div>
  )
}
