import { type ReactNode, useEffect } from 'react'
import { Mark } from '../../ui/icons'

/** The quiet frame around sign-in and registration. */
export function EntryFrame({ title, lead, children, footer }: { title: string; lead: string; children: ReactNode; footer?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Pumpjack`
  }, [title])
  return (
    <main className="grid min-h-dvh content-start justify-items-center px-4 pt-[12vh] pb-10">
      <div className="w-full max-w-sm">
        <p className="mb-6 flex items-center gap-2.5 text-base font-semibold tracking-tight">
          <Mark /> Pumpjack
        </p>
        <div className="card p-5 sm:p-6">
          <h1 className="text-lg font-semibold tracking-tight">{title}</h1>
          <p className="mt-0.5 mb-5 text-muted">{lead}</p>
          {children}
        </div>
        {footer && <p className="mt-4 px-1 text-muted">{footer}</p>}
      </div>
    </main>
  )
}
