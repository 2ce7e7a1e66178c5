import type { VehicleTable } from '@renderer/state/vehicle-table'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { worldUnits } from './fixed-point'

/** The columns of the table that the map draws from. */
export type RowTable = Pick<
  VehicleTable,
  'longitudeDeg' | 'latitudeDeg' | 'derivedBearingDeg' | 'occurredAtMs' | 'flags' | 'source'
>

/** Words of one row: longitude, latitude, seconds, and flags with the bearing and the source's verdict above them. */
export const rowWords = 4
/** In the byte of the bearing: there is none. */
export const noBearing = 255
/** Where the bearing begins in the last word of a row. */
export const bearingShift = 8
/** Where the verdict of the vehicle's connection begins in it. */
const sourceShift = 16

/** Vehicles as the worker takes them, 16 bytes each. */
export function packSlots(table: RowTable, slots: Uint32Array): Uint32Array<ArrayBuffer> {
  const rows = new Uint32Array(slots.length * rowWords)
  const pack = rowPacker(table, rows)
  for (let row = 0; row < slots.length; row++) pack(slots[row] ?? 0, row)
  return rows
}

/**
 * The vehicles of neighbouring slots, as `packSlots` packs them.
 *
 * @param from the first slot
 * @param to the slot after the last
 * @param into is used where it is large enough, so that a large fleet does not leave megabytes behind
 */
export function packRange(
  table: RowTable,
  from: number,
  to: number,
  into: Uint32Array<ArrayBuffer>
): Uint32Array<ArrayBuffer> {
  const words = (to - from) * rowWords
  const rows = into.length >= words ? into.subarray(0, words).fill(0) : new Uint32Array(words)
  const pack = rowPacker(table, rows)
  for (let slot = from; slot < to; slot++) pack(slot, slot - from)
  return rows
}

/** Plain reads and writes, without a callback or an object each: it stands between a tick and its picture. */
function rowPacker(table: RowTable, rows: Uint32Array): (slot: number, row: number) => void {
  const { longitudeDeg, latitudeDeg, derivedBearingDeg, occurredAtMs, flags, source } = table
  return (slot, row) => {
    const longitude = longitudeDeg[slot] ?? NaN
    const latitude = latitudeDeg[slot] ?? NaN
    // Written so that NaN has no place.
    if (!(latitude >= -90 && latitude <= 90 && longitude >= -540 && longitude <= 540)) return
    const at = row * rowWords
    rows[at] = fixedLongitude(longitude)
    rows[at + 1] = ((latitude + 90) / 180) * (worldUnits - 1)
    const atMs = occurredAtMs[slot] ?? NaN
    rows[at + 2] = atMs > 0 ? atMs / 1000 : 0
    rows[at + 3] =
      (flags[slot] ?? 0) |
      (bearingByte(derivedBearingDeg[slot] ?? NaN) << bearingShift) |
      ((source[slot] ?? 0) << sourceShift)
  }
}

/** Degrees north of a row's latitude. */
export function rowLatitudeDeg(word: number): number {
  return (word / (worldUnits - 1)) * 180 - 90
}

/** Verdict of the vehicle's connection, of a row's last word. */
export function rowSource(word: number): number {
  return word >>> sourceShift
}

/** Whether a row's last word is of a vehicle with a position. */
export function isRowPresent(word: number): boolean {
  return (word & vehicleFlags.present) !== 0
}

/** Storing it in 32 bits takes it round the world. */
function fixedLongitude(longitudeDeg: number): number {
  return Math.round((longitudeDeg / 360 + 0.5) * worldUnits) >>> 0
}

/** A direction in 255 steps of 1.4°. */
function bearingByte(bearingDeg: number): number {
  if (!(bearingDeg >= 0 && bearingDeg <= 360)) return noBearing
  return Math.round((bearingDeg / 360) * noBearing) % noBearing
}
