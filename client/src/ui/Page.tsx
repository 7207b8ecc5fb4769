import { type ReactNode, useEffect } from 'react'

/** The frame of every screen: its name (also in the tab), what it offers, its content. */
export function Page({ title, lead, actions, children }: { title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Pumpjack`
  }, [title])
  return (
    <div className="mx-auto w-full max-w-[1440px] px-3 py-4 sm:px-6 sm:py-5">
      <header className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
          {lead && <p className="mt-0.5 text-muted">{lead}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2 max-sm:w-full">{actions}</div>}
      </header>
      {children}
    </div>
  )
}
