import { describe, expect, it } from 'vitest'
import { guessMapping, headersOf, mappedRows, noColumns, withColumn } from './bulk-mapping'
import { columnNames, mostColumnNames } from './bulk-column-names'
import { parseTable } from './bulk-table'

const guess = (text: string) => guessMapping(parseTable(text))

describe('guessMapping', () => {
  it.each([
    ['Fleet Ref,Fleet Name,E-mail', { fleetRef: 0, fleetName: 1, fleetEmail: 2 }],
    ['Correo electrónico;Razón social;Clave', { fleetRef: 2, fleetName: 1, fleetEmail: 0 }],
    ['Name\tUSDOT\tCarrier ID\tCountry', { fleetRef: 2, fleetName: 0, fleetRegulatoryId: 1, fleetCountryCode: 3 }],
    ['Company,Phone,Website,Code,Type', { fleetRef: 3, fleetName: 0, fleetPhone: 1, fleetWebsite: 2 }]
  ])('knows the header %s', (header, columns) => {
    const row = header.replace(/[^,;\t]+/g, 'x')
    expect(guess(`${header}\n${row}`)).toMatchObject({ hasHeader: true, columns: { ...noColumns, ...columns } })
  })

  it('takes the type of the ids from their header', () => {
    expect(guess('ref,USDOT number\nF1,123').regulatoryType).toBe('DOT')
    expect(guess('ref,MC\nF1,123').regulatoryType).toBe('MC')
  })

  it('looks at what is in the columns where there is no header', () => {
    expect(guess('Prairie Haulage,ops@p.example,CR-1\nMesa Freight,a@m.example,CR-2')).toMatchObject({
      hasHeader: false,
      columns: { fleetRef: 2, fleetName: 0, fleetEmail: 1 }
    })
  })

  it('remembers what the person chose for this header, whatever its case', () => {
    const columns = { ...noColumns, fleetRef: 1 }
    const table = parseTable('AAA,Bbb\n1,2')
    const known = { headers: headersOf(parseTable('aaa,BBB\n3,4')), columns, regulatoryType: 'MC' }
    expect(guessMapping(table, [known])).toEqual({ hasHeader: true, columns, regulatoryType: 'MC' })
  })
})

it('gives the rows below the header, and the type to ids that have none', () => {
  const table = parseTable('ref,dot,type\nF1,123,\nF2,,\nF3,9,EASA')
  const rows = mappedRows(table, {
    hasHeader: true,
    columns: { ...noColumns, fleetRef: 0, fleetRegulatoryId: 1, fleetRegulatoryIdType: 2 },
    regulatoryType: 'DOT'
  })
  expect(rows.map(({ line, texts }) => [line, texts.fleetRef, texts.fleetRegulatoryIdType])).toEqual([
    [2, 'F1', 'DOT'],
    [3, 'F2', ''],
    [4, 'F3', 'EASA']
  ])
})

it('lets a column mean one thing', () => {
  const columns = withColumn({ ...noColumns, fleetRef: 0, fleetName: 1 }, 'fleetRef', 1)
  expect(columns).toMatchObject({ fleetRef: 1, fleetName: null })
})

it('has no more names than are looked through, and none twice', () => {
  const all = Object.values(columnNames).flat()
  expect(new Set(all).size).toBe(all.length)
  expect(Math.max(...Object.values(columnNames).map(({ length }) => length))).toBeLessThanOrEqual(mostColumnNames)
})
