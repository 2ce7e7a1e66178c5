import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostBulkRows } from './bulk-row'
import { delimiters, parseTable } from './bulk-table'

const cellsOf = (text: string) => parseTable(text).rows.map(({ cells }) => cells)

describe('parseTable', () => {
  it.each([
    ['commas', 'a,b\nc,d', ','],
    ['semicolons', 'a;b\nc;d', ';'],
    ['tabs', 'a\tb\nc\td', '\t'],
    ['bars', 'a|b\nc|d', '|']
  ])('reads %s', (_name, text, delimiter) => {
    expect(parseTable(text)).toMatchObject({ delimiter, columnCount: 2 })
    expect(cellsOf(text)).toEqual([
      ['a', 'b'],
      ['c', 'd']
    ])
  })

  it('takes quotes, quotes in quotes, and lines in quotes as spreadsheet programs write them', () => {
    expect(cellsOf('"Acme, Inc.","He said ""yes"""\r\n"two\nlines",x\r\n')).toEqual([
      ['Acme, Inc.', 'He said "yes"'],
      ['two\nlines', 'x']
    ])
  })

  it('passes over a byte order mark, the line that names the delimiter, and empty lines, and keeps the line numbers', () => {
    const { rows } = parseTable('\uFEFFsep=;\r\nref;name\r\n\r\n;;\r\nF1;One\r\n')
    expect(rows).toEqual([
      { line: 2, cells: ['ref', 'name'] },
      { line: 5, cells: ['F1', 'One'] }
    ])
  })

  it('reads a plain list of references', () => {
    expect(cellsOf('F1\nF2\n')).toEqual([['F1'], ['F2']])
  })

  it('finds nothing in nothing', () => {
    expect(parseTable(' \n\t\n')).toMatchObject({ rows: [], columnCount: 0, leftOutCount: 0 })
  })

  it('reads as many rows as a run takes, with a header, and counts the others', () => {
    const text = Array.from({ length: mostBulkRows + 6 }, (_, index) => `F${index},x`).join('\n')
    const table = parseTable(text)
    expect(table.rows).toHaveLength(mostBulkRows + 1)
    expect(table.leftOutCount).toBe(5)
  })

  it('gives back what was written, whatever the cells hold', () => {
    const cell = fc
      .string({ minLength: 1, maxLength: 12 })
      .filter((text) => text.trim() !== '' && !/[\r\uFEFF]/.test(text))
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(table, fc.constantFrom(...delimiters), (rows, delimiter) => {
        const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter))
        // Named, because a table of one line says nothing about its delimiter.
        expect(cellsOf(`sep=${delimiter}\n${quoted.join('\n')}\n`)).toEqual(rows)
      })
    )
  })
})
