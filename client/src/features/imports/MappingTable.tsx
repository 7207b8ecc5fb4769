import type { ImportPreview } from '../../api/types'
import { cell, Head, TableFrame } from '../../ui/Table'
import { fieldLabel } from './fields'

interface MappingTableProps {
  preview: ImportPreview
  /** Columns that a question is about. */
  asked: ReadonlySet<string | null | undefined>
  mapping: Readonly<Record<string, string>>
  onChange: (column: string, field: string) => void
}

/** Each column of the file, where it goes, and its first values. */
export function MappingTable({ preview, asked, mapping, onChange }: MappingTableProps) {
  return (
    <TableFrame label="Columns and fields">
      <thead>
        <tr>
          <Head>Column</Head>
          <Head>Goes to</Head>
          <Head>First values</Head>
        </tr>
      </thead>
      <tbody>
        {preview.columns.map((column) => (
          <tr key={column.name} className={asked.has(column.name) ? 'bg-warn-soft' : ''}>
            <th scope="row" className={`${cell} font-medium`}>
              {column.name}
              {column.unit && <span className="font-normal text-muted"> {column.unit}</span>}
            </th>
            <td className={`${cell} min-w-44`}>
              <select
                aria-label={`Field of ${column.name}`}
                className="control"
                value={mapping[column.name] ?? ''}
                onChange={(event) => onChange(column.name, event.target.value)}
              >
                <option value="">Leave out</option>
                {preview.fields.map((field) => (
                  <option key={field} value={field}>
                    {fieldLabel(field)}
                  </option>
                ))}
              </select>
            </td>
            <td className={`${cell} figures max-w-72 truncate text-muted`}>{column.sample.slice(0, 4).join(' · ')}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
