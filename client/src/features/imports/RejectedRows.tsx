import type { ImportRun } from '../../api/types'
import { cell, Head, numberCell, TableFrame } from '../../ui/Table'
import { formatFigure } from '../../units/units'
import { useRejections } from './queries'

const shown = 8

/** The reasons in words, so that nobody has to open the file to learn what is wrong with it. */
export function RejectedRows({ run }: { run: ImportRun }) {
  const rejections = useRejections(run).data
  if (!rejections?.length) return null
  return (
    <section aria-label="Rejected rows" className="card min-w-0">
      <h2 className="p-3 font-semibold sm:px-4">Why rows were rejected</h2>
      <TableFrame label="Reasons">
        <thead>
          <tr>
            <Head>Reason</Head>
            <Head>Column</Head>
            <Head numeric>Rows</Head>
            <Head className="max-sm:hidden">In row</Head>
          </tr>
        </thead>
        <tbody>
          {rejections.slice(0, shown).map(({ column, reason, count, rows }) => (
            <tr key={`${column} ${reason}`}>
              <td className={cell}>{reason}</td>
              <td className={`${cell} text-muted`}>{column}</td>
              <td className={numberCell}>{formatFigure(count)}</td>
              <td className={`${cell} figures text-muted max-sm:hidden`}>
                {rows.join(', ')}
                {count > rows.length && ', …'}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {rejections.length > shown && (
        <p className="border-t border-line p-3 text-muted">{rejections.length - shown} more reasons in the file of rejected rows.</p>
      )}
    </section>
  )
}
