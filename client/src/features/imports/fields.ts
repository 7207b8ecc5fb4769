import { words } from '../../units/units'

export const kinds = [
  ['', 'Find out from the file'],
  ['daily_production', 'Daily production'],
  ['monthly_volume', 'Monthly volumes'],
  ['wells', 'Wells'],
] as const

const wellIdentity = ['apiNumber', 'wellName', 'wellNumber', 'leaseName', 'leaseNumber', 'fieldName', 'operatorName']
const volumes = ['oilVolume', 'gasVolume', 'waterVolume', 'condensateVolume', 'injectionVolume']

const byKind: Record<string, readonly string[]> = {
  daily_production: [
    ...wellIdentity,
    'productionDate',
    ...volumes,
    'hoursOn',
    'downtimeHours',
    'chokeSize',
    'tubingPressure',
    'casingPressure',
    'linePressure',
    'temperature',
    'bsw',
    'gor',
    'apiGravity',
    'salesOil',
    'salesGas',
    'isEstimated',
    'notes',
  ],
  monthly_volume: [...wellIdentity, 'year', 'month', 'productionMonth', ...volumes, 'daysOn', 'hoursOn'],
  wells: [
    ...wellIdentity,
    'wellType',
    'wellStatus',
    'spudDate',
    'completionDate',
    'firstProductionDate',
    'pluggedDate',
    'surfaceLatitude',
    'surfaceLongitude',
    'totalDepth',
    'tvd',
    'groundElevation',
    'county',
    'state',
  ],
}

/** Where a column may go. What the server itself proposes is always among them. */
export function targetsFor(kind: string | null | undefined, proposed: readonly (string | null | undefined)[]): string[] {
  const known = byKind[kind ?? ''] ?? byKind.daily_production!
  return [...new Set([...known, ...proposed.filter((field): field is string => Boolean(field))])]
}

/** "oilVolume" → "Oil volume". */
export const fieldLabel = (field: string): string =>
  words(field.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`))
    .replace(/^Api/, 'API')
    .replace('Bsw', 'BS&W')
    .replace('Gor', 'GOR')
