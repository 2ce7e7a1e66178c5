import type { PositionStatus } from '@shared/ipc/schemas-positions'
import type { VehicleRecord } from './vehicle-record'

/** How opening the cache went. None of these stops the app; all but the first two are worth a word on screen. */
export type CacheOpening =
  | { readonly kind: 'opened' | 'memory-only' }
  /** What was there could not be read; it lies beside, under the new name, and a new one was begun. */
  | { readonly kind: 'rebuilt'; readonly setAsideFolder: string }
  /** `locked`: another process has it open; nothing is read or written. `unavailable`: the disk is full, read-only or not allowed to us. */
  | { readonly kind: 'locked' | 'unavailable' }

/** How reading went: `opened` with how many records were read, were too old, and could not be opened. */
export type CacheReading =
  | {
      readonly kind: 'read'
      readonly recordCount: number
      readonly expiredCount: number
      readonly unreadableCount: number
    }
  /** The files turned out to be damaged half-way: what had been read by then counts, the rest was set aside. */
  | { readonly kind: 'damaged'; readonly recordCount: number; readonly opening: CacheOpening }

/** What belongs together: it is written as a whole or not at all. */
export interface CacheBatch {
  readonly records: readonly VehicleRecord[]
  readonly removedVehicleIds: readonly string[]
  readonly blobs: ReadonlyMap<string, Uint8Array>
}

/** Last positions between two runs of the app. */
export interface PositionCache {
  /** Opens the files, or begins anew. Blobs can be read from then on. */
  open(): Promise<CacheOpening>
  /**
   * Reads every record, in chunks between which other work gets its turn.
   *
   * @param onRecords told of the records as they are read
   */
  read(onRecords: (records: readonly VehicleRecord[]) => void): Promise<CacheReading>
  /**
   * @returns true once the batch is on the disk (in memory, where there is no disk to use); false when it could not be written: keep
   *   it and hand it in again with the next one
   */
  write(batch: CacheBatch): Promise<boolean>
  /** Small things beside the positions, by name (letters, digits, hyphens): sealed like them. */
  readonly blobs: {
    get(name: string): Promise<Uint8Array | null>
    /** @returns as `write` */
    put(name: string, bytes: Uint8Array): Promise<boolean>
  }
  readonly state: PositionStatus['cache']
  /** Grows when what had been acknowledged is no longer there (the files were set aside while in use): write everything again. */
  readonly generation: number
  /** Deletes the files, those set aside too, and closes. `open` begins anew. */
  forget(): Promise<void>
  close(): Promise<void>
}

/** There was nothing to read. */
export const nothingRead: CacheReading = { kind: 'read', recordCount: 0, expiredCount: 0, unreadableCount: 0 }
