import { Link } from 'wouter'
import type { Well } from '../../api/types'
import { Icon } from '../../ui/icons'
import { StatusBadge } from '../../ui/StatusBadge'

interface RouteListProps {
  wells: readonly Well[]
  recorded: ReadonlySet<string>
  current: string
  hrefOf: (well: Well) => string
}

/** The wells of the round, and which of them are done. */
export function RouteList({ wells, recorded, current, hrefOf }: RouteListProps) {
  return (
    <ul className="max-h-[calc(100dvh-15rem)] overflow-y-auto">
      {wells.map((well) => {
        const isDone = recorded.has(well.id)
        return (
          <li key={well.id}>
            <Link
              href={hrefOf(well)}
              aria-current={well.id === current ? 'true' : undefined}
              className="relative flex items-center gap-2 border-t border-line px-3 py-2 hover:bg-hover aria-[current=true]:bg-hover aria-[current=true]:font-medium"
            >
              <span
                className={`grid size-4 shrink-0 place-items-center rounded-full border ${isDone ? 'border-good bg-good text-panel' : 'border-line-strong'}`}
              >
                {isDone && <Icon name="check" className="size-3" />}
              </span>
              <span className="min-w-0 flex-1">
                <span className="block truncate">{well.wellName}</span>
                {well.leaseName && <span className="block truncate text-xs font-normal text-muted">{well.leaseName}</span>}
              </span>
              {well.wellStatus !== 'producing' && <StatusBadge status={well.wellStatus} />}
              <span className="sr-only">{isDone ? 'recorded' : 'to do'}</span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
