import Papa from 'papaparse'
import { mostBulkRows } from './bulk-row'

/** One line of a table. */
export interface TableRow {
  /** Where it stands among the lines of the text that hold a row, empty ones counted, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** A table as it was pasted or read, before anybody said what its columns mean. */
export interface ParsedTable {
  /** At most `mostBulkRows`, and one for a header. */
  readonly rows: readonly TableRow[]
  /** Rows beyond those, which were not read. */
  readonly leftOutCount: number
  readonly columnCount: number
  readonly delimiter: Delimiter
}

export const delimiters = [',', ';', '\t', '|'] as const

export type Delimiter = (typeof delimiters)[number]

/**
 * Reads a table from text: CSV with any of the usual delimiters, what a spreadsheet program puts on the clipboard, or a plain list. Quotes, quotes in
 * quotes, line ends of any system, a byte order mark and empty lines are taken as spreadsheet programs write them.
 *
 * @param text at most some megabytes
 */
export function parseTable(text: string): ParsedTable {
  // Excel names the delimiter in a line of its own where the language of the computer has another one.
  const [, named] = /^\uFEFF?sep=([,;\t|])\r?\n/.exec(text) ?? []
  const body = text.replace(/^\uFEFF?(?:sep=[,;\t|]\r?\n)?/, '')
  const { data, meta } = Papa.parse<string[]>(body, {
    delimiter: named ?? '',
    delimitersToGuess: [...delimiters],
    skipEmptyLines: false
  })
  const firstLine = named === undefined ? 1 : 2
  const rows: TableRow[] = []
  let leftOutCount = 0
  let columnCount = 0
  data.forEach((cells, index) => {
    if (cells.every((cell) => cell.trim() === '')) return
    if (rows.length > mostBulkRows) {
      leftOutCount += 1
      return
    }
    rows.push({ line: firstLine + index, cells })
    columnCount = Math.max(columnCount, lastFilled(cells))
  })
  return { rows, leftOutCount, columnCount, delimiter: delimiters.find((one) => one === meta.delimiter) ?? ',' }
}

/** Spreadsheet programs write columns that were only ever formatted. */
function lastFilled(cells: readonly string[]): number {
  for (let index = cells.length - 1; index >= 0; index -= 1) if (cells[index]?.trim() !== '') return index + 1
  return 0
}
