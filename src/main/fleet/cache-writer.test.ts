import { describe, expect, it } from 'vitest'
import { createCacheWriter, imageTimeBlob, labelsBlob } from './cache-writer'
import { createMemoryCache } from './memory-cache'
import type { CacheBatch, PositionCache } from './position-cache'
import { createSetAside } from './set-aside'
import { createPositionStore, type PositionStore } from './store'
import { createStoreChange } from './store-change'
import { locationPage, vehiclePage, vehicleUuid, type LocationPageRow } from './test-support/pages'

const nowMs = 1_800_000_000_000
const hourMs = 3_600_000

/** A cache that keeps what it is given as it is, with a disk that can be full. */
function fakeCache() {
  const disk = { isFull: false, generation: 0, isRewriteDue: false, failsToRewrite: false }
  const batches: CacheBatch[] = []
  const images: CacheBatch[][] = []
  /** Awaited by each write. */
  let beforeWrite = (): Promise<void> => Promise.resolve()
  const cache: PositionCache = {
    ...createMemoryCache('/nowhere'),
    get generation() {
      return disk.generation
    },
    get isRewriteDue() {
      return disk.isRewriteDue
    },
    async write(batch) {
      await beforeWrite()
      if (!disk.isFull) batches.push(batch)
      return !disk.isFull
    },
    rewrite(image) {
      if (disk.failsToRewrite) return Promise.resolve(false)
      disk.isRewriteDue = false
      images.push([...image])
      return Promise.resolve(true)
    }
  }
  return {
    disk,
    batches,
    images,
    cache,
    setBeforeWrite: (wait: () => Promise<void>) => {
      beforeWrite = wait
    },
    /** Everything that the cache would read back. */
    content: () => [...(images.at(-1) ?? []), ...batches]
  }
}

it('takes what is waiting, and what the store says of it, in one turn: a page that came before it is in the batch as a whole', async () => {
  const fake = fakeCache()
  const store = createPositionStore(createSetAside())
  let begin = (): void => undefined
  const mayBegin = new Promise<void>((resolve) => (begin = resolve))
  const writer = createCacheWriter(store, fake.cache, async (work) => {
    await mayBegin
    return work()
  })
  const at = (occurredAtMs: number) => store.apply(locationPage([{ vehicleId: 'a', occurredAtMs }]), nowMs, nowMs)
  const first = writer.save(at(nowMs - 2000), nowMs)
  await new Promise((resolve) => setImmediate(resolve))
  const second = writer.save(at(nowMs - 1000), nowMs)
  expect(fake.batches).toEqual([])
  begin()
  await Promise.all([first, second])
  const times = fake.batches.map(({ positions }) => [...(positions?.occurredAtMs ?? [])])
  expect(times).toEqual([[nowMs - 1000]])
})

function begin() {
  const fake = fakeCache()
  const store = createPositionStore(createSetAside())
  const writer = createCacheWriter(store, fake.cache)
  const apply = (ids: readonly string[], some: Partial<LocationPageRow> = {}, atMs = nowMs) =>
    store.apply(locationPage(ids.map((vehicleId) => ({ vehicleId, ...some }))), atMs, atMs)
  /** Takes a page in, and says which vehicles each batch was about. */
  const take = async (ids: readonly string[], some: Partial<LocationPageRow> = {}, atMs = nowMs) => {
    fake.batches.length = 0
    await writer.save(apply(ids, some, atMs), atMs)
    return fake.batches.map((batch) => Array.from(batch.positions?.slots ?? [], (slot) => store.vehicleId(slot)))
  }
  return { ...fake, store, writer, apply, take }
}

/** A store with what the batches say, as the next run would have it. */
function restored(batches: readonly CacheBatch[]): PositionStore {
  const store = createPositionStore(createSetAside())
  for (const batch of batches) store.restore(batch)
  store.finishRestore(0)
  return store
}

/** What matters of a store, by vehicle. */
function contentOf(store: PositionStore): unknown {
  return Array.from(store.presentSlots(), (slot) => ({
    slot,
    id: store.vehicleId(slot),
    name: store.nameOf(slot),
    longitudeDeg: store.columns.longitudeDeg[slot],
    occurredAtMs: store.columns.occurredAtMs[slot],
    lastSeenAtS: store.columns.lastSeenAtS[slot],
    place: store.dictionaries.places[store.columns.place[slot] ?? 0]
  }))
}

