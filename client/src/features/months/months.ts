import type { ClosedMonth, ProductionGroup } from '../../api/types'
import type { Day } from '../../units/days'

/** Open and closed are the server's word; running and partly closed follow from the calendar and the leases. */
export type MonthState = 'running' | 'open' | 'partly' | 'closed' | 'closed-for-all'

export interface Month {
  /** yyyy-mm, as the API names it. */
  month: string
  state: MonthState
  /** The closing in force for the leases looked at. */
  closing: ClosedMonth | undefined
  /** Leases closed on their own while the others are open. */
  closedLeases: string[]
  /** Every closing of what is looked at, newest first, the reopened ones too. */
  history: ClosedMonth[]
  volumes: ProductionGroup | undefined
}

/** The months of a year up to the running one, newest first, as one lease or (without one) the whole operator sees them. */
export function monthsOf(
  year: number,
  runningDay: Day,
  lease: string,
  closings: readonly ClosedMonth[],
  volumes: readonly ProductionGroup[],
): Month[] {
  const running = runningDay.slice(0, 7)
  const names = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`)
  return names
    .filter((month) => month <= running)
    .reverse()
    .map((month) => {
      const ofMonth = closings.filter((one) => one.month === month)
      const inForce = ofMonth.filter((one) => !one.reopenedAt)
      const forAll = inForce.find((one) => !one.leaseId)
      const ofLease = lease ? inForce.find((one) => one.leaseId === lease) : undefined
      const closedLeases = lease ? [] : inForce.flatMap((one) => one.leaseId ?? [])
      return {
        month,
        state: stateOf(month === running, lease, forAll, ofLease, closedLeases),
        closing: forAll ?? ofLease,
        closedLeases,
        history: ofMonth.filter((one) => !lease || !one.leaseId || one.leaseId === lease).toSorted((a, b) => b.closedAt.localeCompare(a.closedAt)),
        volumes: volumes.find((one) => one.period?.slice(0, 7) === month),
      }
    })
}

function stateOf(
  isRunning: boolean,
  lease: string,
  forAll: ClosedMonth | undefined,
  ofLease: ClosedMonth | undefined,
  closedLeases: readonly string[],
): MonthState {
  if (forAll) return lease ? 'closed-for-all' : 'closed'
  if (ofLease) return 'closed'
  if (isRunning) return 'running'
  return closedLeases.length > 0 ? 'partly' : 'open'
}
