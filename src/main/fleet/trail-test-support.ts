import type { CacheSegments } from './position-cache'
import { createTrail, type Trail, type TrailOptions } from './trail'

export const startMs = Date.UTC(2026, 10, 22, 14, 0, 0)
export const minuteMs = 60_000
export const hourMs = 60 * minuteMs

export interface Fix {
  readonly slot: number
  readonly atMs: number
  readonly longitudeDeg?: number
  readonly speedMps?: number
}

/** Where a slot is at a time; the same however often it is told. */
export const longitudeOf = (slot: number, atMs: number): number =>
  ((slot * 7919 + Math.floor(atMs / 1000)) % 180_000_000) / 1e6

export function columnsOf(fixes: readonly Fix[]) {
  const size = Math.max(0, ...fixes.map((fix) => fix.slot + 1))
  const columns = {
    longitudeDeg: new Float64Array(size).fill(NaN),
    latitudeDeg: new Float64Array(size).fill(NaN),
    speedMps: new Float32Array(size).fill(NaN),
    occurredAtMs: new Float64Array(size).fill(NaN)
  }
  for (const { slot, atMs, longitudeDeg, speedMps } of fixes) {
    columns.longitudeDeg[slot] = longitudeDeg ?? longitudeOf(slot, atMs)
    columns.latitudeDeg[slot] = -longitudeOf(slot, atMs) / 2
    columns.speedMps[slot] = speedMps ?? NaN
    columns.occurredAtMs[slot] = atMs
  }
  return columns
}

export function setUp(options: Partial<TrailOptions> = {}, segments: FakeSegments = createFakeSegments()) {
  const clock = { nowMs: startMs }
  const begin = () => createTrail({ segments, now: () => clock.nowMs, segmentFixes: 16, ...options })
  const trail = begin()
  const note = (...fixes: Fix[]): void => noteIn(trail, fixes)
  return { clock, trail, note, segments, begin }
}

export function noteIn(trail: Trail, fixes: readonly Fix[]): void {
  trail.note(
    fixes.map((fix) => fix.slot),
    columnsOf(fixes)
  )
}

export async function secondsAt(trail: Trail, atMs: number): Promise<ReadonlyMap<number, number>> {
  const { slots, occurredAtMs } = await trail.asOf(atMs)
  return new Map([...slots].map((slot, row) => [slot, (occurredAtMs[row] ?? 0) / 1000]))
}

/** Segments in memory, with a disk that can be full. */
export interface FakeSegments extends CacheSegments {
  readonly kept: Map<number, Uint8Array>
  isFull: boolean
  onPut: () => void
  /** Numbers in the order in which they were written. */
  readonly puts: number[]
  readonly gets: number[]
}

/** An empty disk. */
export function createFakeSegments(): FakeSegments {
  const kept = new Map<number, Uint8Array>()
  const puts: number[] = []
  const gets: number[] = []
  const fake: FakeSegments = {
    kept,
    isFull: false,
    onPut: () => undefined,
    puts,
    gets,
    list: () =>
      Promise.resolve(
        [...kept].map(([number, bytes]) => ({ number, bytes: bytes.length })).sort((a, b) => a.number - b.number)
      ),
    get(number) {
      gets.push(number)
      return Promise.resolve(kept.get(number) ?? null)
    },
    put(number, bytes, dropped) {
      fake.onPut()
      if (fake.isFull) return Promise.resolve(false)
      puts.push(number)
      for (const gone of dropped) kept.delete(gone)
      kept.set(number, bytes.slice())
      return Promise.resolve(true)
    }
  }
  return fake
}