describe('writing to the cache', () => {
  it('writes a page as one batch, and only what changed', async () => {
    const { batches, take } = begin()
    expect(await take(['a', 'b'])).toEqual([['a', 'b']])
    expect([...(batches[0]?.blobs.keys() ?? [])]).toEqual([labelsBlob])
    expect(batches[0]?.identities?.slots.length).toBe(2)
    expect(batches[0]?.entries).not.toBeNull()
    expect(await take(['a', 'b'])).toEqual([])
    expect(await take(['b'], { occurredAtMs: 1_000_001 })).toEqual([['b']])
    expect(batches[0]?.blobs.size).toBe(0)
    expect(batches[0]?.identities).toBeNull()
    expect(batches[0]?.entries).toBeNull()
  })

  it('brings everything back: places, names, a vehicle that left', async () => {
    const { batches, content, take, writer, store } = begin()
    const written: CacheBatch[] = []
    const also = async (work: Promise<unknown>) => {
      await work
      written.push(...content())
      batches.length = 0
    }
    await also(take([vehicleUuid(1), 'odd id', vehicleUuid(2)], { city: 'Zürich' }))
    await also(writer.save(store.applyVehicles(vehiclePage([{ vehicleId: 'odd id', name: 'Truck 🚚' }])), nowMs))
    await also(take([vehicleUuid(2)], { city: 'Springfield', occurredAtMs: 2_000_000, longitudeDeg: -98.001 }))
    await also(take([vehicleUuid(1)], { deleted: true, occurredAtMs: 3_000_000 }))
    expect(store.vehicleCount).toBe(2)
    expect(contentOf(restored(written))).toEqual(contentOf(store))
  })

  it('takes out vehicles that left', async () => {
    const { batches, take } = begin()
    await take(['a', 'b'])
    await take(['a'], { deleted: true })
    expect(batches.map((batch) => [...batch.removedSlots])).toEqual([[0]])
  })

  it('makes up for what could not be written', async () => {
    const { batches, disk, store, take, writer } = begin()
    disk.isFull = true
    await take(['a', 'b'], { city: 'Here' })
    await writer.save(store.applyVehicles(vehiclePage([{ vehicleId: 'a', name: 'Named' }])), nowMs)
    disk.isFull = false
    expect(await take(['c'])).toEqual([['a', 'b', 'c']])
    expect(contentOf(restored(batches))).toEqual(contentOf(store))
    expect(await take(['c'])).toEqual([])
  })

  it('loses nothing that changes while a batch is under way', async () => {
    const { apply, batches, setBeforeWrite, store, writer } = begin()
    let go = (): void => undefined
    setBeforeWrite(() => new Promise((resolve) => (go = resolve)))
    const first = writer.save(apply(['a', 'b']), nowMs)
    await Promise.resolve()
    setBeforeWrite(() => Promise.resolve())
    const second = writer.save(apply(['b', 'c'], { occurredAtMs: 1_000_001, city: 'New place' }), nowMs)
    const third = writer.save(store.applyVehicles(vehiclePage([{ vehicleId: 'a', name: 'Named' }])), nowMs)
    go()
    await Promise.all([first, second, third])
    expect(contentOf(restored(batches))).toEqual(contentOf(store))
    // What came in meanwhile went out together.
    expect(batches.length).toBe(2)
  })

  it('loses nothing when a batch fails while more is waiting', async () => {
    const { apply, batches, disk, setBeforeWrite, store, writer } = begin()
    let go = (): void => undefined
    setBeforeWrite(() => new Promise((resolve) => (go = resolve)))
    disk.isFull = true
    const first = writer.save(apply(['a', 'b']), nowMs)
    await Promise.resolve()
    setBeforeWrite(() => Promise.resolve())
    const second = writer.save(apply(['b'], { occurredAtMs: 1_000_001 }), nowMs)
    go()
    await Promise.all([first, second])
    expect(batches).toEqual([])
    disk.isFull = false
    await writer.save(createStoreChange(), nowMs)
    expect(contentOf(restored(batches))).toEqual(contentOf(store))
  })

  it('writes everything again when the files had to be begun anew', async () => {
    const { batches, disk, store, take } = begin()
    await take(['a', 'b'], { city: 'Here' })
    disk.generation++
    expect(await take(['c'])).toEqual([['a', 'b', 'c']])
    expect(batches[0]?.blobs.has(labelsBlob)).toBe(true)
    expect(contentOf(restored(batches))).toEqual(contentOf(store))
  })

  it('splits what piled up into batches of bounded size', async () => {
    const { batches, store, take } = begin()
    const written = await take(Array.from({ length: 12_500 }, (_, number) => vehicleUuid(number)))
    expect(written.map((batch) => batch.length)).toEqual([5000, 5000, 2500])
    expect(contentOf(restored(batches))).toEqual(contentOf(store))
  })

  it('writes nothing of what was just read', async () => {
    const { batches, take } = begin()
    await take(['a', 'b'])
    const fake = fakeCache()
    fake.disk.generation = 7
    const store = restored(batches)
    const writer = createCacheWriter(store, fake.cache)
    writer.markRestored()
    await writer.save(createStoreChange(), nowMs)
    expect(fake.batches).toEqual([])
    await writer.save(store.apply(locationPage([{ vehicleId: 'c' }]), nowMs, nowMs), nowMs)
    expect(fake.batches.map((batch) => batch.positions?.slots.length)).toEqual([1])
    expect(contentOf(restored([...batches, ...fake.batches]))).toEqual(contentOf(store))
  })
})

