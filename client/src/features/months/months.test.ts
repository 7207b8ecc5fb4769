import { expect, test } from 'vitest'
import type { ClosedMonth, ProductionGroup } from '../../api/types'
import { monthsOf } from './months'

const closing = (known: Partial<ClosedMonth>): ClosedMonth => ({
  id: `${known.month}${known.leaseId ?? ''}${known.closedAt ?? ''}`,
  month: '2026-03',
  closedAt: '2026-04-05T12:00:00Z',
  ...known,
})
const statesOf = (lease: string, closings: ClosedMonth[], runningDay = '2026-05-10', year = 2026) =>
  Object.fromEntries(monthsOf(year, runningDay, lease, closings, []).map(({ month, state }) => [month, state]))

test('a year shows its months up to the running one, newest first', () => {
  expect(monthsOf(2026, '2026-05-10', '', [], []).map(({ month, state }) => `${month} ${state}`)).toEqual([
    '2026-05 running',
    '2026-04 open',
    '2026-03 open',
    '2026-02 open',
    '2026-01 open',
  ])
  expect(monthsOf(2025, '2026-05-10', '', [], [])).toHaveLength(12)
  expect(monthsOf(2027, '2026-05-10', '', [], [])).toEqual([])
})

test('a closing of all leases closes the month for each of them', () => {
  const all = [closing({ month: '2026-03' })]
  expect(statesOf('', all)['2026-03']).toBe('closed')
  expect(statesOf('lease-1', all)['2026-03']).toBe('closed-for-all')
})

test('a closing of one lease closes it there alone', () => {
  const one = [closing({ month: '2026-03', leaseId: 'lease-1' })]
  expect(statesOf('', one)['2026-03']).toBe('partly')
  expect(statesOf('lease-1', one)['2026-03']).toBe('closed')
  expect(statesOf('lease-2', one)['2026-03']).toBe('open')
  expect(monthsOf(2026, '2026-05-10', '', one, []).find(({ month }) => month === '2026-03')?.closedLeases).toEqual(['lease-1'])
})

test('a reopened month is open, and its closing stays in its history', () => {
  const reopened = [
    closing({ month: '2026-03', closedAt: '2026-04-01T00:00:00Z', reopenedAt: '2026-04-02T00:00:00Z', reopenReason: 'Late ticket' }),
    closing({ month: '2026-03', closedAt: '2026-04-03T00:00:00Z', reopenedAt: '2026-04-04T00:00:00Z', reopenReason: 'Another' }),
  ]
  const march = monthsOf(2026, '2026-05-10', '', reopened, []).find(({ month }) => month === '2026-03')!
  expect(march.state).toBe('open')
  expect(march.history.map(({ reopenReason }) => reopenReason)).toEqual(['Another', 'Late ticket'])
})

test("another lease's closings are no business of this one", () => {
  const march = monthsOf(2026, '2026-05-10', 'lease-2', [closing({ leaseId: 'lease-1' }), closing({})], []).find(({ month }) => month === '2026-03')!
  expect(march.history).toHaveLength(1)
})

test('volumes find their month however the period is written', () => {
  const volumes = [{ period: '2026-03' }, { period: '2026-04-01' }] as ProductionGroup[]
  const months = monthsOf(2026, '2026-05-10', '', [], volumes)
  expect(months.filter((one) => one.volumes).map(({ month }) => month)).toEqual(['2026-04', '2026-03'])
})
