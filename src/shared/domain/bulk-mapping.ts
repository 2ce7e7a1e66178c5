import { columnNames, mostColumnNames } from './bulk-column-names'
import { bulkFields, mostBulkRows, type BulkField, type BulkTexts } from './bulk-row'
import type { ParsedTable, TableRow } from './bulk-table'

/** Which column holds which field, counted from 0; null: none. */
export type BulkColumns = Readonly<Record<BulkField, number | null>>

/** What a table's columns mean. */
export interface BulkMapping {
  /** The first row names the columns. */
  readonly hasHeader: boolean
  readonly columns: BulkColumns
  /** For rows with a regulatory id whose type no column says, such as `DOT`; empty for none. */
  readonly regulatoryType: string
}

/** Columns that the person chose for tables with this header. */
export interface RememberedColumns {
  readonly headers: readonly string[]
  readonly columns: BulkColumns
  readonly regulatoryType: string
}

export const noColumns: BulkColumns = {
  fleetRef: null,
  fleetName: null,
  fleetEmail: null,
  fleetPhone: null,
  fleetWebsite: null,
  fleetCountryCode: null,
  fleetRegulatoryId: null,
  fleetRegulatoryIdType: null
}

/**
 * Guesses what the columns mean: as the person said for a table with this header, else by the names of the header in English or Spanish, else by
 * what is in them.
 *
 * @param remembered newest first
 */
export function guessMapping(table: ParsedTable, remembered: readonly RememberedColumns[] = []): BulkMapping {
  const first = table.rows[0]
  if (first === undefined) return { hasHeader: false, columns: noColumns, regulatoryType: '' }
  const headers = headersOf(table)
  const known = remembered.find((one) => isSame(one.headers, headers))
  if (known !== undefined) return { hasHeader: true, columns: known.columns, regulatoryType: known.regulatoryType }
  const columns = columnsByName(headers)
  const hasHeader = bulkFields.some((field) => columns[field] !== null) && !first.cells.some(looksLikeContent)
  if (!hasHeader) return { hasHeader, columns: columnsByContent(table), regulatoryType: '' }
  return { hasHeader, columns, regulatoryType: typeInHeader(headers[columns.fleetRegulatoryId ?? -1]) }
}

/** The first row's texts as names: folded, so that a change of case or accents is the same table. */
export function headersOf({ rows, columnCount }: ParsedTable): readonly string[] {
  return Array.from({ length: columnCount }, (_, column) => folded(rows[0]?.cells[column] ?? ''))
}

/** The rows of the table, as texts by what they mean. */
export function mappedRows(
  { rows }: ParsedTable,
  { hasHeader, columns, regulatoryType }: BulkMapping
): readonly { readonly line: number; readonly texts: BulkTexts }[] {
  const textsOf = ({ cells }: TableRow): BulkTexts => {
    const text = (field: BulkField): string => cells[columns[field] ?? -1] ?? ''
    const regulatoryId = text('fleetRegulatoryId')
    return {
      fleetRef: text('fleetRef'),
      fleetName: text('fleetName'),
      fleetEmail: text('fleetEmail'),
      fleetPhone: text('fleetPhone'),
      fleetWebsite: text('fleetWebsite'),
      fleetCountryCode: text('fleetCountryCode'),
      fleetRegulatoryId: regulatoryId,
      fleetRegulatoryIdType: text('fleetRegulatoryIdType') || (regulatoryId === '' ? '' : regulatoryType)
    }
  }
  return rows
    .slice(hasHeader ? 1 : 0)
    .slice(0, mostBulkRows)
    .map((row) => ({ line: row.line, texts: textsOf(row) }))
}

/** Puts a field on a column; the one that had this column before has none. */
export function withColumn(columns: BulkColumns, field: BulkField, column: number | null): BulkColumns {
  const freed = bulkFields.filter((other) => column !== null && columns[other] === column)
  return { ...columns, ...Object.fromEntries(freed.map((other) => [other, null])), [field]: column }
}

function columnsByName(headers: readonly string[]): BulkColumns {
  let columns = noColumns
  const taken = new Set<number>()
  // A better name of one field wins over a worse name of another that comes before it.
  for (let rank = 0; rank < mostColumnNames; rank += 1) {
    for (const field of bulkFields) {
      const name = columnNames[field][rank]
      const column = name === undefined || columns[field] !== null ? -1 : headers.indexOf(name)
      if (column === -1 || taken.has(column)) continue
      taken.add(column)
      columns = { ...columns, [field]: column }
    }
  }
  return columns
}

function columnsByContent({ rows, columnCount }: ParsedTable): BulkColumns {
  const sample = rows.slice(0, 50)
  const isMostly = (column: number, test: (cell: string) => boolean): boolean => {
    const filled = sample.map(({ cells }) => cells[column]?.trim() ?? '').filter((cell) => cell !== '')
    return filled.length > 0 && filled.filter(test).length * 2 > filled.length
  }
  const free = Array.from({ length: columnCount }, (_, column) => column)
  const take = (test: (cell: string) => boolean): number | null => {
    const at = free.findIndex((column) => isMostly(column, test))
    return at === -1 ? null : (free.splice(at, 1)[0] ?? null)
  }
  const fleetEmail = take((cell) => cell.includes('@'))
  const fleetWebsite = take((cell) => /^(?:https?:\/\/|www\.)/i.test(cell))
  const fleetPhone = take((cell) => /^\+[\d ().-]{6,}$/.test(cell))
  const fleetRef = take((cell) => /\d/.test(cell)) ?? take(() => true)
  const fleetName = take((cell) => /\p{L}/u.test(cell))
  return { ...noColumns, fleetRef, fleetName, fleetEmail, fleetWebsite, fleetPhone }
}

function looksLikeContent(cell: string): boolean {
  return /@|^https?:|^\+?[\d ().-]{4,}$/i.test(cell.trim())
}

/** "USDOT number" says the type of what is below it. */
function typeInHeader(header = ''): string {
  if (header.includes('dot')) return 'DOT'
  if (/^mc(?:number)?$/.test(header)) return 'MC'
  return header.startsWith('easa') ? 'EASA' : ''
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((header, index) => header === other[index])
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 100)
}
