import type { Finding } from '../api/types'
import { Notice } from '../ui/states'

/** What the server noticed: stored all the same, but someone should look. */
export function Findings({ findings, title = 'Worth a look' }: { findings: Finding[] | null | undefined; title?: string }) {
  if (!findings?.length) return null
  const isOnlyInfo = findings.every((finding) => finding.severity === 'info')
  return (
    <Notice tone={isOnlyInfo ? 'info' : 'warn'} title={title}>
      <ul className="space-y-0.5">
        {findings.map((finding) => (
          <li key={`${finding.code}${finding.pointer}`}>{finding.message}</li>
        ))}
      </ul>
    </Notice>
  )
}
