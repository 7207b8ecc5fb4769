import type { EChartsCoreOption } from 'echarts/core'
import type { ProductionGroup } from '../api/types'
import { addDays, addMonths, type Day, dayLabel, monthLabel, shortDayLabel } from '../units/days'
import { formatCompact, formatFigure, type UnitSystem, unitLabel } from '../units/units'
import type { Interval, Span } from './spans'

export const products = [
  { name: 'Oil', tone: 'oil', member: 'oilVolume', days: 'oilDayCount', quantity: 'liquid' },
  { name: 'Gas', tone: 'gas', member: 'gasVolume', days: 'gasDayCount', quantity: 'gas' },
  { name: 'Water', tone: 'water', member: 'waterVolume', days: 'waterDayCount', quantity: 'liquid' },
] as const

export interface Product {
  name: string
  tone: 'oil' | 'gas' | 'water'
  member: 'oilVolume' | 'gasVolume' | 'waterVolume' | 'injectionVolume'
  /** Days on which it was measured. */
  days: 'oilDayCount' | 'gasDayCount' | 'waterDayCount' | 'dayCount'
  quantity: 'liquid' | 'gas'
}

/** What goes down an injection well. */
export const injected: readonly Product[] = [
  { name: 'Injected', tone: 'water', member: 'injectionVolume', days: 'dayCount', quantity: 'liquid' },
]

/** Those with a measured value; all where there is none, so that an empty chart still says what it would show. */
export function measuredProducts(points: readonly Point[], offered: readonly Product[]): readonly Product[] {
  const found = offered.filter((product) => points.some(({ item }) => measured(item, product) !== null))
  return found.length > 0 ? found : offered
}

/** A sum over no measured day is not zero: nobody measured. */
export const measured = (item: ProductionGroup | undefined, { member, days }: Pick<Product, 'member' | 'days'>): number | null =>
  item && item[days] > 0 ? item[member] : null

export interface Point {
  period: Day
  item: ProductionGroup | undefined
}

const nextPeriod: Record<Interval, (period: Day) => Day> = {
  day: (period) => addDays(period, 1),
  month: (period) => addMonths(period, 1),
  year: (period) => addMonths(period, 12),
}

/** "2025-03" and "2025" as the first day of what they name. */
export const periodStart = (period: string): Day =>
  period.length === 4 ? `${period}-01-01` : period.length === 7 ? `${period}-01` : period.slice(0, 10)

/** First day of the period a day falls in. */
const periodOf: Record<Interval, (day: Day) => Day> = {
  day: (day) => day,
  month: (day) => `${day.slice(0, 7)}-01`,
  year: (day) => `${day.slice(0, 4)}-01-01`,
}

/** Every period of the span (or from the first to the last recorded), so that one nobody recorded is a gap and not a straight line. */
export function pointsOf(items: readonly ProductionGroup[], by: Interval, span: Partial<Span> = {}): Point[] {
  const byPeriod = new Map(items.filter((item) => item.period).map((item) => [periodStart(item.period!), item]))
  const known = [...byPeriod.keys()].sort()
  const first = span.from ? periodOf[by](span.from) : known[0]
  const last = span.from && span.to ? span.to : known.at(-1)
  const points: Point[] = []
  if (!first || !last) return points
  for (let period = first; period <= last; period = nextPeriod[by](period)) points.push({ period, item: byPeriod.get(period) })
  return points
}

export function periodLabel(period: string, by: Interval): string {
  const start = periodStart(period)
  if (by === 'year') return start.slice(0, 4)
  return by === 'month' ? monthLabel(start) : dayLabel(start)
}

export interface ChartColors {
  oil: string
  gas: string
  water: string
  ink: string
  muted: string
  line: string
  panel: string
}

interface ChartInput {
  points: Point[]
  products?: readonly Product[]
  by: Interval
  units: UnitSystem
  isLog: boolean
  colors: ChartColors
  height: number
  isNarrow: boolean
}

const gapPx = 40
const topPx = 26
const bottomPx = 28

