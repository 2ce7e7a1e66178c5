import type { TextColumn } from '@shared/ipc/schemas-positions'
import type { PositionStatus } from '@shared/ipc/schemas-positions'

/** How opening the cache went. None of these stops the app; all but the first two are worth a word on screen. */
export type CacheOpening =
  | { readonly kind: 'opened' | 'memory-only' }
  /** What was there could not be read; it lies beside, under the new name, and a new one was begun. */
  | { readonly kind: 'rebuilt'; readonly setAsideFolder: string }
  /** `locked`: another process has it open; nothing is read or written. `unavailable`: the disk is full, read-only or not allowed to us. */
  | { readonly kind: 'locked' | 'unavailable' }

/** How reading went. */
export type CacheReading =
  | { readonly kind: 'read'; readonly batchCount: number; readonly unreadableCount: number }
  /** The files turned out to be damaged half-way: what had been read by then counts, the rest was set aside. */
  | { readonly kind: 'damaged'; readonly batchCount: number; readonly opening: CacheOpening }

/** Columns of some slots as the cache keeps them; row `i` of each belongs to slot `slots[i]`. Numbers are those of the dictionaries below. */
export interface SavedPositions {
  readonly slots: Uint32Array
  readonly longitudeDeg: Float64Array
  readonly latitudeDeg: Float64Array
  readonly speedMps: Float32Array
  readonly derivedBearingDeg: Float32Array
  readonly occurredAtMs: Float64Array
  /** When a sweep last had the vehicle in it, in seconds since the epoch; decides about retention. */
  readonly lastSeenAtS: Uint32Array
  readonly fleet: Uint32Array
  readonly provider: Uint32Array
  readonly place: Uint32Array
  /** Bits of `vehicleFlags` that outlive a restart. */
  readonly flags: Uint8Array
}

/** Ids and names of some slots. */
export interface SavedIdentities {
  readonly slots: Uint32Array
  /** Four words per row, as in `VehicleIdColumn`; all zero where the id is in `otherIds`. */
  readonly idWords: Uint32Array
  /** One text per row, empty where the words hold the id. */
  readonly otherIds: TextColumn
  readonly names: TextColumn
  readonly vins: TextColumn
  readonly plates: TextColumn
  /** Null where no driver of any of these is known; so it is in what was written before drivers were kept. */
  readonly drivers: TextColumn | null
}

/** Entries that were added to the store's dictionaries; number `from + i` is entry `i`. Numbers outlive a restart. */
export interface SavedEntries {
  readonly fleetsFrom: number
  readonly fleetKeys: readonly string[]
  readonly providersFrom: number
  readonly providerKeys: readonly string[]
  readonly placesFrom: number
  readonly places: readonly string[]
}

/**
 * What belongs together: it is written as a whole or not at all. Only what changed is in it. Slots outlive a restart, so that what refers to
 * slots (the as-of ring) stays true.
 */
export interface CacheBatch {
  readonly positions: SavedPositions | null
  readonly identities: SavedIdentities | null
  readonly entries: SavedEntries | null
  /** Slots whose vehicle left. */
  readonly removedSlots: Uint32Array
  /** Small things by name; null deletes. */
  readonly blobs: ReadonlyMap<string, Uint8Array | null>
}

/** Small sealed things by name (letters, digits, hyphens). */
export interface CacheBlobs {
  get(name: string): Promise<Uint8Array | null>
  /** @returns as `write` */
  put(name: string, bytes: Uint8Array): Promise<boolean>
}

/** Numbered sealed pieces of bytes, added at the end and dropped at the beginning: where the as-of ring lives on disk. */
export interface CacheSegments {
  /** Numbers and sizes in bytes of what is there, ascending. */
  list(): Promise<readonly { readonly number: number; readonly bytes: number }[]>
  /** @returns null for one that is not there, or can no longer be opened */
  get(number: number): Promise<Uint8Array | null>
  /** Writes one (over an earlier one of the number, if any) and drops others, at once. @returns as `write` */
  put(number: number, bytes: Uint8Array, dropped: readonly number[]): Promise<boolean>
}

/** Where what was written ends: another place after every batch, and the same one at the next opening. */
export interface LogEnd {
  readonly generation: number
  readonly batchCount: number
}

/** Last positions between two runs of the app. */
export interface PositionCache {
  /** Opens the files, or begins anew. Blobs and segments can be read from then on. */
  open(): Promise<CacheOpening>
  /**
   * Reads what was written, oldest first, with breaths between; a later batch overrides an earlier one.
   *
   * @param onBatch told of each batch; its `blobs` are empty
   */
  read(onBatch: (batch: CacheBatch) => void): Promise<CacheReading>
  /**
   * @returns true once the batch is on the disk (in memory, where there is no disk to use); false when it could not be written: keep
   *   it and hand it in again with the next one
   */
  write(batch: CacheBatch): Promise<boolean>
  /** Whether what is kept is much larger than what is current, so that a rewrite would pay. */
  readonly isRewriteDue: boolean
  /**
   * Replaces all batches by a new image, written piece by piece with breaths between and switched to at once: a process killed in the
   * midst leaves the old batches in force.
   *
   * @param image the whole content in batches of a few thousand slots; asked for one at a time
   * @returns false when it could not be written: the old batches stay in force
   */
  rewrite(image: Iterable<CacheBatch>): Promise<boolean>
  readonly blobs: CacheBlobs
  readonly segments: CacheSegments
  readonly state: PositionStatus['cache']
  /** Grows when what had been acknowledged is no longer there (the files were set aside while in use): write everything again. */
  readonly generation: number
  /** Null where nothing outlives the run. */
  readonly logEnd: LogEnd | null
  /** Bytes on disk; 0 in memory. */
  sizeBytes(): Promise<number>
  /** Deletes the files, those set aside too, and closes. `open` begins anew. */
  forget(): Promise<void>
  close(): Promise<void>
}

/** There was nothing to read. */
export const nothingRead: CacheReading = { kind: 'read', batchCount: 0, unreadableCount: 0 }
