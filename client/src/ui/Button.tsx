import type { ButtonHTMLAttributes } from 'react'

type Look = 'primary' | 'plain' | 'quiet'

const looks: Record<Look, string> = {
  primary: 'bg-ink text-panel border-ink hover:opacity-90',
  plain: 'bg-panel text-ink border-line-strong hover:bg-hover',
  quiet: 'bg-transparent text-ink border-transparent hover:bg-hover',
}

/** The classes alone, for links that look like buttons. */
export const buttonLook = (look: Look = 'plain'): string =>
  `inline-flex h-11 items-center justify-center gap-2 rounded-md border px-4 text-sm font-medium whitespace-nowrap ` +
  `transition-colors disabled:opacity-50 sm:h-9 sm:px-3 ${looks[look]}`

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look
  /** Work is under way: says so and takes no second press. */
  busy?: boolean
}

export function Button({ look = 'plain', busy = false, className = '', children, disabled, type = 'button', ...rest }: ButtonProps) {
  return (
    <button type={type} className={`${buttonLook(look)} ${className}`} disabled={disabled || busy} aria-busy={busy} {...rest}>
      {busy && <span className="size-3.5 animate-spin rounded-full border-2 border-current border-r-transparent" />}
      {children}
    </button>
  )
}
