import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLocationScanner } from './location-scanner'
import { locationRowsOf, vehicleRowsOf } from './test-support/page-rows'
import { referenceLocations, referenceVehicles, type ReferencePage } from './test-support/reference-reader'
import { spell, spellings, speltPages } from './test-support/spelt-json'
import { createVehicleScanner } from './vehicle-scanner'

type Reading = ReferencePage | 'not-a-page' | undefined
type Read = (bytes: Uint8Array) => Reading

const scanLocations = createLocationScanner()
const scanVehicles = createVehicleScanner()
const locations: Read = (bytes) => asRows(scanLocations(bytes), locationRowsOf)
const vehicles: Read = (bytes) => asRows(scanVehicles(bytes), vehicleRowsOf)

const readers = [
  ['locations', locations, referenceLocations, speltPages.locations],
  ['vehicles', vehicles, referenceVehicles, speltPages.vehicles]
] as const

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

function asRows<T extends object>(page: T | 'not-a-page' | undefined, read: (page: T) => ReferencePage): Reading {
  return typeof page === 'object' ? read(page) : page
}

/** What breaks JSON, or nearly does. */
const splinters = fc.constantFrom(
  ...Array.from('{}[]",:\\ \n\t0123456789.-+eEnulltruefalsu\u0000\u001f\u007f\u00a0é'),
  '"items":',
  'null',
  '[]',
  '\ufeff'
)

const edits = fc.array(
  fc.record({
    at: fc.nat(),
    removed: fc.integer({ min: 0, max: 3 }),
    put: fc.oneof(splinters, fc.constant('')),
    byte: fc.option(fc.integer({ min: 0, max: 255 }))
  }),
  { minLength: 1, maxLength: 3 }
)

function edited(
  bytes: Uint8Array,
  changes: readonly { at: number; removed: number; put: string; byte: number | null }[]
): Uint8Array {
  let result = Buffer.from(bytes)
  for (const { at, removed, put, byte } of changes) {
    const place = at % (result.length + 1)
    const added = byte === null ? Buffer.from(put) : Buffer.of(byte)
    result = Buffer.concat([result.subarray(0, place), added, result.subarray(place + removed)])
  }
  return result
}

describe.each(readers)('a page of %s', (_name, scan, reference, pages) => {
  it('is read as by JSON.parse, however it is spelt', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(pages, spellings, (page, how) => {
        const bytes = encode(spell(page, how))
        expect(scan(bytes)).toEqual(reference(bytes))
      }),
      { numRuns: 300 }
    )
  })

  it('is JSON when JSON.parse says so, whatever bytes were lost, added or changed', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(pages, spellings, edits, (page, how, changes) => {
        const bytes = edited(encode(spell(page, how)), changes)
        expect(scan(bytes)).toEqual(reference(bytes))
      }),
      { numRuns: 300 }
    )
  })

  it('is no JSON wherever it is cut, and not when something follows it', () => {
    const page = { items: [row, row, null, row], total: 4.5e1, next_page: 'Pg%3D%3D' }
    for (const text of [JSON.stringify(page), JSON.stringify(page, null, 2)]) {
      const bytes = encode(text)
      expect(scan(bytes)).toMatchObject({ itemCount: 4, total: 45, next: 'Pg%3D%3D' })
      for (let length = 0; length < bytes.length; length++) expect(scan(bytes.subarray(0, length))).toBeUndefined()
      for (const tail of ['}', ',', 'x', '\u0000', '{}']) expect(scan(encode(text + tail))).toBeUndefined()
      expect(scan(encode(`\ufeff \r\n${text}\n\t `))).toEqual(scan(bytes))
      expect(scan(encode(`\ufeff\ufeff${text}`))).toBeUndefined()
    }
  })

  it('may have other white space in each row', () => {
    const spaces = ['', ' ', '\n', '', '  ', '', '', ' ']
    const rows = spaces.map(
      (space) => `{"x":${space}null,"id":${space}"a","vehicle_id":${space}"a",${space}"y":${space}1${space}}`
    )
    const bytes = encode(`{"items":[${rows.join(',')}]}`)
    expect(scan(bytes)).toEqual(reference(bytes))
    expect(scan(bytes)).toMatchObject({ itemCount: spaces.length, unreadable: [] })
  })

  it('may lie anywhere in a larger buffer', () => {
    const bytes = encode(JSON.stringify({ items: [row], next_page: null }))
    const room = new Uint8Array(bytes.length + 9).fill(0x20)
    room.set(bytes, 5)
    expect(scan(room.subarray(5, 5 + bytes.length))).toEqual(scan(bytes))
  })

  it('that is nested too deep is no JSON, and exhausts no stack', () => {
    const nested = (depth: number): Uint8Array =>
      encode(
        `{"x":${'['.repeat(depth)}${']'.repeat(depth)},"items":[{"x":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}]}`
      )
    expect(scan(nested(100))).toMatchObject({ itemCount: 1 })
    expect(scan(nested(1_000_000))).toBeUndefined()
  })

  it.each([
    ['{"items":{}}'],
    ['{"items":null}'],
    ['{}'],
    ['[]'],
    ['"text"'],
    ['7'],
    ['null'],
    ['{"items":[],"next_page":7}'],
    ['{"items":[],"items":1}']
  ])('is not %s', (text) => {
    expect(scan(encode(text))).toBe('not-a-page')
  })

  it.each([
    ['{"items":[],"next_page":7,"next_page":"c"}'],
    ['{"next_page":"c","items":1,"items":[]}'],
    ['{"n\\u0065xt_page":"c","items":[]}']
  ])('has the last value of a key: %s', (text) => {
    expect(scan(encode(text))).toEqual({ rows: [], unreadable: [], itemCount: 0, total: null, next: 'c' })
  })

  it('may have more rows than a page should', () => {
    const items = Array.from({ length: 5000 }, (_, index) => ({ ...row, id: `v${index}`, vehicle_id: `v${index}` }))
    const bytes = encode(JSON.stringify({ items }))
    expect(scan(bytes)).toEqual(reference(bytes))
  })

  it('keeps its numbers of sources within their 16 bits', () => {
    const items = Array.from({ length: 65_540 }, (_, index) => ({ id: 'v', vehicle_id: 'v', fleet_id: `f${index}` }))
    const page = scan(encode(JSON.stringify({ items })))
    if (typeof page !== 'object') throw new Error('Not read')
    expect(page.rows).toHaveLength(65_536)
    expect(page.unreadable).toEqual(
      [65_536, 65_537, 65_538, 65_539].map((index) => ({ index, reason: 'row: too_many_sources' }))
    )
    expect(page.rows.at(-1)).toMatchObject({ source: { fleetId: 'f65535' } })
  })
})

