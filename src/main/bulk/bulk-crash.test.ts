import { describe, expect, it } from 'vitest'
import {
  common,
  createFakeDisk,
  createFakeServer,
  createPower,
  rowsOf,
  settled,
  startApp
} from './test-support/crash-bench'

const rowCount = 3

/** Runs until the power goes out at a step, then again from what is on the disk. */
async function crashAt(step: number) {
  let power = createPower(step)
  const disk = createFakeDisk(() => power)
  const server = createFakeServer(() => power, Date.now)
  const first = startApp(disk, server)
  await first.service.open()
  // Never resolves where the power goes out while the run is being written down.
  void first.service.start({ name: null, rows: rowsOf(rowCount), common })
  const isFirstDone = (): boolean => first.service.get().state?.phase.kind === 'ended'
  await settled(isFirstDone, 150)
  const steps = power.steps()
  // The process is gone: what waits in it waits for ever, and the next one has only the disk.
  power = createPower()
  const second = startApp(disk, server)
  await second.service.open()
  const found = second.service.get().state
  if (found !== null && found.phase.kind !== 'ended') {
    await second.service.resume()
    await settled(() => second.service.get().state?.phase.kind === 'ended')
  }
  return { server, steps, found, state: second.service.get().state }
}

describe('a run that the power goes out on', () => {
  it('has exactly one live invitation per row in the end, wherever it was cut', async () => {
    const { steps } = await crashAt(Infinity)
    expect(steps).toBeGreaterThan(rowCount * 4)
    const lookedUp: number[] = []
    for (let step = 1; step <= steps + 1; step += 1) {
      const { server, found, state } = await crashAt(step)
      if (found === null) {
        // Cut before the run was on the disk: nothing may have gone out.
        expect(server.posts, `cut at step ${step}`).toEqual([])
        continue
      }
      expect(state?.phase.kind, `cut at step ${step}`).toBe('ended')
      expect(
        rowsOf(rowCount).map(({ fleetRef }) => server.liveCount(fleetRef)),
        `cut at step ${step}`
      ).toEqual([1, 1, 1])
      expect(state?.counts.created === undefined ? null : state.counts.created + state.counts.found).toBe(rowCount)
      lookedUp.push(server.lookUps.length)
    }
    // The test would prove nothing if no cut had ever left a row in doubt.
    expect(Math.max(...lookedUp)).toBeGreaterThan(0)
  })

  it('waits for the person before it goes on', async () => {
    const { found, server } = await crashAt(8)
    expect(found?.phase).toEqual({ kind: 'paused', reason: 'interrupted', failure: null })
    expect(server.posts.length).toBe(rowCount)
  })

  it('looks every row up when part of what was written down cannot be read', async () => {
    const power = createPower()
    const disk = createFakeDisk(() => power)
    const server = createFakeServer(() => power, Date.now)
    const { service } = startApp(disk, server)
    await service.start({ name: null, rows: rowsOf(rowCount), common })
    await settled(() => server.posts.length >= 2)
    await service.close()
    // One byte of the last record is not what it was.
    const last = disk.bytes?.length ?? 0
    disk.bytes?.writeUInt8((disk.bytes.readUInt8(last - 1) + 1) % 256, last - 1)
    const next = startApp(disk, server)
    await next.service.open()
    await next.service.resume()
    await settled(() => next.service.get().state?.phase.kind === 'ended')
    expect(rowsOf(rowCount).map(({ fleetRef }) => server.liveCount(fleetRef))).toEqual([1, 1, 1])
  })

  it('finds nothing of a run that another key sealed, and leaves its file out of the way', async () => {
    const power = createPower()
    const disk = createFakeDisk(() => power)
    const server = createFakeServer(() => power, Date.now)
    await startApp(disk, server).service.start({ name: null, rows: rowsOf(1), common })
    const next = startApp(disk, server, { key: Buffer.alloc(32, 9) })
    await next.service.open()
    expect(next.service.get().state).toBeNull()
    expect(disk.bytes).toBeNull()
  })
})
