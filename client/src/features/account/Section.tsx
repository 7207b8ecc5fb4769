import { type ReactNode, useId } from 'react'

export function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="card p-4 sm:p-5">
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      {lead && <p className="mt-0.5 text-muted">{lead}</p>}
      <div className="mt-4">{children}</div>
    </section>
  )
}
