import type { LocationPage, UnreadableRow } from '../schemas/location-page'

/** Rows of a full page, and a little more. */
const firstCapacity = 1024

const bytesPerRow = 4 * 4 + 3 * 8 + 4 + 2 * 2 + 1

/** The columns of a page while it is read. They share one buffer, since nine small ones for every page keep the garbage collector busy. */
export class LocationColumns {
  readonly unreadable: UnreadableRow[] = []
  readonly otherIds = new Map<number, string>()
  idWords: Uint32Array
  longitudeDeg: Float64Array
  latitudeDeg: Float64Array
  speedMps: Float32Array
  occurredAtMs: Float64Array
  source: Uint16Array
  place: Uint16Array
  deleted: Uint8Array
  private rowCount = 0

  constructor(capacity = firstCapacity) {
    // The widest come first, so that each begins at a multiple of its width.
    const buffer = new ArrayBuffer(capacity * bytesPerRow)
    this.longitudeDeg = new Float64Array(buffer, 0, capacity)
    this.latitudeDeg = new Float64Array(buffer, capacity * 8, capacity)
    this.occurredAtMs = new Float64Array(buffer, capacity * 16, capacity)
    this.idWords = new Uint32Array(buffer, capacity * 24, capacity * 4)
    this.speedMps = new Float32Array(buffer, capacity * 40, capacity)
    this.source = new Uint16Array(buffer, capacity * 44, capacity)
    this.place = new Uint16Array(buffer, capacity * 46, capacity)
    this.deleted = new Uint8Array(buffer, capacity * 48, capacity)
  }

  /** Makes room for another row. @returns its index */
  nextRow(): number {
    if (this.rowCount === this.deleted.length) this.grow()
    return this.rowCount++
  }

  /** The rows so far. */
  page(): Omit<LocationPage, 'itemCount' | 'total' | 'next' | 'sources' | 'places'> {
    const { rowCount, unreadable } = this
    return {
      rowCount,
      unreadable,
      vehicleIds: { words: this.idWords.subarray(0, rowCount * 4), others: this.otherIds },
      longitudeDeg: this.longitudeDeg.subarray(0, rowCount),
      latitudeDeg: this.latitudeDeg.subarray(0, rowCount),
      speedMps: this.speedMps.subarray(0, rowCount),
      occurredAtMs: this.occurredAtMs.subarray(0, rowCount),
      source: this.source.subarray(0, rowCount),
      place: this.place.subarray(0, rowCount),
      deleted: this.deleted.subarray(0, rowCount)
    }
  }

  private grow(): void {
    const larger = new LocationColumns(this.deleted.length * 2)
    this.idWords = filled(larger.idWords, this.idWords)
    this.longitudeDeg = filled(larger.longitudeDeg, this.longitudeDeg)
    this.latitudeDeg = filled(larger.latitudeDeg, this.latitudeDeg)
    this.speedMps = filled(larger.speedMps, this.speedMps)
    this.occurredAtMs = filled(larger.occurredAtMs, this.occurredAtMs)
    this.source = filled(larger.source, this.source)
    this.place = filled(larger.place, this.place)
    this.deleted = filled(larger.deleted, this.deleted)
  }
}

function filled<T extends { set(from: T): void }>(column: T, from: T): T {
  column.set(from)
  return column
}
