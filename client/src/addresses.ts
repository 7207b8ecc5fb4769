// Addresses that one feature opens in another.

/** Where to go after the sign-in: an address of ours, or the dashboard. Never another site. */
export function safeNext(next: string | null): string {
  if (!next || !next.startsWith('/') || next.startsWith('//') || next.includes('\\')) return '/'
  return next
}

export const signInAddress = (from: string): string => (from === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(from)}`)

export const dailyAddress = (wellId: string, day?: string): string => `/daily?well=${wellId}${day ? `&date=${day}` : ''}`

export const wellAddress = (wellId: string): string => `/wells/${wellId}`

export const dashboardAddress = (wellId: string): string => `/?range=1y&well=${wellId}`
