import type { Draft } from './capture'

/** What was typed and not saved yet, kept for as long as the tab: a sign-in in between, a wrong key or a reload must not cost it. */
export interface Kept {
  draft: Draft
  reason: string
  /** Row version of the recorded state it was typed against; 0 for a new day. */
  version: number
}

export const keptKey = (userId: string, wellId: string, day: string, units: string): string => `pumpjack.entry ${userId} ${wellId} ${day} ${units}`

export function readKept(key: string): Kept | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined // storage that is switched off, or holds something else
  }
}

export function keep(key: string, kept: Kept | undefined): void {
  try {
    if (kept) sessionStorage.setItem(key, JSON.stringify(kept))
    else sessionStorage.removeItem(key)
  } catch {
    // A full or forbidden storage: the form works as before.
  }
}
