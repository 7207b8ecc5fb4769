import { expect, test } from 'vitest'
import { fromFieldUnit, gorScfBbl } from './convert'
import { change, columnFormat, formatCompact, formatFigure, formatRecorded, parseFigure, words } from './units'

test('nothing typed is not measured, zero is a zero', () => {
  expect(parseFigure('')).toEqual({ value: null })
  expect(parseFigure('  ')).toEqual({ value: null })
  expect(parseFigure('0')).toEqual({ value: 0 })
  expect(formatFigure(null)).toBe('–')
  expect(formatFigure(0)).toBe('0')
})

test.each([
  ['12.5', 12.5],
  ['12,5', 12.5],
  ['.5', 0.5],
  ['1 234.5', 1234.5],
  ['1,234,567.8', 1234567.8],
  ['1,234.5', 1234.5],
  ['-3', -3],
  ['0,125', null],
])('%s is read as typed', (text, value) => {
  const parsed = parseFigure(text)
  if (value === null) expect(parsed).toHaveProperty('message')
  else expect(parsed).toEqual({ value })
})

test('a comma that could be thousands or decimals is asked about', () => {
  expect(parseFigure('1,234')).toEqual({ message: 'Is 1,234 1234 or 1.234? Write it without the comma.' })
})

test.each(['abc', '12x', '1.2.3', '--1', '1e5', '∞'])('%s is no number', (text) => {
  expect(parseFigure(text)).toEqual({ message: 'This is not a number.' })
})

test('recorded values keep their four decimals', () => {
  expect(formatRecorded(1234.5678)).toBe('1,234.5678')
  expect(formatRecorded(42)).toBe('42')
})

test('short figures say millions only where room is short', () => {
  expect(formatCompact(1_234_567)).toBe('1.23M')
  expect(formatCompact(1_234_567, 100_000_000)).toBe('1,234,567')
  expect(formatCompact(12.34)).toBe('12.3')
})

test('a column has one number of decimals', () => {
  expect([980.14, 12, null].map(columnFormat([980.14, 12, null]))).toEqual(['980.1', '12.0', '–'])
  expect([1980.14, 12].map(columnFormat([1980.14, 12]))).toEqual(['1,980', '12'])
  expect([29, 30].map(columnFormat([29, 30]))).toEqual(['29', '30'])
})

test('there is no change against nothing', () => {
  expect(change(5, 0)).toBeUndefined()
  expect(change(5, null)).toBeUndefined()
  expect(change(0, 4)).toBe(-1)
  expect(change(5, 4)).toBe(0.25)
  expect(change(99_999, 5)).toBeUndefined()
})

test('limits are converted from field units', () => {
  expect(fromFieldUnit(100, 'bbl', 'us')).toEqual({ value: 100, unit: 'bbl' })
  expect(fromFieldUnit(10_000, 'bbl', 'metric').value).toBeCloseTo(1589.87294928, 8)
  expect(fromFieldUnit(400, '°F', 'metric')).toEqual({ value: 368 / 1.8, unit: '°C' })
  expect(fromFieldUnit(-40, '°F', 'metric').value).toBeCloseTo(-40, 10)
  expect(fromFieldUnit(24, 'h', 'metric')).toEqual({ value: 24, unit: 'h' })
})

test('a ratio of sums is the same in either system', () => {
  const [oilBbl, gasMcf] = [100, 260]
  expect(gorScfBbl(gasMcf, oilBbl, 'us')).toBe(2600)
  expect(gorScfBbl(gasMcf * 28.316846592, oilBbl * 0.158987294928, 'metric')).toBeCloseTo(2600, 6)
})

test('codes become words', () => {
  expect(words('shut_in')).toBe('Shut in')
  expect(words(undefined)).toBe('–')
})
