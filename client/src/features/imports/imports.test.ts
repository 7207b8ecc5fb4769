import { expect, test } from 'vitest'
import type { ImportRun } from '../../api/types'
import { answerMember, answersBody, claimedTwice, proposedMapping } from './answers'
import { sizeLabel } from './DropZone'
import { fieldLabel, targetsFor } from './fields'
import { isSettled, isWaiting } from './queries'

const run: ImportRun = {
  id: '1',
  fileName: 'days.csv',
  kind: 'daily_production',
  status: 'needs_answers',
  questions: [{ code: 'date-order', message: 'Which?', options: ['month_first', 'day_first'] }],
  preview: { columns: [{ name: 'WELL', field: 'wellName' }, { name: 'OIL', field: 'oilVolume' }, { name: 'HRS' }] },
  mapping: { OIL: 'condensateVolume' },
}

test('the mapping starts with what the server found, the run’s own word first', () => {
  expect(proposedMapping(run)).toEqual({ WELL: 'wellName', OIL: 'condensateVolume', HRS: '' })
})

test('answers go where the server reads them, and columns left out are not sent', () => {
  expect(
    answersBody(run, { WELL: 'wellName', OIL: 'oilVolume', HRS: '' }, { dateOrder: 'day_first', createMissing: 'true', units: '' }),
  ).toEqual({ mapping: { WELL: 'wellName', OIL: 'oilVolume' }, dateOrder: 'day_first', createMissing: true })
})

test('two columns cannot fill one field', () => {
  expect(claimedTwice({ A: 'oilVolume', B: 'oilVolume', C: '', D: '' })).toEqual(['oilVolume'])
})

test('a question finds its member', () => {
  expect(answerMember('date-order')).toBe('dateOrder')
  expect(answerMember('units-unknown')).toBe('units')
  expect(answerMember('column-unclear')).toBeUndefined()
})

test('what the server proposes can always be chosen', () => {
  expect(targetsFor('daily_production', ['nglVolume', undefined])).toContain('nglVolume')
  expect(fieldLabel('oilVolume')).toBe('Oil volume')
})

test('a run that asks is waiting, a finished one is not', () => {
  expect(isWaiting(run)).toBe(true)
  expect(isWaiting({ ...run, status: 'completed' })).toBe(false)
  expect(isSettled({ ...run, status: 'cancelled' })).toBe(true)
})

test('sizes are read at a glance', () => {
  expect([sizeLabel(900), sizeLabel(12_345), sizeLabel(3_456_789)]).toEqual(['900 B', '12 kB', '3.5 MB'])
})