describe('a page', () => {
  it('has each source and place once, however it is spelt', () => {
    const text = `{"items":[
      {"vehicle_id":"a","fleet_ref":"Zürich","inferred_address":{"city":"Zürich"}},
      {"vehicle_id":"b","fleet_ref":"Z\\u00fcrich","inferred_address":{"city":"\\u005aürich"}},
      {"vehicle_id":"c","fleet_ref":"Zürich","fleet_id":""},
      {"vehicle_id":"d"},{"vehicle_id":"e","inferred_address":null,"fleet_id":7}
    ]}`
    const page = scanLocations(encode(text))
    if (typeof page !== 'object') throw new Error('Not read')
    expect([...page.source]).toEqual([0, 0, 0, 1, 1])
    expect(page.sources).toHaveLength(2)
    expect([...page.place]).toEqual([0, 0, 1, 1, 1])
    expect(page.places).toHaveLength(2)
  })

  it('holds a canonical UUID in words, and any other id as a text', () => {
    const ids = [
      '28e4a9e0-b75d-5573-bf24-56026d2af4f3',
      '28E4A9E0-B75D-5573-BF24-56026D2AF4F3',
      '00000000-0000-0000-0000-000000000000',
      'truck 7'
    ]
    const page = scanLocations(encode(JSON.stringify({ items: ids.map((id) => ({ vehicle_id: id })) })))
    if (typeof page !== 'object') throw new Error('Not read')
    expect([...page.vehicleIds.words.subarray(0, 4)]).toEqual([0x28e4a9e0, 0xb75d5573, 0xbf245602, 0x6d2af4f3])
    expect([...page.vehicleIds.words.subarray(4)]).toEqual(Array.from({ length: 12 }, () => 0))
    expect([...page.vehicleIds.others]).toEqual([1, 2, 3].map((row) => [row, ids[row]]))
  })
})

/** A row that is both a location and a vehicle. */
const row = {
  id: '28e4a9e0-b75d-5573-bf24-56026d2af4f3',
  vehicle_id: '28e4a9e0-b75d-5573-bf24-56026d2af4f3',
  fleet_id: '3a6cf33b-1fd1-4cee-8eea-db36182df590',
  occurred_at: '2026-04-17T01:41:18.263362Z',
  location: { type: 'Point', coordinates: [-88.451424678, 42.314338903], bbox: null },
  source_data: { a: [true, false, null, 'x\n"'] },
  h3_index_11: 626692562405187583,
  speed: 0.447,
  vehicle_name: ' Truck 7 ',
  inferred_address: { city: 'Woodstock', province: 'IL', country_code: 'USA' }
}
