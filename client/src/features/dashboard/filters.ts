import { oneOf, readView, type View } from '../../production/spans'
import type { Day } from '../../units/days'

export const groups = [
  ['well', 'Well'],
  ['lease', 'Lease'],
  ['field', 'Field'],
  ['region', 'Region'],
  ['period', 'Period'],
] as const
export type Group = (typeof groups)[number][0]

/** What the dashboard shows, exactly as its address says. */
export interface Filters extends View {
  group: Group
  well: string
  lease: string
  field: string
  region: string
  sort: string
}

export function readFilters(search: URLSearchParams, lastDay: Day): Filters {
  const text = (name: string) => search.get(name) ?? ''
  return {
    ...readView(search, lastDay, '30d'),
    group: oneOf(groups, search.get('group')) ?? 'well',
    well: text('well'),
    lease: text('lease'),
    field: text('field'),
    region: text('region'),
    sort: text('sort'),
  }
}

export const scopeOf = ({ well, lease, field, region }: Filters) => ({ wellId: well, leaseId: lease, fieldId: field, regionId: region })