describe('a new image', () => {
  it('is written in pieces when the cache says that it would pay, and holds everything', async () => {
    const { disk, images, store, take } = begin()
    const ids = Array.from({ length: 5_000 }, (_, number) => vehicleUuid(number))
    await take(ids, { city: 'Here' })
    await take(ids.slice(0, 10), { deleted: true, occurredAtMs: 2_000_000 })
    expect(images).toEqual([])
    disk.isRewriteDue = true
    await take(['one more'], { city: 'There' })
    expect(images.map((image) => image.map((batch) => batch.positions?.slots.length))).toEqual([[2048, 2048, 905]])
    const again = restored(images[0] ?? [])
    expect(contentOf(again)).toEqual(contentOf(store))
    // A slot whose vehicle left stays its own: the positions of the last 24 hours refer to it.
    expect(again.vehicleId(3)).toBe(ids[3])
  })

  it('is followed by what changes between two pieces', async () => {
    const { apply, batches, cache, disk, store, take } = begin()
    const ids = Array.from({ length: 3_000 }, (_, number) => vehicleUuid(number))
    await take(ids)
    disk.isRewriteDue = true
    batches.length = 0
    const image: CacheBatch[] = []
    let late = Promise.resolve()
    const slow: PositionCache = {
      ...cache,
      generation: 0,
      isRewriteDue: true,
      rewrite(pieces) {
        for (const piece of pieces) {
          image.push(piece)
          if (image.length > 1) continue
          const moved = apply([vehicleUuid(5), vehicleUuid(2_999), 'new'], { occurredAtMs: 1_500_000, city: 'Late' })
          late = writer.save(moved, nowMs)
        }
        return Promise.resolve(true)
      }
    }
    const writer = createCacheWriter(store, slow)
    await writer.save(createStoreChange(), nowMs)
    await late
    expect(contentOf(restored([...image, ...batches]))).toEqual(contentOf(store))
  })

  it('is written twice a day, so that retention does not drop what is parked', async () => {
    const { images, take } = begin()
    await take(['parked'])
    await take(['parked'], {}, nowMs + 12 * hourMs)
    expect(images.length).toBe(0)
    await take(['parked'], {}, nowMs + 12 * hourMs + 1000)
    expect(images.length).toBe(1)
    expect(images[0]?.[0]?.positions?.lastSeenAtS).toEqual(Uint32Array.of(nowMs / 1000 + 12 * 3600 + 1))
    await take(['parked'], {}, nowMs + 13 * hourMs)
    expect(images.length).toBe(1)
  })

  it('also where the app never runs for half a day, but not before every vehicle can have been seen', async () => {
    const { cache, images, store, take } = begin()
    await take(['parked'])
    expect(await cache.blobs.get(imageTimeBlob)).not.toBeNull()
    const next = createCacheWriter(store, cache)
    next.markRestored()
    const startMs = nowMs + 24 * hourMs
    await next.save(createStoreChange(), startMs)
    expect(images.length).toBe(0)
    await next.save(createStoreChange(), startMs + 300_000)
    expect(images.length).toBe(1)
    await next.save(createStoreChange(), startMs + 301_000)
    expect(images.length).toBe(1)
  })

  it('that could not be written is tried again later, while batches go on', async () => {
    const { disk, images, take } = begin()
    await take(['a'])
    disk.isRewriteDue = true
    disk.failsToRewrite = true
    expect(await take(['b'])).toEqual([['b']])
    disk.failsToRewrite = false
    expect(await take(['c'], {}, nowMs + 599_000)).toEqual([['c']])
    expect(images.length).toBe(0)
    await take(['d'], {}, nowMs + 600_000)
    expect(images.length).toBe(1)
  })
})
