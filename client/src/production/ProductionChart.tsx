import { lazy, Suspense, useCallback, useMemo } from 'react'
import type { ProductionGroup } from '../api/types'
import type { UnitSystem } from '../units/units'
import { type ChartColors, chartOption, measuredProducts, periodLabel, pointsOf, type Product, products as produced } from './chart'
import type { Interval, Span } from './spans'

const EChart = lazy(() => import('./EChart'))
const heightOf = (charts: number) => 70 + 130 * charts

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

export function ProductionChart({ items, products: offered = produced, by, span, units, isLog, onOpen }: ProductionChartProps) {
  const points = useMemo(() => pointsOf(items, by, span), [items, by, span])
  const products = useMemo(() => measuredProducts(points, offered), [points, offered])
  const height = heightOf(products.length)
  const option = useCallback(
    ({ colors, width }: { colors: ChartColors; width: number }) =>
      chartOption({ points, products, by, units, isLog, colors, height, isNarrow: width < 480 }),
    [points, products, by, units, isLog, height],
  )
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return null
  const label = `${products.map(({ name }) => name).join(', ')} by ${by}, ${periodLabel(first.period, by)} to ${periodLabel(last.period, by)}. The table below has the figures.`
  return (
    <Suspense fallback={<div style={{ height }} />}>
      <EChart
        height={height}
        label={label}
        option={option}
        {...(onOpen && { onOpen: (index: number) => points[index] && onOpen(points[index].period) })}
      />
    </Suspense>
  )
}
