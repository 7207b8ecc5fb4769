import { Link, useLocation } from 'wouter'
import { useSignOut } from '../../api/session'
import type { Me } from '../../api/types'
import { Button, buttonLook } from '../../ui/Button'
import { Icon } from '../../ui/icons'
import { Segments } from '../../ui/Segments'
import { useUnits } from '../../units/UnitsProvider'
import { words } from '../../units/units'

const unitChoices = [
  ['us', 'US field'],
  ['metric', 'Metric'],
] as const

/** Who is signed in, the units to read in, and the way out. A native popover: Escape and a click beside it close it. */
export function AccountMenu({ me, place }: { me: Me; place: 'above' | 'below' }) {
  const [, go] = useLocation()
  const signOut = useSignOut()
  const { units, setUnits } = useUnits()
  const id = `account-${place}`
  const where = place === 'above' ? 'bottom-16 left-3' : 'top-13 right-3 left-auto'
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className={
          place === 'above'
            ? 'flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-left hover:bg-hover'
            : 'grid size-11 place-items-center rounded-full hover:bg-hover'
        }
      >
        <span className="grid size-7 shrink-0 place-items-center rounded-full bg-sunken">
          <Icon name="person" className="size-4" />
        </span>
        <span className="sr-only">Account of {place === 'below' && me.displayName}</span>
        {place === 'above' && (
          <span className="min-w-0">
            <span className="block truncate font-medium">{me.displayName}</span>
            <span className="block truncate text-xs text-muted">{me.organization.name}</span>
          </span>
        )}
      </button>
      <div id={id} popover="auto" className={`fixed inset-auto m-0 w-64 card p-4 text-ink shadow-lg ${where}`}>
        <p className="font-medium">{me.displayName}</p>
        <p className="truncate text-muted">{me.email}</p>
        <p className="mt-0.5 text-xs text-muted">
          {me.roles.map(words).join(', ')} · {me.organization.name}
        </p>
        <p className="mt-4 mb-1 text-xs font-medium text-muted">Units</p>
        <Segments label={`Units (${place})`} value={units} options={unitChoices} onChange={setUnits} />
        <Link
          href="/account"
          className={`${buttonLook('quiet')} mt-3 -ml-3`}
          onClick={() => document.getElementById(id)?.hidePopover()}
        >
          Password and two-factor
        </Link>
        {signOut.error && (
          <p role="alert" className="mt-3 text-bad">
            {signOut.error.message}
          </p>
        )}
        <Button
          className="mt-2 w-full"
          busy={signOut.isPending}
          onClick={() => signOut.mutate(undefined, { onSuccess: () => go('/sign-in', { replace: true }) })}
        >
          Sign out
        </Button>
      </div>
    </>
  )
}
