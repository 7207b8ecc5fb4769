import { formatPercent } from '../units/units'

/** A change against something: the arrow for the eye, the word for the ear. Neither is coloured as good or bad: less water may be either. */
export function Delta({ fraction }: { fraction: number }) {
  return (
    <span className="font-medium text-ink">
      {fraction !== 0 && (
        <>
          <span aria-hidden="true">{fraction > 0 ? '▲' : '▼'} </span>
          <span className="sr-only">{fraction > 0 ? 'up' : 'down'} </span>
        </>
      )}
      {formatPercent(Math.abs(fraction))}
    </span>
  )
}
