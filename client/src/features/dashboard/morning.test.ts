import { expect, test } from 'vitest'
import type { DailyProduction, Well } from '../../api/types'
import { morningOf } from './morning'

const well = (id: string) => ({ id, wellName: id }) as Well
const day = (wellId: string, known: Partial<DailyProduction> = {}): DailyProduction => ({ wellId, productionDate: '2026-03-01', rowVersion: 1, ...known })

test('a producing well without a record did not report; a record of a well that need not is no less a record', () => {
  const morning = morningOf([well('a'), well('b'), well('c')], [day('a'), day('shut-in')])
  expect(morning.missing.map(({ id }) => id)).toEqual(['b', 'c'])
  expect(morning.reported).toBe(1)
})

test('the longest standstill comes first; zero hours down is none', () => {
  const morning = morningOf([], [day('a', { downtimeHours: 2 }), day('b', { downtimeHours: 24 }), day('c', { downtimeHours: 0 }), day('d')])
  expect(morning.down.map(({ wellId }) => wellId)).toEqual(['b', 'a'])
})

test('a warning is worth a look, a remark is not', () => {
  const found = (severity: 'warning' | 'info') => ({ findings: [{ code: 'x', severity, pointer: '#/oilVolume', message: 'Odd.' }] })
  const morning = morningOf([], [day('a', found('info')), day('b', found('warning'))])
  expect(morning.flagged.map(({ wellId }) => wellId)).toEqual(['b'])
})
