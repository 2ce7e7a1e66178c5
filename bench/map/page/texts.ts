import type { Dictionaries, TextColumn } from '@shared/ipc/schemas-positions'
import { createRandom } from './fleet'

/** What a fleet of the benchmark is called: texts by slot, and those that repeat. */
export interface BenchTexts {
  readonly names: TextColumn
  readonly vins: TextColumn
  readonly plates: TextColumn
  readonly dictionaries: Dictionaries
}

/** Indexes into the dictionaries; row `i` belongs to slot `slots[i]`. */
export interface BenchIndices {
  readonly fleet: Uint32Array<ArrayBuffer>
  readonly provider: Uint32Array<ArrayBuffer>
  readonly place: Uint32Array<ArrayBuffer>
}

const carriers = ['Swift', 'Acme', 'Blue Ridge', 'Lone Star', 'Prairie', 'Harbor', 'Summit', 'Redwood', 'Gulf', 'Union']
const trades = ['Transport', 'Logistics', 'Freight', 'Haulage', 'Lines', 'Trucking', 'Carriers', 'Express']
const providers = ['samsara', 'motive', 'geotab', 'verizon', 'omnitracs', 'platform science', 'isaac', 'netradyne']
const cities = ['Dallas', 'Austin', 'Newark', 'Fresno', 'Tulsa', 'Omaha', 'Toledo', 'Mobile', 'Reno', 'Boise']
const provinces = ['TX', 'NJ', 'CA', 'OK', 'NE', 'OH', 'AL', 'NV', 'ID', 'GA']

const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ'
const digits = '0123456789'

/**
 * Names of 9, VINs of 17 and plates of 7 characters, 80 fleets, 8 providers, 100 places; the same for the same size.
 *
 * @param size number of vehicles
 */
export function makeTexts(size: number): BenchTexts {
  const random = createRandom(size + 17)
  return {
    names: textsOf(size, 'AA-999999', random),
    vins: textsOf(size, '9AAAA99A9A9999999', random),
    plates: textsOf(size, 'AAA9999', random),
    dictionaries: {
      fleets: carriers.flatMap((carrier) => trades.map((trade) => `${carrier} ${trade}`)),
      providers,
      places: cities.flatMap((city) => provinces.map((province) => `${city}, ${province}, USA`))
    }
  }
}

/** Of which fleet, by which provider and near which place vehicles are. Computed from the slot, so that nobody has to keep it. */
export function indicesOf(slots: Uint32Array): BenchIndices {
  const pick = (salt: number, count: number): Uint32Array<ArrayBuffer> =>
    Uint32Array.from(slots, (slot) => (Math.imul(slot + salt, 0x9e3779b1) >>> 8) % count)
  return {
    fleet: pick(1, carriers.length * trades.length),
    provider: pick(2, providers.length),
    place: pick(3, cities.length * provinces.length)
  }
}

/** Bytes of the texts themselves: what is not counted in bytes per vehicle. */
export function textBytes({ names, vins, plates }: BenchTexts): number {
  return [names, vins, plates].reduce((sum, { bytes, offsets }) => sum + bytes.byteLength + offsets.byteLength, 0)
}

/** Some texts of a column, from one on. */
export function textRows({ bytes, offsets }: TextColumn, from: number, count: number): TextColumn {
  const start = offsets[from] ?? 0
  return {
    bytes: bytes.slice(start, offsets[from + count] ?? start),
    offsets: Uint32Array.from({ length: count + 1 }, (_, row) => (offsets[from + row] ?? start) - start)
  }
}

/** Random texts of a pattern: A stands for a letter, 9 for a digit. Written as bytes: a million strings would take longer than the benchmark. */
function textsOf(size: number, pattern: string, random: () => number): TextColumn {
  const bytes = new Uint8Array(size * pattern.length)
  const alphabets = Array.from(pattern, (sign) => (sign === 'A' ? letters : sign === '9' ? digits : sign))
  let at = 0
  for (let slot = 0; slot < size; slot++) {
    for (const alphabet of alphabets) bytes[at++] = alphabet.charCodeAt(Math.floor(random() * alphabet.length))
  }
  return { bytes, offsets: Uint32Array.from({ length: size + 1 }, (_, row) => row * pattern.length) }
}
