import { useCallback } from 'react'
import { useSearchParams } from 'wouter'

type Changes = Record<string, string | undefined>

/** What a view shows is written in its address. Empty values leave the address. */
export function useUrlState(): [URLSearchParams, (changes: Changes, options?: { push?: boolean }) => void] {
  const [search, setSearch] = useSearchParams()
  const change = useCallback(
    (changes: Changes, options?: { push?: boolean }) => setSearch((former) => withChanges(former, changes), { replace: !options?.push }),
    [setSearch],
  )
  return [search, change]
}

export function withChanges(former: URLSearchParams, changes: Changes): URLSearchParams {
  const next = new URLSearchParams(former)
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value)
    else next.delete(name)
  }
  return next
}
