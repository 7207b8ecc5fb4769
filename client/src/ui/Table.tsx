import type { ReactNode } from 'react'
import { Icon } from './icons'

/** Wide tables scroll inside their own frame, reachable by keyboard; the page itself never scrolls sideways. */
export function TableFrame({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="relative overflow-x-auto" role="region" aria-label={label} tabIndex={0}>
      <table className="w-full border-collapse text-left">{children}</table>
    </div>
  )
}

export const cell = 'border-t border-line px-3 py-2 align-middle'
export const numberCell = `${cell} figures text-right whitespace-nowrap`
const head = 'px-3 py-2 text-xs font-medium text-muted whitespace-nowrap align-bottom'

export function Head({ children, numeric = false, className = '' }: { children?: ReactNode; numeric?: boolean; className?: string }) {
  return (
    <th scope="col" className={`${head} ${numeric ? 'text-right' : ''} ${className}`}>
      {children}
    </th>
  )
}

interface SortHeadProps {
  name: string
  /** Current order: "boe" ascending, "-boe" descending. */
  sort: string
  onSort: (sort: string) => void
  numeric?: boolean
  className?: string
  children: ReactNode
}

export function SortHead({ name, sort, onSort, numeric = false, className = '', children }: SortHeadProps) {
  const ascending = sort === name
  const descending = sort === `-${name}`
  const next = numeric ? (descending ? name : `-${name}`) : ascending ? `-${name}` : name
  return (
    <th
      scope="col"
      aria-sort={ascending ? 'ascending' : descending ? 'descending' : 'none'}
      className={`${head} ${numeric ? 'text-right' : ''} ${className}`}
    >
      <button
        type="button"
        onClick={() => onSort(next)}
        className={`-mx-1 inline-flex items-center gap-1 rounded px-1 py-0.5 hover:text-ink ${ascending || descending ? 'text-ink' : ''}`}
      >
        {children}
        <Icon name="down" className={`size-3 ${ascending ? 'rotate-180' : ''} ${ascending || descending ? '' : 'invisible'}`} />
      </button>
    </th>
  )
}
