import { vehicleFlags } from '@shared/domain/vehicle-flags'

/** Made-up vehicles as columns by slot, the same for the same number. */
export interface BenchFleet {
  readonly size: number
  readonly longitudeDeg: Float64Array<ArrayBuffer>
  readonly latitudeDeg: Float64Array<ArrayBuffer>
  readonly bearingDeg: Float32Array<ArrayBuffer>
  readonly speedMps: Float32Array<ArrayBuffer>
  readonly occurredAtMs: Float64Array<ArrayBuffer>
  readonly flags: Uint8Array<ArrayBuffer>
}

/** New positions of some vehicles; row `i` belongs to slot `slots[i]`. */
export interface BenchTick extends Omit<BenchFleet, 'size'> {
  readonly slots: Uint32Array<ArrayBuffer>
}

/** Longitude, latitude and weight of places with many vehicles; 60 of 100 vehicles are around them. */
const metros = [
  [-74, 40.7, 19],
  [-118.2, 34, 13],
  [-87.6, 41.9, 9.5],
  [-96.8, 32.8, 7.6],
  [-95.4, 29.8, 7.1],
  [-77, 38.9, 6.3],
  [-84.4, 33.7, 6.1],
  [-112.1, 33.4, 4.8],
  [-122.3, 47.6, 4],
  [-93.3, 45, 3.7],
  [-105, 39.7, 3],
  [-90.2, 38.6, 2.8],
  [-80.8, 35.2, 2.7],
  [-98.5, 29.4, 2.6],
  [-115.1, 36.2, 2.3],
  [-86.8, 36.2, 2]
] as const
const metroWeight = metros.reduce((sum, [, , weight]) => sum + weight, 0)

/** Off the coast, so that no other mark is near: where vehicle 0 goes by turns, for the check in pixels. */
export const emptySpots = [
  [-69.6, 30.5],
  [-69.6, 35.5]
] as const

const oldestMs = 2 * 3_600_000
const movingShare = 0.6

/** 60 of 100 vehicles around metros, the others all over the contiguous states; ages from 0 to two hours. */
export function makeFleet(size: number, nowMs: number): BenchFleet {
  const random = createRandom(size)
  const fleet = emptyRows(size)
  for (let slot = 0; slot < size; slot++) {
    const metro = random() < 0.6 ? pickMetro(random) : null
    fleet.longitudeDeg[slot] = metro === null ? -120 + random() * 46 : metro[0] + bell(random) * 0.45
    fleet.latitudeDeg[slot] = metro === null ? 28 + random() * 20 : metro[1] + bell(random) * 0.35
    report(fleet, slot, random, nowMs - random() * oldestMs)
  }
  return { size, ...fleet }
}

/**
 * Moves a share of the fleet by some hundred metres, with new times, speeds and bearings; vehicle 0 goes to one of the empty spots.
 *
 * @param number which tick it is; decides who moves, and the spot
 */
export function makeTick(fleet: BenchFleet, share: number, number: number, nowMs: number): BenchTick {
  const random = createRandom(1_000_003 + number)
  const count = Math.max(1, Math.round(fleet.size * share))
  const slots = distinctSlots(fleet.size, count, random)
  slots[0] = 0
  const rows = emptyRows(count)
  for (let row = 0; row < count; row++) {
    const slot = slots[row] ?? 0
    const angle = random() * 2 * Math.PI
    const step = 0.002 + random() * 0.004
    rows.longitudeDeg[row] = (fleet.longitudeDeg[slot] ?? 0) + Math.sin(angle) * step
    rows.latitudeDeg[row] = (fleet.latitudeDeg[slot] ?? 0) + Math.cos(angle) * step
    report(rows, row, random, nowMs)
  }
  const [longitudeDeg, latitudeDeg] = emptySpots[number % emptySpots.length] ?? emptySpots[0]
  rows.longitudeDeg[0] = longitudeDeg
  rows.latitudeDeg[0] = latitudeDeg
  return { slots, ...rows }
}

/** Puts a tick into the fleet that it was made from. */
export function applyTick(fleet: BenchFleet, tick: BenchTick): void {
  tick.slots.forEach((slot, row) => {
    fleet.longitudeDeg[slot] = tick.longitudeDeg[row] ?? 0
    fleet.latitudeDeg[slot] = tick.latitudeDeg[row] ?? 0
    fleet.bearingDeg[slot] = tick.bearingDeg[row] ?? 0
    fleet.speedMps[slot] = tick.speedMps[row] ?? 0
    fleet.occurredAtMs[slot] = tick.occurredAtMs[row] ?? 0
    fleet.flags[slot] = tick.flags[row] ?? 0
  })
}

/** Numbers from 0 up to, and without, 1; the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function emptyRows(count: number): Omit<BenchFleet, 'size'> {
  return {
    longitudeDeg: new Float64Array(count),
    latitudeDeg: new Float64Array(count),
    bearingDeg: new Float32Array(count),
    speedMps: new Float32Array(count),
    occurredAtMs: new Float64Array(count),
    flags: new Uint8Array(count)
  }
}

function report(rows: Omit<BenchFleet, 'size'>, row: number, random: () => number, atMs: number): void {
  const isMoving = random() < movingShare
  rows.bearingDeg[row] = isMoving ? Math.floor(random() * 360) : NaN
  rows.speedMps[row] = isMoving ? 5 + random() * 25 : 0
  rows.occurredAtMs[row] = Math.round(atMs)
  rows.flags[row] = vehicleFlags.present | (isMoving ? vehicleFlags.moving : 0)
}

function distinctSlots(size: number, count: number, random: () => number): Uint32Array<ArrayBuffer> {
  if (count >= size) return Uint32Array.from({ length: size }, (_, slot) => slot)
  const isTaken = new Uint8Array(size)
  isTaken[0] = 1
  const slots = new Uint32Array(count)
  for (let row = 1; row < count; row++) {
    let slot = 0
    while (isTaken[slot] === 1) slot = Math.floor(random() * size)
    isTaken[slot] = 1
    slots[row] = slot
  }
  return slots
}

function pickMetro(random: () => number): (typeof metros)[number] {
  let left = random() * metroWeight
  return metros.find(([, , weight]) => (left -= weight) <= 0) ?? metros[0]
}

function bell(random: () => number): number {
  let sum = 0
  for (let draw = 0; draw < 6; draw++) sum += random()
  return (sum - 3) / 0.7071
}
