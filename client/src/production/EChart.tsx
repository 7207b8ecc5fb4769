import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TitleComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef, useState } from 'react'
import type { ChartColors } from './chart'

use([BarChart, LineChart, GridComponent, TitleComponent, TooltipComponent, CanvasRenderer])

interface Frame {
  colors: ChartColors
  width: number
}

interface EChartProps {
  height: number
  label: string
  option: (frame: Frame) => EChartsCoreOption
  onOpen?: (index: number) => void
}

/** A chart of the library in a box of ours: follows its width and the colours of the day. Loaded only where a chart is shown. */
export default function EChart({ height, label, option, onOpen }: EChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(undefined)
  const open = useRef(onOpen)
  const [frame, setFrame] = useState<Frame>()
  open.current = onOpen

  useEffect(() => {
    const element = box.current!
    const made = init(element)
    chart.current = made
    made.getZr().on('click', ({ offsetX, offsetY }: { offsetX: number; offsetY: number }) => {
      for (const gridIndex of [0, 1, 2])
        if (made.containPixel({ gridIndex }, [offsetX, offsetY]))
          open.current?.(Math.round((made.convertFromPixel({ gridIndex }, [offsetX, offsetY]) as number[])[0] ?? -1))
    })
    const measure = () => setFrame({ colors: readColors(element), width: element.clientWidth })
    const resize = new ResizeObserver(() => {
      made.resize()
      measure()
    })
    const dark = matchMedia('(prefers-color-scheme: dark)')
    resize.observe(element)
    dark.addEventListener('change', measure)
    return () => {
      resize.disconnect()
      dark.removeEventListener('change', measure)
      made.dispose()
    }
  }, [])

  useEffect(() => {
    if (frame) chart.current?.setOption(option(frame), { notMerge: true })
  }, [frame, option])

  return <div ref={box} role="img" aria-label={label} style={{ height }} className={onOpen ? '[&_canvas]:cursor-pointer' : ''} />
}

function readColors(element: Element): ChartColors {
  const style = getComputedStyle(element)
  const color = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    oil: color('oil'),
    gas: color('gas'),
    water: color('water'),
    ink: color('ink'),
    muted: color('muted'),
    line: color('line'),
    panel: color('panel'),
  }
}
