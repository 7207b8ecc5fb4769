/** Why rows were rejected, the commonest reason first. */
export interface Rejection {
  column: string
  reason: string
  count: number
  /** The first few rows of the file it happened in. */
  rows: string[]
}

const rowsNamed = 5

/** Sums up the server's CSV of rejected rows (row, column, code, reason, then the cells). */
export function rejectionsOf(csv: string): Rejection[] {
  const byReason = new Map<string, Rejection>()
  for (const [row = '', column = '', , reason = ''] of readCsv(csv).slice(1)) {
    const key = `${column}\n${reason}`
    const known = byReason.get(key) ?? { column, reason, count: 0, rows: [] }
    known.count += 1
    if (known.rows.length < rowsNamed) known.rows.push(row)
    byReason.set(key, known)
  }
  return [...byReason.values()].sort((a, b) => b.count - a.count)
}

/** RFC 4180: commas, quotes doubled inside quotes, line ends inside quotes. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  // Each match is one cell and what ends it.
  for (const [whole, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    if (whole === '' && row.length === 0) break
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === ',') continue
    rows.push(row)
    row = []
    if (end === '') break
  }
  return rows
}
