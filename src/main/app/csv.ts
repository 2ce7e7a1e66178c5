/** One cell. A number is written as it is; null and numbers that are none are empty. */
export type CsvCell = string | number | null

/** Programs that read CSV files on Windows take them for UTF-8 only with this in front. */
export const byteOrderMark = '\uFEFF'

/** What makes a spreadsheet program take a cell for a formula, the full-width forms that some take for the same, and what it skips before one. */
const formulaStart = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/

/**
 * The text of a CSV file (RFC 4180): byte order mark, a header, lines that end in CR LF, every text in quotes.
 *
 * Threat: names come from other companies' systems, and a spreadsheet program runs a cell that looks like a formula when the file is opened
 * (CSV injection, OWASP). Such a text gets an apostrophe in front, which makes it a text and nothing else.
 *
 * @param header a name for each column
 * @param rows cells in the order of the header
 */
export function csvText(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  let text = byteOrderMark + csvLine(header)
  for (const row of rows) text += csvLine(row)
  return text
}

/** One line of such a file, with its end; for a file that is written in pieces. The first line has `byteOrderMark` before it. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`
}

function cellText(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  const harmless = formulaStart.test(cell) ? `'${cell}` : cell
  return `"${harmless.replaceAll('"', '""')}"`
}
