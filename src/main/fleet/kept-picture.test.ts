import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unpack } from '@shared/ipc/packed'
import { createPositionCache } from './cache'
import { keepPicture, keptPicture } from './kept-picture'
import type { PositionCache } from './position-cache'
import { vehicleUuid } from './test-support/pages'
import { beginStore, storeNowMs, wholeBatch } from './test-support/store-view'

let folder: string
let cache: PositionCache
const { store, apply } = beginStore()
apply({ vehicleId: vehicleUuid(1), longitudeDeg: -98.5, speedMps: 20 }, { vehicleId: vehicleUuid(2) })

const cacheWith = (dataKey: Uint8Array | null) => createPositionCache({ profileFolder: folder, dataKey, now: () => 1 })
const key = Buffer.alloc(32, 1)

/** The cache as the next run finds it. */
async function nextRun(): Promise<PositionCache> {
  await cache.close()
  cache = cacheWith(key)
  await cache.open()
  return cache
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-picture-'))
  cache = cacheWith(key)
  await cache.open()
  await cache.write(wholeBatch(store))
})
afterEach(async () => {
  await cache.close()
  await rm(folder, { recursive: true, force: true })
})

describe('what a first picture is painted from', () => {
  it('is there in the next run as it was, and has no names in it', async () => {
    await keepPicture(cache, store)
    const picture = await keptPicture(await nextRun(), 0)
    if (picture === null) throw new Error('no picture')
    const { longitudeDeg, latitudeDeg, derivedBearingDeg, occurredAtMs, flags } = store.positionColumns(
      store.presentSlots()
    )
    expect(unpack(picture)).toEqual({ longitudeDeg, latitudeDeg, derivedBearingDeg, occurredAtMs, flags })
    expect(picture.byteLength).toBe(picture.buffer.byteLength)
  })

  it('is none where none was kept, as after a run that was killed', async () => {
    expect(await keptPicture(await nextRun(), 0)).toBeNull()
  })

  it('is none where something was written after it', async () => {
    await keepPicture(cache, store)
    await cache.write({ ...wholeBatch(store), removedSlots: Uint32Array.of(0) })
    expect(await keptPicture(await nextRun(), 0)).toBeNull()
  })

  it('is none where the batches were written anew after it', async () => {
    await keepPicture(cache, store)
    await cache.rewrite([wholeBatch(store)])
    expect(await keptPicture(await nextRun(), 0)).toBeNull()
    await keepPicture(cache, store)
    expect(await keptPicture(await nextRun(), 0)).not.toBeNull()
  })

  it('is not shown once a vehicle in it is to be forgotten', async () => {
    await keepPicture(cache, store)
    await nextRun()
    expect(await keptPicture(cache, storeNowMs)).not.toBeNull()
    expect(await keptPicture(cache, storeNowMs + 1000)).toBeNull()
    // Nor is it kept.
    expect(await keptPicture(cache, storeNowMs)).toBeNull()
    expect(await cache.blobs.get('picture')).toHaveLength(0)
  })

  it('is none where there are no vehicles', async () => {
    await keepPicture(cache, beginStore().store)
    expect(await keptPicture(await nextRun(), 0)).toBeNull()
  })

  it('is none without a key, or with another one', async () => {
    const memory = cacheWith(null)
    await keepPicture(memory, store)
    expect(await keptPicture(memory, 0)).toBeNull()
    await keepPicture(cache, store)
    await cache.close()
    cache = cacheWith(Buffer.alloc(32, 2))
    expect(await cache.open()).toMatchObject({ kind: 'rebuilt' })
    expect(await keptPicture(cache, 0)).toBeNull()
  })
})
