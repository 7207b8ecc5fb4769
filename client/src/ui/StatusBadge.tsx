import { words } from '../units/units'

const tones: Record<string, string> = {
  producing: 'text-good bg-good-soft',
  injecting: 'text-good bg-good-soft',
  completed: 'text-good bg-good-soft',
  done: 'text-good bg-good-soft',
  shut_in: 'text-warn bg-warn-soft',
  temporarily_abandoned: 'text-warn bg-warn-soft',
  waiting: 'text-warn bg-warn-soft',
  failed: 'text-bad bg-bad-soft',
}

export function StatusBadge({ status, tone }: { status: string | null | undefined; tone?: string }) {
  if (!status) return null
  return (
    <span
      className={`inline-block rounded px-1.5 py-0.5 text-xs font-medium whitespace-nowrap ${tones[tone ?? status] ?? 'bg-sunken text-muted'}`}
    >
      {words(status)}
    </span>
  )
}
