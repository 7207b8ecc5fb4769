import type { ReactNode } from 'react'

const shapes = {
  dashboard: <path d="M3 14.5V9m4.7 5.5V4m4.6 10.5V7m4.7 7.5v-9" />,
  daily: <path d="M5 3.5h10a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-12a1 1 0 0 1 1-1ZM7.5 2v3m5-3v3M7 9h6m-6 3h6m-6 3h3" />,
  wells: <path d="M3 17h14M6.5 17 10 4l3.5 13M7.6 13h4.8M8.7 9h2.6M10 4V2" />,
  months: <path d="M4 5h12v11.5H4V5Zm0 3.5h12M7 3v3.5M13 3v3.5m-6 6 2 2 4-4" />,
  imports: <path d="M10 3v9m0 0-3.5-3.5M10 12l3.5-3.5M3.5 13v3a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1v-3" />,
  search: <path d="m17 17-4-4m1.5-4.5a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0Z" />,
  left: <path d="m12 5-5 5 5 5" />,
  right: <path d="m8 5 5 5-5 5" />,
  down: <path d="m5 8 5 5 5-5" />,
  close: <path d="m5 5 10 10M15 5 5 15" />,
  check: <path d="m4 10.5 4 4 8-9" />,
  warning: <path d="M10 3 2.5 16.5h15L10 3Zm0 5.5v4m0 2v.01" />,
  info: <path d="M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm0-7.5V14m0-7v.01" />,
  person: <path d="M10 10a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 10 10Zm-6 6.6c.6-2.7 3-4.1 6-4.1s5.4 1.4 6 4.1" />,
  download: <path d="M10 3v9m0 0-3.5-3.5M10 12l3.5-3.5M4 16.5h12" />,
  copy: <path d="M3 10h11m0 0-4-4m4 4-4 4M17 4v12" />,
  file: <path d="M5 2.5h6.5L15 6v11.5H5v-15Zm6.5 0V6H15M7.5 10h5m-5 3h5" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof shapes

/** Decoration: the words beside it carry the meaning. */
export function Icon({ name, className = 'size-5' }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      className={`shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {shapes[name]}
    </svg>
  )
}

export function Mark({ className = 'size-7' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={`shrink-0 ${className}`}>
      <rect width="32" height="32" rx="7" className="fill-ink" />
      <path
        d="M6 25h20M12 25l4-12 4 12M8 16l17-5.5M25 10.5c2.2 1.2 2.6 4.2 1.2 6M8 16v5"
        className="stroke-panel"
        fill="none"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
