import { parseJson } from '../fleet/engine-status'
import type { Sealer } from '../fleet/seal'
import { createSerially } from '../storage/serially'
import type { BulkDisk } from './bulk-disk'
import { bulkRecordSchema, headRecordSchema, type BulkRecord, type HeadRecord } from './bulk-records'

/** A run as its file has it. */
export interface LoadedRun {
  readonly head: HeadRecord
  readonly records: readonly BulkRecord[]
  /** False when something in it could not be opened: any row may then have been sent. */
  readonly isWhole: boolean
}

/**
 * The write-ahead log of a run: what is about to happen is on the disk before it does. Each record is sealed by itself and bound to its run and its
 * place, so that a write costs one record, and none can be altered, moved or brought in from another run.
 */
export interface BulkLog {
  /** Null when there is none, or it was sealed with another key; that one is set aside. Rejects when the file cannot be read at all. */
  load(): Promise<LoadedRun | null>
  /** Writes a run whole, in place of whatever was there. */
  begin(head: HeadRecord, records: readonly BulkRecord[]): Promise<void>
  /** Resolves when the record is on the disk; those that come together are written together. After a rejection `begin` is due. */
  append(record: BulkRecord): Promise<void>
  remove(): Promise<void>
}

const headKey = 'bulk/head'
const lengthBytes = 4

/**
 * Makes the log.
 *
 * @param sealer with the profile's data key; names and e-mail addresses are personal data
 */
export function createBulkLog(disk: BulkDisk, sealer: Sealer): BulkLog {
  const serially = createSerially()
  let jobId = ''
  let count = 0
  let waiting: Uint8Array[] = []
  let nextWrite: Promise<void> | null = null

  const keyOf = (index: number): string => `bulk/${jobId}/${index}`

  function frameOf(key: string, content: unknown): Uint8Array {
    const sealed = sealer.seal(key, Buffer.from(JSON.stringify(content)))
    const length = Buffer.alloc(lengthBytes)
    length.writeUInt32LE(sealed.length)
    return Buffer.concat([length, sealed])
  }

  function nextFrame(record: BulkRecord): Uint8Array {
    count += 1
    return frameOf(keyOf(count), record)
  }

  async function load(): Promise<LoadedRun | null> {
    const bytes = await disk.read()
    if (bytes === null) return null
    const [first, ...others] = framesOf(bytes)
    const head = first === undefined ? null : sealer.open(headKey, first)
    const parsedHead = headRecordSchema.safeParse(parseJson(head))
    if (!parsedHead.success) {
      disk.setAside()
      return null
    }
    jobId = parsedHead.data.jobId
    const records = others.map((frame, index) => {
      return bulkRecordSchema.safeParse(parseJson(sealer.open(keyOf(index + 1), frame))).data
    })
    const readable = records.flatMap((record) => record ?? [])
    return { head: parsedHead.data, records: readable, isWhole: readable.length === records.length }
  }

  return {
    load: () => serially(load),
    begin: (head, records) =>
      serially(async () => {
        jobId = head.jobId
        count = 0
        waiting = []
        await disk.replace(Buffer.concat([frameOf(headKey, head), ...records.map(nextFrame)]))
      }),
    append(record) {
      waiting.push(nextFrame(record))
      nextWrite ??= serially(() => {
        const bytes = Buffer.concat(waiting)
        waiting = []
        nextWrite = null
        return disk.append(bytes)
      })
      return nextWrite
    },
    remove: () => serially(() => disk.remove())
  }
}

/** The sealed records; a last one that a crash cut off was never relied on, and is left out. */
function framesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const frames: Uint8Array[] = []
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  while (at + lengthBytes <= view.length) {
    const end = at + lengthBytes + view.readUInt32LE(at)
    if (end > view.length) break
    frames.push(view.subarray(at + lengthBytes, end))
    at = end
  }
  return frames
}
