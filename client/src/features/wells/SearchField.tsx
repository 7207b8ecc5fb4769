import { useEffect, useState } from 'react'
import { TextField } from '../../ui/Field'
import { useDebounced } from '../../ui/useDebounced'

/** Searches as one types, once the typing pauses. */
export function SearchField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const [text, setText] = useState(value)
  const settled = useDebounced(text)
  useEffect(() => {
    if (settled !== value) onChange(settled)
    // Only what was typed searches; a change from outside is shown below.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [settled])
  useEffect(() => setText(value), [value])
  return (
    <TextField
      label="Search"
      type="search"
      placeholder="Name or API number"
      autoComplete="off"
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  )
}
