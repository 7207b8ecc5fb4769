import type { DailyProduction } from '../api/types'
import type { Quantity } from '../units/units'

/** The numbers of a day that are typed. */
export type EntryField =
  | 'oilVolume'
  | 'gasVolume'
  | 'waterVolume'
  | 'condensateVolume'
  | 'injectionVolume'
  | 'hoursOn'
  | 'downtimeHours'
  | 'chokeSize'
  | 'tubingPressure'
  | 'casingPressure'
  | 'linePressure'
  | 'temperature'
  | 'bsw'
  | 'apiGravity'
  | 'salesOil'
  | 'salesGas'

export interface FieldInfo {
  field: EntryField
  label: string
  quantity: Quantity
  tone?: 'oil' | 'gas' | 'water'
}

export interface FieldGroup {
  title: string
  fields: readonly FieldInfo[]
}

const produced: FieldInfo[] = [
  { field: 'oilVolume', label: 'Oil', quantity: 'liquid', tone: 'oil' },
  { field: 'gasVolume', label: 'Gas', quantity: 'gas', tone: 'gas' },
  { field: 'waterVolume', label: 'Water', quantity: 'liquid', tone: 'water' },
]
const time: FieldInfo[] = [
  { field: 'hoursOn', label: 'Hours on', quantity: 'hours' },
  { field: 'downtimeHours', label: 'Downtime', quantity: 'hours' },
]
const gauges: FieldInfo[] = [
  { field: 'tubingPressure', label: 'Tubing pressure', quantity: 'pressure' },
  { field: 'casingPressure', label: 'Casing pressure', quantity: 'pressure' },
  { field: 'linePressure', label: 'Line pressure', quantity: 'pressure' },
  { field: 'temperature', label: 'Temperature', quantity: 'temperature' },
  { field: 'chokeSize', label: 'Choke', quantity: 'choke' },
]
const quality: FieldInfo[] = [
  { field: 'bsw', label: 'BS&W', quantity: 'percent' },
  { field: 'apiGravity', label: 'Oil gravity', quantity: 'gravity' },
  { field: 'condensateVolume', label: 'Condensate', quantity: 'liquid' },
  { field: 'salesOil', label: 'Oil sold', quantity: 'liquid' },
  { field: 'salesGas', label: 'Gas sold', quantity: 'gas' },
]

export const takesInjection = (wellType: string | null | undefined): boolean => /inject|disposal/.test(wellType ?? '')

export const injectionProducts = [
  ['water', 'Water'],
  ['gas', 'Gas'],
  ['co2', 'CO₂'],
  ['steam', 'Steam'],
] as const
export type InjectionProduct = (typeof injectionProducts)[number][0]

/** What a pumper reads at this kind of well, in the order of the walk round it. */
export function groupsFor(wellType: string | null | undefined, product: InjectionProduct = 'water'): readonly FieldGroup[] {
  if (takesInjection(wellType)) {
    const isGas = product === 'gas' || product === 'co2'
    const injected: FieldInfo = {
      field: 'injectionVolume',
      label: 'Injected',
      quantity: isGas ? 'gas' : 'liquid',
      tone: isGas ? 'gas' : 'water',
    }
    return [
      { title: 'Injection', fields: [injected, ...time] },
      { title: 'Gauges', fields: gauges },
    ]
  }
  return [
    { title: 'Production', fields: [...produced, ...time] },
    { title: 'Gauges', fields: gauges },
    { title: 'Quality and sales', fields: quality },
  ]
}

export const allFields = (groups: readonly FieldGroup[]): FieldInfo[] => groups.flatMap((group) => [...group.fields])

export const valueOf = (record: DailyProduction | undefined, field: EntryField): number | null => record?.[field] ?? null
