import { expect, test } from 'vitest'
import type { ImportQuestion, ImportRun } from '../../api/types'
import { answeredBy, answersBody, claimedTwice, optionLabel, proposedMapping, questionKey } from './answers'
import { sizeLabel } from './DropZone'
import { fieldLabel } from './fields'
import { isSettled, isWaiting } from './queries'
import { readCsv, rejectionsOf } from './rejected'

const ask = (code: string, answer: string, options: string[] = [], more: Partial<ImportQuestion> = {}): ImportQuestion => ({
  code,
  answer,
  options,
  message: `About ${code}?`,
  ...more,
})
const dates = ask('date-order', 'dateOrder', ['DayFirst', 'MonthFirst'], { column: 'DATE' })
const missing = ask('sentinel', 'sentinels', ['missing', 'value'], {
  column: 'OIL',
  value: -999.25,
  message: "Column 'OIL' holds -999.25 12 times. Does it stand for 'not measured'?",
})
const missingGas = ask('sentinel', 'sentinels', ['missing', 'value'], {
  column: 'GAS',
  value: 9999,
  message: "Column 'GAS' holds 9999 3 times. Does it stand for 'not measured'?",
})
const which = ask('mapping', 'mapping.productionDate', ['A', 'B'])
const unknownWells = ask('create-missing', 'createMissing', ['true', 'false'])

const injector = ask('unknown-word', 'wellTypes.XQ', ['water_supply', 'injection'])
const observer = ask('unknown-word', 'wellTypes.Obs 2', ['water_supply', 'injection'], { message: 'What type of well is "Obs 2"?' })

const run = (questions: ImportQuestion[]): ImportRun => ({
  id: '1',
  fileName: 'days.csv',
  fileSize: 10,
  kind: 'daily_production',
  status: 'needs_input',
  progress: 0,
  rowsRead: 0,
  rowsWritten: 0,
  rowsUnchanged: 0,
  rowsRejected: 0,
  wellsCreated: 0,
  findings: [],
  options: {},
  createdAt: '2025-01-01T00:00:00Z',
  questions,
  preview: {
    encoding: 'utf-8',
    byteOrderMark: false,
    decimalMark: '.',
    headerRow: 1,
    unitsRow: 0,
    firstDataRow: 2,
    sheets: [],
    rows: [],
    fields: ['wellName', 'oilVolume', 'hoursOn'],
    columns: [
      { name: 'WELL', field: 'wellName', content: 'text', sample: [] },
      { name: 'OIL', field: 'oilVolume', content: 'number', sample: [] },
      { name: 'HRS', content: 'number', sample: [] },
    ],
  },
})

test('of the mapping only what was changed is sent: the rest stays the server’s own reading', () => {
  const proposed = proposedMapping(run([]))
  expect(proposed).toEqual({ WELL: 'wellName', OIL: 'oilVolume', HRS: '' })
  expect(answersBody(run([]), proposed, {})).toEqual({})
  expect(answersBody(run([]), { ...proposed, OIL: '', HRS: 'hoursOn' }, {})).toEqual({ mapping: { OIL: '', HRS: 'hoursOn' } })
})

test('a choice goes to the member its question names', () => {
  const asked = run([dates, unknownWells, which])
  expect(
    answersBody(asked, proposedMapping(asked), {
      [questionKey(dates)]: 'DayFirst',
      [questionKey(unknownWells)]: 'false',
      [questionKey(which)]: 'B',
    }),
  ).toEqual({ dateOrder: 'day_first', createMissing: false, mapping: { B: 'productionDate' } })
})

test('numbers that mean "not measured" are sent as one list, an empty one when none does', () => {
  const asked = run([missing, missingGas])
  const mapping = proposedMapping(asked)
  expect(answersBody(asked, mapping, { [questionKey(missing)]: 'missing', [questionKey(missingGas)]: 'value' })).toEqual({
    sentinels: [-999.25],
  })
  expect(answersBody(asked, mapping, { [questionKey(missing)]: 'value', [questionKey(missingGas)]: 'value' })).toEqual({ sentinels: [] })
})

test('what this page cannot answer is only told', () => {
  expect(answeredBy(dates)).toBe('choice')
  expect(answeredBy(ask('unit', 'mapping'))).toBe('mapping')
  expect(answeredBy(ask('something-new', 'somethingNew', [',', ';']))).toBe('nothing')
  expect(answeredBy(ask('no-table', 'headerRow'))).toBe('nothing')
})

test('two columns cannot fill one field', () => {
  expect(claimedTwice({ A: 'oilVolume', B: 'oilVolume', C: '', D: '' })).toEqual(['oilVolume'])
})

test('codes are read as words, names out of the file stand as they are', () => {
  expect(fieldLabel('oilVolume')).toBe('Oil volume')
  expect(fieldLabel('apiNumber')).toBe('API number')
  expect(optionLabel('DayFirst')).toBe('Day first: 31/12/2024')
  expect(optionLabel('BBL_OIL')).toBe('BBL_OIL')
})

test('a run that asks is waiting, a finished one is settled', () => {
  expect(isWaiting(run([dates]))).toBe(true)
  expect(isSettled({ ...run([]), status: 'completed_with_errors' })).toBe(true)
  expect(isSettled({ ...run([]), status: 'running' })).toBe(false)
})

test('sizes are read at a glance', () => {
  expect([sizeLabel(900), sizeLabel(12_345), sizeLabel(3_456_789)]).toEqual(['900 B', '12 kB', '3.5 MB'])
})

test('cells hold commas, quotes and line ends', () => {
  expect(readCsv('a,"b, c","say ""no""","two\nlines"\r\n,,\n')).toEqual([
    ['a', 'b, c', 'say "no"', 'two\nlines'],
    ['', '', ''],
  ])
  expect(readCsv('a\n"last"')).toEqual([['a'], ['last']])
  expect(readCsv('')).toEqual([])
})

test('the commonest reason is told first, with rows to look at', () => {
  const rows = [3, 4, 5, 6, 7, 8].map((row) => `${row},Hours,hours-range,"Hours on are 25, at most 24."`)
  expect(rejectionsOf(['row,column,code,reason,WELL', '2,Oil,not-a-number,"""n/a"" is no number.",Smith 1', ...rows].join('\n'))).toEqual([
    { column: 'Hours', reason: 'Hours on are 25, at most 24.', count: 6, rows: ['3', '4', '5', '6', '7'] },
    { column: 'Oil', reason: '"n/a" is no number.', count: 1, rows: ['2'] },
  ])
})

test('words of the file for types of wells are answered together', () => {
  expect(answeredBy(injector)).toBe('choice')
  expect(answersBody(run([injector, observer]), {}, { [questionKey(injector)]: 'injection', [questionKey(observer)]: 'water_supply' })).toEqual({
    wellTypes: { XQ: 'injection', 'Obs 2': 'water_supply' },
  })
})
