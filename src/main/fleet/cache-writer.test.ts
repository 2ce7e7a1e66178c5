import { describe, expect, it } from 'vitest'
import { createCacheWriter, labelsBlob } from './cache-writer'
import type { CacheBatch, PositionCache } from './position-cache'
import { createMemoryCache } from './memory-cache'
import { createSetAside } from './set-aside'
import { createPositionStore } from './store'
import { locationRow } from './test-support/fakes'

const nowMs = 1_800_000_000_000
const dayMs = 86_400_000

function begin() {
  const batches: CacheBatch[] = []
  const disk = { isFull: false, generation: 0 }
  const cache: PositionCache = {
    ...createMemoryCache('/nowhere'),
    get generation() {
      return disk.generation
    },
    write(batch) {
      if (!disk.isFull) batches.push(batch)
      return Promise.resolve(!disk.isFull)
    }
  }
  const store = createPositionStore(createSetAside())
  const writer = createCacheWriter(store, cache)
  const take = async (ids: readonly string[], some: Parameters<typeof locationRow>[0] = {}, atMs = nowMs) => {
    batches.length = 0
    await writer.save(
      store.apply(
        ids.map((vehicleId) => locationRow({ vehicleId, ...some })),
        atMs
      ),
      atMs
    )
    return batches.map((batch) => batch.records.map((record) => record.vehicleId))
  }
  return { batches, disk, take }
}

describe('writing to the cache', () => {
  it('writes a page as one batch, and only what changed', async () => {
    const { batches, take } = begin()
    expect(await take(['a', 'b'])).toEqual([['a', 'b']])
    expect([...(batches[0]?.blobs.keys() ?? [])]).toEqual([labelsBlob])
    expect(await take(['a', 'b'])).toEqual([])
    expect(await take(['b'], { occurredAtMs: 1_000_001 })).toEqual([['b']])
    expect(batches[0]?.blobs.size).toBe(0)
  })

  it('takes out vehicles that left', async () => {
    const { batches, take } = begin()
    await take(['a', 'b'])
    await take(['a'], { deleted: true })
    expect(batches).toMatchObject([{ records: [], removedVehicleIds: ['a'] }])
  })

  it('makes up for what could not be written', async () => {
    const { disk, take } = begin()
    disk.isFull = true
    await take(['a', 'b'])
    disk.isFull = false
    expect(await take(['c'])).toEqual([['a', 'b', 'c']])
  })

  it('writes what never changes once a day, so that retention does not drop it', async () => {
    const { take } = begin()
    await take(['a'])
    expect(await take(['a'], {}, nowMs + dayMs)).toEqual([])
    expect(await take(['a'], {}, nowMs + dayMs + 1000)).toEqual([['a']])
    expect(await take(['a'], {}, nowMs + dayMs + 2000)).toEqual([])
  })

  it('writes everything again when the files had to be begun anew', async () => {
    const { batches, disk, take } = begin()
    await take(['a', 'b'])
    disk.generation++
    expect(await take(['c'])).toEqual([['c', 'a', 'b'].sort()])
    expect(batches[0]?.blobs.has(labelsBlob)).toBe(true)
  })

  it('splits what piled up into batches of bounded size', async () => {
    const { take } = begin()
    const written = await take(Array.from({ length: 4_500 }, (_, number) => `v${number}`))
    expect(written.map((batch) => batch.length)).toEqual([2000, 2000, 500])
  })
})
