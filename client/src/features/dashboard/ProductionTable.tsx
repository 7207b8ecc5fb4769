import { useState } from 'react'
import { Link } from 'wouter'
import type { ProductionGroup } from '../../api/types'
import { Button } from '../../ui/Button'
import { cell, numberCell, SortHead, TableFrame } from '../../ui/Table'
import { gorScfBbl } from '../../units/convert'
import { absent, columnFormat, type UnitSystem, unitLabel, words } from '../../units/units'
import { measured, periodLabel, products } from '../../production/chart'
import type { Interval } from '../../production/spans'
import type { Group } from './filters'
import { totalsOf } from './queries'

interface ProductionTableProps {
  items: readonly ProductionGroup[]
  group: Group
  by: Interval
  units: UnitSystem
  sort: string
  onSort: (sort: string) => void
  /** Address of the dashboard narrowed to one row; a row without one has none. */
  hrefOf: (item: ProductionGroup) => string | undefined
}

const rowsAtOnce = 25

const columns = [
  { name: 'oil', label: 'Oil', quantity: 'liquid', of: (item: ProductionGroup) => measured(item, products[0]) },
  { name: 'gas', label: 'Gas', quantity: 'gas', of: (item: ProductionGroup) => measured(item, products[1]) },
  { name: 'water', label: 'Water', quantity: 'liquid', of: (item: ProductionGroup) => measured(item, products[2]) },
  { name: 'boe', label: 'Equivalent', quantity: 'boe', of: (item: ProductionGroup) => item.boe },
  { name: 'waterCut', label: 'Water cut', quantity: 'percent', of: (item: ProductionGroup) => item.waterCutPercent },
  { name: 'gor', label: 'GOR', quantity: 'gor', of: (item: ProductionGroup) => item.gorScfBbl },
  { name: 'days', label: 'Days', quantity: 'count', of: (item: ProductionGroup) => item.dayCount },
] as const

const nameOf: Record<Group, (item: ProductionGroup, by: Interval) => string | null | undefined> = {
  well: (item) => item.wellName,
  lease: (item) => item.leaseName,
  field: (item) => item.fieldName,
  region: (item) => item.regionName,
  period: (item, by) => (item.period ? periodLabel(item.period, by) : undefined),
}

export const idOf: Record<Group, (item: ProductionGroup) => string | null | undefined> = {
  well: (item) => item.wellId,
  lease: (item) => item.leaseId,
  field: (item) => item.fieldId,
  region: (item) => item.regionId,
  period: (item) => item.period,
}

export function sortRows(items: readonly ProductionGroup[], group: Group, by: Interval, sort: string): ProductionGroup[] {
  const isDown = sort.startsWith('-')
  const name = sort.replace('-', '')
  const column = columns.find((one) => one.name === name)
  const order = isDown ? -1 : 1
  return items.toSorted((a, b) => {
    if (!column) {
      const [x, y] = group === 'period' ? [a.period ?? '', b.period ?? ''] : [nameOf[group](a, by) ?? '', nameOf[group](b, by) ?? '']
      return order * x.localeCompare(y, 'en', { numeric: true })
    }
    const [x, y] = [column.of(a) ?? null, column.of(b) ?? null]
    // What was not measured goes last, whichever way the rest is sorted.
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
    return order * (x - y)
  })
}

export function ProductionTable({ items, group, by, units, sort, onSort, hrefOf }: ProductionTableProps) {
  const [shown, setShown] = useState(rowsAtOnce)
  const order = sort || (group === 'period' ? '-name' : '-boe')
  const rows = sortRows(items, group, by, order)
  const totals = totalsOf(items)
  const formats = Object.fromEntries(columns.map((column) => [column.name, columnFormat(items.map(column.of))]))
  const liquid = (totals.oil ?? 0) + (totals.water ?? 0)
  const sums: Record<string, number | null> = {
    ...totals,
    // Ratios of the sums; an average of ratios would be wrong.
    waterCut: liquid > 0 ? (100 * (totals.water ?? 0)) / liquid : null,
    gor: totals.oil ? gorScfBbl(totals.gas ?? 0, totals.oil, units) : null,
  }
  return (
    <>
      <TableFrame label="Production">
        <thead>
          <tr>
            <SortHead name="name" sort={order} onSort={onSort} className="sticky left-0 bg-panel">
              {words(group)}
            </SortHead>
            {columns.map((column) => (
              <SortHead key={column.name} name={column.name} sort={order} onSort={onSort} numeric>
                <span>
                  {column.label} <span className="font-normal text-muted">{unitLabel(column.quantity, units)}</span>
                </span>
              </SortHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((item, index) => {
            const href = hrefOf(item)
            const name = nameOf[group](item, by) ?? absent
            return (
              <tr key={idOf[group](item) ?? index} className="group">
                <th scope="row" className={`${cell} sticky left-0 max-w-44 truncate bg-panel font-medium group-hover:bg-hover`}>
                  {href ? (
                    <Link href={href} className="underline-offset-2 hover:underline">
                      {name}
                    </Link>
                  ) : (
                    name
                  )}
                </th>
                {columns.map((column) => (
                  <td key={column.name} className={`${numberCell} group-hover:bg-hover`}>
                    {formats[column.name]!(column.of(item))}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr className="font-semibold">
            <th scope="row" className={`${cell} sticky left-0 border-line-strong bg-panel`}>
              Total
            </th>
            {columns.map((column) => (
              <td key={column.name} className={`${numberCell} border-line-strong`}>
                {formats[column.name]!(sums[column.name])}
              </td>
            ))}
          </tr>
        </tfoot>
      </TableFrame>
      {rows.length > shown && (
        <div className="flex items-center justify-between border-t border-line p-3 text-muted">
          <span className="figures">
            {shown} of {rows.length}
          </span>
          <Button onClick={() => setShown(shown + 200)}>Show more</Button>
        </div>
      )}
    </>
  )
}
