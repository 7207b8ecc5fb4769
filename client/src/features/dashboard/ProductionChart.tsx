import { lazy, Suspense, useCallback, useMemo } from 'react'
import type { ProductionGroup } from '../../api/types'
import { Skeleton } from '../../ui/states'
import type { UnitSystem } from '../../units/units'
import { type ChartColors, chartOption, periodLabel, pointsOf } from './chart'
import type { Interval, Span } from './filters'

const EChart = lazy(() => import('./EChart'))
const height = 460

interface ProductionChartProps {
  items: readonly ProductionGroup[]
  by: Interval
  span: Span
  units: UnitSystem
  isLog: boolean
  /** A bar was pressed: its period. */
  onOpen?: ((period: string) => void) | undefined
}

export function ProductionChart({ items, by, span, units, isLog, onOpen }: ProductionChartProps) {
  const points = useMemo(() => pointsOf(items, by, span), [items, by, span])
  const option = useCallback(
    ({ colors, width }: { colors: ChartColors; width: number }) =>
      chartOption({ points, by, units, isLog, colors, height, isNarrow: width < 480 }),
    [points, by, units, isLog],
  )
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return null
  const label = `Oil, gas and water by ${by}, ${periodLabel(first.period, by)} to ${periodLabel(last.period, by)}. The table below has the figures.`
  return (
    <Suspense fallback={<Skeleton className="h-[460px]" />}>
      <EChart
        height={height}
        label={label}
        option={option}
        {...(onOpen && { onOpen: (index: number) => points[index] && onOpen(points[index].period) })}
      />
    </Suspense>
  )
}
