import { useState } from 'react'
import { useApi } from '../api/query'
import type { Well } from '../api/types'
import { type Choice, Combobox } from './Combobox'
import { useDebounced } from './useDebounced'

interface PickerProps {
  /** Id of what is chosen, as it stands in the address; empty for none. */
  value: string
  onChange: (id: string | undefined) => void
  clearable?: boolean
  className?: string
}

type ListOperation = 'GET /leases' | 'GET /fields' | 'GET /regions' | 'GET /wells'
type GetOperation = 'GET /leases/{id}' | 'GET /fields/{id}' | 'GET /regions/{id}' | 'GET /wells/{id}'
type Row = { id: string } & Record<string, unknown>

interface PickerKind {
  label: string
  placeholder: string
  list: ListOperation
  get: GetOperation
  toChoice: (row: Row) => Choice
}

const named =
  (member: string) =>
  (row: Row): Choice => ({ id: row.id, label: String(row[member] ?? '') })

const kinds = {
  lease: { label: 'Lease', placeholder: 'All leases', list: 'GET /leases', get: 'GET /leases/{id}', toChoice: named('leaseName') },
  field: { label: 'Field', placeholder: 'All fields', list: 'GET /fields', get: 'GET /fields/{id}', toChoice: named('fieldName') },
  region: { label: 'Region', placeholder: 'All regions', list: 'GET /regions', get: 'GET /regions/{id}', toChoice: named('regionName') },
  well: {
    label: 'Well',
    placeholder: 'All wells',
    list: 'GET /wells',
    get: 'GET /wells/{id}',
    toChoice: (row) => wellChoice(row as unknown as Well),
  },
} satisfies Record<string, PickerKind>

export const wellChoice = (well: Well): Choice => ({
  id: well.id,
  label: well.wellName,
  note: [well.apiNumberDisplay, well.leaseName].filter(Boolean).join(' · ') || undefined,
})

function Picker({ kind, value, onChange, clearable = true, className }: PickerProps & { kind: PickerKind }) {
  const [text, setText] = useState('')
  const q = useDebounced(text)
  const list = useApi(kind.list as 'GET /wells', { query: { q, limit: 50 } }, { keepPrevious: true })
  const choices = ((list.data?.items ?? []) as unknown as Row[]).map(kind.toChoice)
  const inList = choices.find((choice) => choice.id === value)
  const one = useApi(
    kind.get as 'GET /wells/{id}',
    { path: { id: value } },
    { enabled: value !== '' && list.isSuccess && !inList, staleTime: 300_000 },
  )
  const chosen = value === '' ? undefined : (inList ?? (one.data ? kind.toChoice(one.data as unknown as Row) : { id: value, label: '…' }))
  return (
    <Combobox
      label={kind.label}
      placeholder={kind.placeholder}
      value={chosen}
      choices={choices}
      loading={list.isFetching}
      clearable={clearable}
      onSearch={setText}
      onChoose={(choice) => onChange(choice?.id)}
      className={className ?? ''}
    />
  )
}

export const LeasePicker = (props: PickerProps) => <Picker kind={kinds.lease} {...props} />
export const FieldPicker = (props: PickerProps) => <Picker kind={kinds.field} {...props} />
export const RegionPicker = (props: PickerProps) => <Picker kind={kinds.region} {...props} />
export const WellPicker = (props: PickerProps) => <Picker kind={kinds.well} {...props} />
