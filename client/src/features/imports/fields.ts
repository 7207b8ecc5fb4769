import { words } from '../../units/units'

export const kinds = [
  ['', 'Find out from the file'],
  ['daily_production', 'Daily production'],
  ['monthly_volume', 'Monthly volumes'],
  ['wells', 'Wells'],
] as const

/** "oilVolume" → "Oil volume". */
export function fieldLabel(field: string): string {
  const spaced = field.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
  return words(spaced).replace(/^Api/, 'API').replace(/^Bsw$/, 'BS&W').replace(/^Gor$/, 'GOR')
}
