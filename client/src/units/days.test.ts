import { expect, test } from 'vitest'
import { addDays, addMonths, daysBetween, isDay, lastCompleteDay, runningDay } from './days'

test('days are counted over months, years and leap days', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
  expect(addDays('2025-01-01', -1)).toBe('2024-12-31')
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(3)
})

test('a month on from the 31st is the last day of a shorter month', () => {
  expect(addMonths('2025-01-31', 1)).toBe('2025-02-28')
  expect(addMonths('2025-03-31', -1)).toBe('2025-02-28')
  expect(addMonths('2025-11-15', 2)).toBe('2026-01-15')
})

test.each([
  ['2025-02-29', false],
  ['2024-02-29', true],
  ['2025-2-1', false],
  ['', false],
  [null, false],
])('%s is a day: %s', (text, answer) => {
  expect(isDay(text)).toBe(answer)
})

test('the running production day begins at gauge time in the operator’s zone', () => {
  // 12:30 UTC is 06:30 in Chicago in winter: before the 07:00 gauge it is still the day before.
  expect(runningDay(new Date('2025-01-15T12:30:00Z'), 'America/Chicago', '07:00')).toBe('2025-01-14')
  expect(runningDay(new Date('2025-01-15T13:00:00Z'), 'America/Chicago', '07:00:00')).toBe('2025-01-15')
  expect(runningDay(new Date('2025-01-15T00:30:00Z'), 'Europe/Oslo', '00:00')).toBe('2025-01-15')
  expect(lastCompleteDay(new Date('2025-01-15T13:00:00Z'), 'America/Chicago', '07:00')).toBe('2025-01-14')
})