/** A chart for each product under each other on one time axis: products are compared by shape and never share a scale. */
export function chartOption({ points, products: drawn = products, by, units, isLog, colors, height, isNarrow }: ChartInput): EChartsCoreOption {
  const band = (height - topPx - bottomPx - (drawn.length - 1) * gapPx) / drawn.length
  const left = isNarrow ? 46 : 58
  // A bar stands on zero, and a logarithm has none.
  const isBars = !isLog && (by === 'month' || by === 'year')
  const labels = points.map(({ period }) => axisLabel(period, by))
  const shared = { color: colors.muted, fontSize: 11 }

  return {
    animation: false,
    textStyle: { fontFamily: 'Inter, system-ui, sans-serif' },
    axisPointer: { link: [{ xAxisIndex: 'all' }], lineStyle: { color: colors.muted }, label: { show: false } },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: colors.panel,
      borderColor: colors.line,
      padding: [8, 12],
      textStyle: { color: colors.ink, fontSize: 12 },
      axisPointer: { type: isBars ? 'shadow' : 'line', shadowStyle: { color: colors.muted, opacity: 0.1 } },
      formatter: (at: unknown) => tooltip(points[(at as { dataIndex: number }[])[0]?.dataIndex ?? -1], drawn, by, units, colors),
    },
    title: drawn.map((product, index) => ({
      text: `{dot|■} {name|${product.name}} {unit|${unitLabel(product.quantity, units)} per ${by}}`,
      left: 0,
      top: topPx - 26 + index * (band + gapPx),
      padding: 0,
      textStyle: {
        rich: {
          dot: { color: colors[product.tone], fontSize: 11 },
          name: { color: colors.ink, fontSize: 12, fontWeight: 600 },
          unit: { color: colors.muted, fontSize: 12, fontWeight: 'normal' },
        },
      },
    })),
    grid: drawn.map((_, index) => ({ left, right: isNarrow ? 16 : 8, top: topPx + index * (band + gapPx), height: band, outerBoundsMode: 'none' })),
    xAxis: drawn.map((_, index) => ({
      type: 'category',
      gridIndex: index,
      data: labels,
      boundaryGap: isBars,
      axisLine: { lineStyle: { color: colors.line } },
      axisTick: { show: false },
      axisLabel: { ...shared, show: index === drawn.length - 1, hideOverlap: true },
    })),
    yAxis: drawn.map((_, index) => ({
      type: isLog ? 'log' : 'value',
      gridIndex: index,
      splitNumber: 3,
      axisLabel: { ...shared, formatter: (value: number) => formatCompact(value, isNarrow ? 10_000 : 1_000_000), hideOverlap: true },
      splitLine: { lineStyle: { color: colors.line } },
    })),
    series: drawn.map((product, index) => ({
      name: product.name,
      type: isBars ? 'bar' : 'line',
      xAxisIndex: index,
      yAxisIndex: index,
      data: points.map(({ item }) => shown(measured(item, product), isLog)),
      color: colors[product.tone],
      connectNulls: false,
      symbol: 'circle',
      // A value between two gaps has no line to show itself with.
      showSymbol: true,
      showAllSymbol: true,
      symbolSize: (_: unknown, at: { dataIndex: number }) => (isAlone(points, at.dataIndex, product) ? 5 : 0),
      barMaxWidth: 34,
      barCategoryGap: '25%',
      lineStyle: { width: 1.75 },
      itemStyle: { borderRadius: isBars ? [2, 2, 0, 0] : 0 },
      ...(isBars || isLog ? {} : { areaStyle: { opacity: 0.08 } }),
    })),
  }
}

function isAlone(points: readonly Point[], index: number, product: Product): boolean {
  const isMeasured = (at: number) => measured(points[at]?.item, product) !== null
  return !isMeasured(index - 1) && !isMeasured(index + 1)
}

// A logarithm has no zero: such a point is left out there and stands on the axis otherwise.
const shown = (value: number | null, isLog: boolean): number | null => (isLog && value !== null && value <= 0 ? null : value)

function axisLabel(period: Day, by: Interval): string {
  if (by === 'year') return period.slice(0, 4)
  return by === 'month' ? monthLabel(period) : shortDayLabel(period)
}

function tooltip(point: Point | undefined, drawn: readonly Product[], by: Interval, units: UnitSystem, colors: ChartColors): string {
  if (!point) return ''
  const head = `<div style="font-weight:600;margin-bottom:4px">${periodLabel(point.period, by)}</div>`
  if (!point.item) return `${head}<div style="color:${colors.muted}">Nothing recorded</div>`
  const rows = drawn.map(
    (product) =>
      `<tr><td><span style="color:${colors[product.tone]}">■</span> ${product.name}</td>` +
      `<td style="text-align:right;padding-left:16px;font-variant-numeric:tabular-nums">${formatFigure(measured(point.item, product))}</td>` +
      `<td style="padding-left:4px;color:${colors.muted}">${unitLabel(product.quantity, units)}</td></tr>`,
  )
  return `${head}<table>${rows.join('')}</table>`
}
