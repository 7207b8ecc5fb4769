import { lazy, Suspense, useCallback, useMemo } from 'react'
import type { ProductionGroup } from '../api/types'
import type { UnitSystem } from '../units/units'
import { type ChartColors, chartOption, periodLabel, pointsOf, type Product, products as produced } from './chart'
import type { Interval, Span } from './spans'

const EChart = lazy(() => import('./EChart'))
const height = { 1: 200, 3: 460 } as Record<number, number>

interface ProductionChartProps {
  items: readonly ProductionGroup[]
  products?: readonly Product[]
  by: Interval
  span: Span
  units: UnitSystem
  isLog: boolean
  /** A bar was pressed: its period. */
  onOpen?: ((period: string) => void) | undefined
}

export function ProductionChart({ items, products = produced, by, span, units, isLog, onOpen }: ProductionChartProps) {
  const points = useMemo(() => pointsOf(items, by, span), [items, by, span])
  const option = useCallback(
    ({ colors, width }: { colors: ChartColors; width: number }) =>
      chartOption({ points, products, by, units, isLog, colors, height: height[products.length]!, isNarrow: width < 480 }),
    [points, products, by, units, isLog],
  )
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return null
  const label = `${products.map(({ name }) => name).join(', ')} by ${by}, ${periodLabel(first.period, by)} to ${periodLabel(last.period, by)}. The table below has the figures.`
  return (
    <Suspense fallback={<div style={{ height: height[products.length] }} />}>
      <EChart
        height={height[products.length]!}
        label={label}
        option={option}
        {...(onOpen && { onOpen: (index: number) => points[index] && onOpen(points[index].period) })}
      />
    </Suspense>
  )
}
