import { type ReactNode, useEffect, useId, useRef } from 'react'

/** Asks before something is done. The browser's own dialog: it keeps the focus inside, and Escape leaves it. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const element = dialog.current!
    element.showModal()
    return () => element.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      className="m-auto w-[min(28rem,calc(100vw-1.5rem))] card p-5 text-ink shadow-lg backdrop:bg-black/40"
    >
      <h2 id={id} className="text-base font-semibold">
        {title}
      </h2>
      {children}
    </dialog>
  )
}
