import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { Link, Redirect, useLocation, useSearch } from 'wouter'
import { signInAddress } from '../../addresses'
import { followEvents } from '../../api/events'
import { isProblem } from '../../api/problem'
import { sessionKey, useApi } from '../../api/query'
import { mayImport, mayRecord, SessionProvider } from '../../api/session'
import type { Me } from '../../api/types'
import { Icon, type IconName, Mark } from '../../ui/icons'
import { ErrorState, SkeletonRows } from '../../ui/states'
import { UnitsProvider } from '../../units/UnitsProvider'
import { AccountMenu } from './AccountMenu'

interface Place {
  href: string
  label: string
  icon: IconName
  isFor: (me: Me) => boolean
}

const everybody = () => true
const places: Place[] = [
  { href: '/', label: 'Dashboard', icon: 'dashboard', isFor: everybody },
  { href: '/daily', label: 'Daily entry', icon: 'daily', isFor: mayRecord },
  { href: '/wells', label: 'Wells', icon: 'wells', isFor: everybody },
  { href: '/months', label: 'Months', icon: 'months', isFor: everybody },
  { href: '/imports', label: 'Imports', icon: 'imports', isFor: mayImport },
]

/** The frame of the office: who is here, where one can go, and the live connection. */
export function Shell({ children }: { children: ReactNode }) {
  const session = useApi(sessionKey[0], {}, { staleTime: 300_000 })
  const [path] = useLocation()
  const search = useSearch()
  const queries = useQueryClient()
  const signedIn = session.data !== undefined

  useEffect(() => (signedIn ? followEvents(queries) : undefined), [signedIn, queries])

  if (isProblem(session.error) && session.error.status === 401)
    return <Redirect to={signInAddress(search ? `${path}?${search}` : path)} replace />
  if (session.isPending) return <SkeletonRows />
  if (!session.data)
    return (
      <main className="mx-auto max-w-lg p-6">
        <ErrorState error={session.error} onRetry={() => void session.refetch()} />
      </main>
    )

  const me = session.data
  const open = places.filter((place) => place.isFor(me))
  return (
    <SessionProvider value={me}>
      <UnitsProvider fallback={me.organization.defaultUnits}>
        <a href="#main" className="sr-only focus:not-sr-only focus:fixed focus:z-50 focus:bg-panel focus:p-3">
          Skip to content
        </a>
        <div className="lg:grid lg:min-h-dvh lg:grid-cols-[13rem_minmax(0,1fr)]">
          <div className="sticky top-0 z-20 flex h-12 items-center gap-3 border-b border-line bg-panel px-3 sm:px-6 lg:hidden">
            <Mark className="size-6" />
            <span className="min-w-0 flex-1 truncate font-semibold">{me.organization.name}</span>
            <AccountMenu me={me} place="below" />
          </div>
          <aside className="sticky top-0 hidden h-dvh flex-col border-r border-line bg-panel p-3 lg:flex">
            <p className="mb-5 flex items-center gap-2.5 px-2 pt-1.5 font-semibold tracking-tight">
              <Mark /> Pumpjack
            </p>
            <nav aria-label="Main">
              <ul className="space-y-0.5">
                {open.map((place) => (
                  <li key={place.href}>
                    <SideLink place={place} here={path} />
                  </li>
                ))}
              </ul>
            </nav>
            <div className="mt-auto">
              <AccountMenu me={me} place="above" />
            </div>
          </aside>
          <main id="main" tabIndex={-1} className="min-w-0 pb-20 outline-none lg:pb-6">
            {children}
          </main>
          <nav
            aria-label="Main"
            className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)] lg:hidden"
          >
            <ul className="mx-auto flex max-w-lg">
              {open.map((place) => (
                <li key={place.href} className="flex-1">
                  <TabLink place={place} here={path} />
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </UnitsProvider>
    </SessionProvider>
  )
}

const isHere = (place: Place, here: string) => (place.href === '/' ? here === '/' : here.startsWith(place.href))

function SideLink({ place, here }: { place: Place; here: string }) {
  const current = isHere(place, here)
  return (
    <Link
      href={place.href}
      aria-current={current ? 'page' : undefined}
      className={`flex h-9 items-center gap-2.5 rounded-md px-2.5 font-medium ${current ? 'bg-hover text-ink' : 'text-muted hover:text-ink'}`}
    >
      <Icon name={place.icon} className="size-[18px]" /> {place.label}
    </Link>
  )
}

function TabLink({ place, here }: { place: Place; here: string }) {
  const current = isHere(place, here)
  return (
    <Link
      href={place.href}
      aria-current={current ? 'page' : undefined}
      className={`flex h-14 flex-col items-center justify-center gap-0.5 text-xs font-medium ${current ? 'text-ink' : 'text-muted'}`}
    >
      <span className={`rounded-full px-3.5 py-0.5 ${current ? 'bg-hover' : ''}`}>
        <Icon name={place.icon} />
      </span>
      {place.label}
    </Link>
  )
}
