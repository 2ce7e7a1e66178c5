import type { CacheSegments } from './position-cache'
import type { SealedDb } from './sealed-db'

/** Keys: `s`, the number and the size in bytes, each of a fixed width: listing segments reads none of them. */
const segmentPrefix = 's'
const afterSegments = 't'
const segmentKeyForm = /^s(\d{10})-(\d{10})$/

/** Segments dropped before their room is asked back: each time costs LevelDB a pass over its files. */
const compactedAfterBytes = 8 * 1024 * 1024

interface Segment {
  readonly key: string
  readonly number: number
  readonly bytes: number
}

/** Segments beside the batches, in the same database. To be called in turn. */
export function createSealedSegments(db: SealedDb): CacheSegments {
  let droppedBytes = 0

  const list = async (): Promise<readonly Segment[]> => {
    const keys = (await db.held()?.keys(segmentPrefix, afterSegments)) ?? []
    return keys.flatMap((key): Segment[] => {
      const parts = segmentKeyForm.exec(key)
      return parts === null ? [] : [{ key, number: Number(parts[1]), bytes: Number(parts[2]) }]
    })
  }

  const giveBackRoom = async (upTo: Segment): Promise<void> => {
    if (droppedBytes < compactedAfterBytes) return
    droppedBytes = 0
    await db.held()?.compact(segmentPrefix, upTo.key)
  }

  /** What is damaged is noticed by the writes; here it only means that there is nothing. */
  const quietly = <T>(work: Promise<T>, otherwise: T): Promise<T> => work.catch(() => otherwise)

  return {
    list: async () => (await quietly(list(), [])).map(({ number, bytes }) => ({ number, bytes })),
    async get(number) {
      const segment = (await quietly(list(), [])).find((one) => one.number === number)
      if (segment === undefined) return null
      const sealed = await quietly(db.held()?.get(segment.key) ?? Promise.resolve(undefined), undefined)
      return sealed === undefined ? null : db.sealer.open(segment.key, sealed)
    },
    async put(number, bytes, dropped) {
      if ((await db.forWriting()) === null) return false
      const key = segmentKey(number, bytes.length)
      const gone = (await quietly(list(), [])).filter(
        (one) => one.key !== key && (one.number === number || dropped.includes(one.number))
      )
      const isWritten = await db.write(
        [[key, db.sealer.seal(key, bytes)]],
        gone.map((one) => one.key)
      )
      if (!isWritten) return false
      for (const one of gone) droppedBytes += one.bytes
      const last = gone.at(-1)
      if (last !== undefined) await quietly(giveBackRoom(last), undefined)
      return true
    }
  }
}

function segmentKey(number: number, bytes: number): string {
  return `${segmentPrefix}${String(number).padStart(10, '0')}-${String(bytes).padStart(10, '0')}`
}
