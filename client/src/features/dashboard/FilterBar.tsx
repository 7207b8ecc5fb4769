import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/icons'
import { FieldPicker, LeasePicker, RegionPicker, WellPicker } from '../../ui/Pickers'
import { SpanPicker } from '../../production/SpanPicker'
import type { Filters } from './filters'

interface FilterBarProps {
  filters: Filters
  change: (changes: Record<string, string | undefined>) => void
}

/** Every filter of the dashboard. What is chosen goes to the address, and the address to the server. */
export function FilterBar({ filters, change }: FilterBarProps) {
  const { well, lease, field, region } = filters
  const count = [well, lease, field, region].filter(Boolean).length
  const [open, setOpen] = useState(count > 0)
  return (
    <section aria-label="Filters" className="card mb-3 p-2 sm:p-3">
      <SpanPicker view={filters} change={change} />
      <button
        type="button"
        aria-expanded={open}
        aria-controls="dashboard-filters"
        onClick={() => setOpen(!open)}
        className="mt-1 flex h-11 w-full items-center gap-1.5 rounded px-1 font-medium text-muted hover:text-ink sm:hidden"
      >
        <Icon name="down" className={`size-4 transition-transform ${open ? 'rotate-180' : ''}`} />
        {count ? `${count} filter${count === 1 ? '' : 's'} on` : 'Region, field, lease, well'}
      </button>
      <div id="dashboard-filters" className={`sm:mt-2 sm:block ${open ? '' : 'hidden'}`}>
        <Pickers filters={filters} change={change} count={count} />
      </div>
    </section>
  )
}

function Pickers({ filters, change, count }: FilterBarProps & { count: number }) {
  return (
    <div className="grid gap-2 sm:grid-cols-2 xl:grid-cols-[1fr_1fr_1fr_1.4fr_auto]">
      <RegionPicker value={filters.region} onChange={(region) => change({ region })} />
      <FieldPicker value={filters.field} onChange={(field) => change({ field })} />
      <LeasePicker value={filters.lease} onChange={(lease) => change({ lease })} />
      <WellPicker value={filters.well} onChange={(well) => change({ well })} />
      <Button
        look="quiet"
        disabled={count === 0}
        className={count === 0 ? 'max-xl:hidden' : ''}
        onClick={() => change({ region: undefined, field: undefined, lease: undefined, well: undefined })}
      >
        Reset
      </Button>
    </div>
  )
}
