import { describe, expect, it } from 'vitest'
import { batchFormatVersion, packParts } from './batch-codec-parts'
import { decodeBatch, encodeBatch } from './batch-codec'
import type { CacheBatch } from './position-cache'
import { cacheBatch, texts } from './test-support/cache-fixtures'

const entries = {
  fleetsFrom: 3,
  fleetKeys: ['fleet-3', 'ref:Zürich'],
  providersFrom: 1,
  providerKeys: [],
  placesFrom: 7,
  places: ['Springfield, IL, USA']
}

const full = (): CacheBatch =>
  cacheBatch(['Truck 🚚', '', 'plain'], { entries, removedSlots: Uint32Array.of(9, 4_000_000_000) })

describe('a packed batch', () => {
  it('comes back as it was', () => {
    expect(decodeBatch(encodeBatch(full()))).toEqual(full())
  })

  it.each<[string, Partial<CacheBatch>]>([
    ['no positions', { positions: null }],
    ['no identities', { identities: null }],
    ['nothing at all', { positions: null, identities: null, entries: null, removedSlots: new Uint32Array(0) }]
  ])('comes back with %s', (_, some) => {
    const batch = { ...full(), ...some }
    expect(decodeBatch(encodeBatch(batch))).toEqual(batch)
  })

  it('comes back from an odd place in memory, and packs columns that are views', () => {
    const wide = Uint32Array.of(1, 2, 3)
    const batch = cacheBatch([], { removedSlots: wide.subarray(1, 2) })
    const packed = encodeBatch(batch)
    const odd = new Uint8Array(packed.length + 3)
    odd.set(packed, 3)
    expect(decodeBatch(odd.subarray(3))?.removedSlots).toEqual(Uint32Array.of(2))
  })

  it('comes back with drivers', () => {
    const { identities } = full()
    if (identities === null) throw new Error('no identities')
    const batch = { ...full(), identities: { ...identities, drivers: texts(['Zoë Muster', '', 'B. Muster']) } }
    expect(decodeBatch(encodeBatch(batch))).toEqual(batch)
  })

  it('that was written before drivers were kept is read, and has none', () => {
    const written =
      'AgAAAAwAAAAQAAAAAAAAAAgAAAAgAAAADAAAAAAAAAAMAAAABwAAAAwAAAAPAAAADAAAAAAAAAACAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAA' +
      'AAAAAQAAAAIAAAADAAAABAAAAAUAAAAGAAAABwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABwAAAAcAAAAAAAAAVHJ1Y2sgNwAAAAAACwAAAA8A' +
      'AAAAAAAAVklOLVRydWNrIDdWSU4tAAAAAAAAAAAAAAAAAAAAAAA='
    const batch = { ...cacheBatch(['Truck 7', '']), positions: null }
    expect(decodeBatch(Buffer.from(written, 'base64'))).toEqual(batch)
    expect(Buffer.from(encodeBatch(batch)).toString('base64')).toBe(written)
  })

  it('leaves blobs to others', () => {
    const batch = { ...full(), blobs: new Map([['labels', Buffer.from('x')]]) }
    expect(decodeBatch(encodeBatch(batch))?.blobs.size).toBe(0)
  })

  it('takes some fifty bytes a vehicle beside its texts', () => {
    const names = Array.from({ length: 1000 }, () => '')
    const { length } = encodeBatch({ ...cacheBatch(names), identities: null })
    expect(length / 1000).toBeLessThan(56)
  })
})

describe('what is no batch', () => {
  it('is not read, wherever it is cut off', () => {
    const packed = encodeBatch(full())
    for (let length = 0; length < packed.length; length++) expect(decodeBatch(packed.slice(0, length))).toBeNull()
  })

  it('is not read with something behind it', () => {
    expect(decodeBatch(Buffer.concat([encodeBatch(full()), Buffer.alloc(8)]))).toBeNull()
  })

  it('never throws and never gives columns of different lengths, whatever byte is altered', () => {
    const packed = encodeBatch(full())
    let refused = 0
    for (let at = 0; at < packed.length; at++) {
      for (const value of [0, 1, 127, 255]) {
        const altered = packed.slice()
        altered[at] = value
        const batch = decodeBatch(altered)
        if (batch === null) refused++
        // Packing checks the lengths of the columns.
        else expect(encodeBatch(batch).length).toBeGreaterThan(0)
      }
    }
    expect(refused).toBeGreaterThan(100)
  })

  it('is not read when it is of another version', () => {
    const packed = encodeBatch(full())
    packed[0] = batchFormatVersion + 1
    expect(decodeBatch(packed)).toBeNull()
  })

  it.each([
    ['that do not begin at zero', Uint32Array.of(1, 2)],
    ['that go backwards', Uint32Array.of(0, 2, 1, 3)],
    ['beyond the bytes', Uint32Array.of(0, 9)]
  ])('is not read with offsets of texts %s', (_, offsets) => {
    const rows = offsets.length - 1
    const batch = cacheBatch(Array.from({ length: rows }, () => ''))
    if (batch.identities === null) throw new Error('no identities')
    const identities = { ...batch.identities, names: { bytes: new Uint8Array(3), offsets } }
    expect(decodeBatch(encodeBatch({ ...batch, identities }))).toBeNull()
  })

  it.each(['', 'null', '[[],[]]', '[[],[],[1]]', '[[],[],"x"]', '[[],[],[]'])('is not read with entries %j', (text) => {
    const head = Uint32Array.of(4, 0, 0, 0)
    expect(decodeBatch(packParts([head, new Uint32Array(0), Buffer.from(text)]))).toBeNull()
    expect(decodeBatch(packParts([head, new Uint32Array(0), Buffer.from('[[],[],[]]')]))).not.toBeNull()
  })
})

describe('columns of different lengths', () => {
  it('are a bug, and are not written', () => {
    const { positions, identities } = full()
    if (positions === null || identities === null) throw new Error('no columns')
    const short = { ...positions, flags: new Uint8Array(1) }
    expect(() => encodeBatch({ ...full(), positions: short })).toThrow(RangeError)
    expect(() => encodeBatch({ ...full(), identities: { ...identities, names: texts(['one']) } })).toThrow(RangeError)
  })
})
