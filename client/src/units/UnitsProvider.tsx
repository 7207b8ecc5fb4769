import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { UnitSystem } from './units'

interface Units {
  units: UnitSystem
  setUnits: (units: UnitSystem) => void
}

const UnitsContext = createContext<Units>({ units: 'us', setUnits: () => undefined })
const key = 'pumpjack.units'

/** The units a person reads in: their own choice on this device, else the operator's. */
export function UnitsProvider({ fallback, children }: { fallback: UnitSystem; children: ReactNode }) {
  const [chosen, setChosen] = useState(() => localStorage.getItem(key))
  const value = useMemo<Units>(
    () => ({
      units: chosen === 'us' || chosen === 'metric' ? chosen : fallback,
      setUnits: (units) => {
        localStorage.setItem(key, units)
        setChosen(units)
      },
    }),
    [chosen, fallback],
  )
  return <UnitsContext value={value}>{children}</UnitsContext>
}

export const useUnits = (): Units => useContext(UnitsContext)
