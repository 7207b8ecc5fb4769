import type { ImportPreview } from '../../api/types'
import { cell, Head, TableFrame } from '../../ui/Table'
import { fieldLabel } from './fields'

const shownRows = 8

/** The first rows as they were read, each column under the field it goes to. */
export function Preview({ preview }: { preview: ImportPreview }) {
  const facts = [
    preview.encoding,
    preview.delimiter && `delimiter ${delimiterLabel(preview.delimiter)}`,
    preview.sheet && `sheet ${preview.sheet}`,
    `decimal ${preview.decimalMark === ',' ? 'comma' : 'point'}`,
    preview.headerRow > 0 ? `header in row ${preview.headerRow}` : 'no header',
    preview.unitsRow > 0 && `units in row ${preview.unitsRow}`,
  ].filter(Boolean)
  return (
    <section aria-label="Preview" className="card min-w-0">
      <div className="p-3 sm:px-4">
        <h2 className="font-semibold">As read</h2>
        {facts.length > 0 && <p className="text-muted">{facts.join(' · ')}</p>}
      </div>
      <TableFrame label="Preview of the file">
        <thead>
          <tr>
            {preview.columns.map((column) => {
              const field = column.field
              return (
                <Head key={column.name}>
                  <span className="block text-ink">
                    {column.name}
                    {column.unit && <span className="font-normal text-muted"> {column.unit}</span>}
                  </span>
                  <span className={`block font-normal ${field ? '' : 'italic'}`}>{field ? fieldLabel(field) : 'left out'}</span>
                </Head>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {preview.rows.slice(0, shownRows).map((row, index) => (
            <tr key={index}>
              {preview.columns.map((column, at) => (
                <td key={column.name} className={`${cell} figures whitespace-nowrap`}>
                  {row[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  )
}

const delimiterLabel = (delimiter: string) => ({ '\t': 'tab', ',': 'comma', ';': 'semicolon', '|': 'bar' })[delimiter] ?? delimiter
