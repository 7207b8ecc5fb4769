import type { UnitSystem } from './units'

// Metric per field unit (SPEC C1). Only limits are converted here: they are data in field units, recorded values the server converts.
const factors: Record<string, readonly [factor: number, unit: string]> = {
  bbl: [0.158987294928, 'm³'],
  Mcf: [28.316846592, 'm³'],
  psig: [0.06894757293168, 'bar'],
  '1/64 in': [25.4 / 64, 'mm'],
  'scf/bbl': [28.316846592 / 1000 / 0.158987294928, 'm³/m³'],
  ft: [0.3048, 'm'],
}

/** A value in a field unit as the reader's system writes it. Units that both systems share pass through. */
export function fromFieldUnit(value: number, unit: string, units: UnitSystem): { value: number; unit: string } {
  if (units === 'us') return { value, unit }
  if (unit === '°F') return { value: (value - 32) / 1.8, unit: '°C' }
  const known = factors[unit]
  return known ? { value: value * known[0], unit: known[1] } : { value, unit }
}

/** scf/bbl of a ratio of sums in either system. */
export const gorScfBbl = (gas: number, oil: number, units: UnitSystem): number =>
  (gas / oil) * 1000 * (units === 'us' ? 1 : 0.158987294928 / 28.316846592)
