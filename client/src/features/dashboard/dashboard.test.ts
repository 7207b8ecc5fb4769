import { expect, test } from 'vitest'
import type { ProductionGroup } from '../../api/types'
import { chartOption, measured, pointsOf, products } from '../../production/chart'
import { formerSpan, spanOf, spanOfPeriod } from '../../production/spans'
import { readFilters } from './filters'
import { sortRows } from './ProductionTable'
import { totalsOf } from './queries'

const lastDay = '2025-06-15'
const nothing: ProductionGroup = {
  oilVolume: 0,
  gasVolume: 0,
  waterVolume: 0,
  condensateVolume: 0,
  injectionVolume: 0,
  injectionGasVolume: 0,
  hoursOn: 0,
  boe: 0,
  dayCount: 1,
  oilDayCount: 0,
  gasDayCount: 0,
  waterDayCount: 0,
  producingDayCount: 0,
  estimatedDayCount: 0,
}
const group = (known: Partial<ProductionGroup>): ProductionGroup => ({
  ...nothing,
  oilDayCount: known.oilVolume === undefined ? 0 : 1,
  gasDayCount: known.gasVolume === undefined ? 0 : 1,
  waterDayCount: known.waterVolume === undefined ? 0 : 1,
  ...known,
})
const read = (search: string) => readFilters(new URLSearchParams(search), lastDay)

test('an empty address shows the last thirty days by day, wells below', () => {
  expect(read('')).toMatchObject({ range: '30d', from: '2025-05-17', to: '2025-06-15', by: 'day', group: 'well', isLog: false })
})

test('the address decides, and what it cannot mean is left out', () => {
  expect(read('range=1y&group=lease&well=w1&scale=log')).toMatchObject({
    range: '1y',
    from: '2024-07-01',
    by: 'month',
    group: 'lease',
    well: 'w1',
    isLog: true,
  })
  expect(read('range=nonsense&by=hour&group=company')).toMatchObject({ range: '30d', by: 'day', group: 'well' })
  expect(read('from=2020-01-01&to=2020-03-31')).toMatchObject({ range: 'custom', from: '2020-01-01', to: '2020-03-31', by: 'day' })
  expect(read('from=2020-03-31&to=2020-01-01')).toMatchObject({ range: '30d' })
})

test('years by day are refused, by month they are shown', () => {
  expect(read('range=5y&by=day').by).toBe('month')
  expect(read('range=all&by=day').by).toBe('month')
  expect(read('range=90d&by=month').by).toBe('month')
})

test('the period before is as many days', () => {
  expect(formerSpan({ from: '2025-05-17', to: lastDay })).toEqual({ from: '2025-04-17', to: '2025-05-16' })
  expect(formerSpan({ from: undefined, to: lastDay })).toBeUndefined()
})

test('ranges end with the last complete day', () => {
  expect(spanOf('mtd', lastDay)).toEqual({ from: '2025-06-01', to: lastDay })
  expect(spanOf('ytd', lastDay)).toEqual({ from: '2025-01-01', to: lastDay })
  expect(spanOf('5y', lastDay)).toEqual({ from: '2020-07-01', to: lastDay })
})

test('a bar opens into its days', () => {
  expect(spanOfPeriod('2024-02-01', 'month')).toEqual({ from: '2024-02-01', to: '2024-02-29' })
  expect(spanOfPeriod('2024-01-01', 'year')).toEqual({ from: '2024-01-01', to: '2024-12-31' })
  expect(spanOfPeriod('2024-01-01', 'day')).toBeUndefined()
})

test('a period nobody recorded is a gap, a period without production a zero', () => {
  const points = pointsOf([group({ period: '2025-01-01', oilVolume: 10 }), group({ period: '2025-01-03', oilVolume: 0 })], 'day')
  expect(points.map(({ period, item }) => [period, measured(item, products[0])])).toEqual([
    ['2025-01-01', 10],
    ['2025-01-02', null],
    ['2025-01-03', 0],
  ])
})

test('the axis covers the whole span asked for', () => {
  expect(
    pointsOf([group({ period: '2025-02', oilVolume: 1 })], 'month', { from: '2025-01-10', to: '2025-03-05' }).map(({ period, item }) => [
      period,
      Boolean(item),
    ]),
  ).toEqual([
    ['2025-01-01', false],
    ['2025-02-01', true],
    ['2025-03-01', false],
  ])
})

test('each product has its own scale, and a logarithm leaves zeros out', () => {
  const colors = { oil: '1', gas: '2', water: '3', ink: '4', muted: '5', line: '6', panel: '7' }
  const points = pointsOf([group({ period: '2025-01-01', oilVolume: 10, gasVolume: 0 })], 'day')
  const option = (isLog: boolean) =>
    chartOption({ points, by: 'day', units: 'us', isLog, colors, height: 460, isNarrow: false }) as unknown as {
      yAxis: { type: string }[]
      series: { data: (number | null)[]; yAxisIndex: number; color: string }[]
    }
  expect(option(false).series.map(({ data, yAxisIndex, color }) => [data, yAxisIndex, color])).toEqual([
    [[10], 0, '1'],
    [[0], 1, '2'],
    [[null], 2, '3'],
  ])
  expect(option(true).series.map(({ data }) => data)).toEqual([[10], [null], [null]])
  expect(option(true).yAxis.every(({ type }) => type === 'log')).toBe(true)
})

test('totals tell nothing measured from zero', () => {
  const totals = totalsOf([group({ oilVolume: 10, boe: 11, dayCount: 2 }), group({ oilVolume: 5, boe: 5 })])
  expect(totals).toEqual({ oil: 15, gas: null, water: null, boe: 16, days: 3 })
})

test('rows without a value come last whichever way the rest is sorted', () => {
  const rows = [group({ wellName: 'Smith 10' }), group({ wellName: 'Smith 2', oilVolume: 5 }), group({ wellName: 'Smith 1', oilVolume: 9 })]
  const names = (sort: string) => sortRows(rows, 'well', 'day', sort).map(({ wellName }) => wellName)
  expect(names('oil')).toEqual(['Smith 2', 'Smith 1', 'Smith 10'])
  expect(names('-oil')).toEqual(['Smith 1', 'Smith 2', 'Smith 10'])
  expect(names('name')).toEqual(['Smith 1', 'Smith 2', 'Smith 10'])
})
