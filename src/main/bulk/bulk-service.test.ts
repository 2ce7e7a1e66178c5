import { describe, expect, it } from 'vitest'
import { fail } from '@shared/ipc/result'
import {
  common,
  createFakeDisk,
  createFakeServer,
  createPower,
  notNow,
  rowsOf,
  settled,
  startApp
} from './test-support/crash-bench'

function bench() {
  const power = createPower()
  const disk = createFakeDisk(() => power)
  const server = createFakeServer(() => power, Date.now)
  const app = startApp(disk, server)
  const phase = () => app.service.get().state?.phase
  return { disk, server, ...app, phase, isEnded: () => phase()?.kind === 'ended' }
}

describe('a run', () => {
  it('sends every row once, and says what became of each', async () => {
    const { service, server, isEnded, ended } = bench()
    await service.start({ name: 'fleets.csv', rows: rowsOf(30), common })
    await settled(isEnded)
    expect([...server.posts].sort()).toEqual(
      rowsOf(30)
        .map(({ fleetRef }) => fleetRef)
        .sort()
    )
    expect(service.get().state).toMatchObject({ name: 'fleets.csv', counts: { total: 30, created: 30, waiting: 0 } })
    expect(ended).toEqual([expect.objectContaining({ created: 30 })])
    expect(server.lookUps).toEqual([])
  })

  it('refuses a second run while one is under way', async () => {
    const { service } = bench()
    await service.start({ name: null, rows: rowsOf(5), common })
    expect(await service.start({ name: null, rows: rowsOf(5), common })).toEqual(fail('conflict'))
    expect(await service.dismiss()).toEqual(fail('conflict'))
  })

  it('sends a row again that the server asked to wait with, without looking it up', async () => {
    const { service, server, isEnded } = bench()
    let refusals = 3
    server.refuse = () => ((refusals -= 1) >= 0 ? notNow('rate-limited') : null)
    await service.start({ name: null, rows: rowsOf(6), common })
    await settled(isEnded)
    expect(service.get().state?.counts.created).toBe(6)
    expect(server.posts).toHaveLength(6)
    expect(server.lookUps).toEqual([])
  })

  it('looks up a row that nobody answered for before it is sent again', async () => {
    const { service, server, isEnded } = bench()
    const reached = server.create.bind(server)
    let isLost = true
    server.create = async (...given) => {
      const answer = await reached(...given)
      if (!isLost) return answer
      isLost = false
      return fail('unreachable')
    }
    await service.start({ name: null, rows: rowsOf(1), common })
    service.setOnline(false)
    service.setOnline(true)
    await settled(isEnded)
    service.setOnline(true)
    await settled(isEnded)
    expect(server.lookUps).toEqual(['F1'])
    expect(server.posts).toEqual(['F1'])
    expect(service.get().state?.counts).toMatchObject({ found: 1, created: 0 })
  })

  it('goes on with the others when the server does not take a row', async () => {
    const { service, server, isEnded } = bench()
    server.refuse = (ref) =>
      ref === 'F2'
        ? fail('rejected-by-server', { status: 422, serverMessage: 'fleet_name: no', field: 'fleet_name' })
        : null
    await service.start({ name: null, rows: rowsOf(3), common })
    await settled(isEnded)
    expect(service.get().state?.counts).toMatchObject({ created: 2, failed: 1 })
    expect(service.get().state?.rows[1]).toMatchObject({ failure: 'rejected-by-server', field: 'fleet_name' })
  })

  it('pauses when no row would be taken, and goes on when the person says so', async () => {
    const { service, server, isEnded, phase } = bench()
    server.refuse = () => fail('forbidden')
    await service.start({ name: null, rows: rowsOf(9), common })
    await settled(() => phase()?.kind === 'paused')
    expect(phase()).toEqual({ kind: 'paused', reason: 'refused', failure: 'forbidden' })
    server.refuse = () => null
    await service.resume()
    await settled(isEnded)
    expect(server.posts).toHaveLength(9)
  })

  it('sends nothing that could not be written down first', async () => {
    const { service, server, disk, phase, isEnded } = bench()
    disk.isFull = true
    expect(await service.start({ name: null, rows: rowsOf(3), common })).toEqual(fail('file-not-written'))
    disk.isFull = false
    await service.start({ name: null, rows: rowsOf(20), common })
    disk.isFull = true
    await settled(() => phase()?.kind === 'paused')
    expect(phase()).toMatchObject({ reason: 'refused', failure: 'file-not-written' })
    const sent = server.posts.length
    disk.isFull = false
    await service.resume()
    await settled(isEnded)
    expect(sent).toBeLessThan(20)
    expect(server.posts).toHaveLength(20)
  })

  it('rests while nobody can be reached, and goes on by itself', async () => {
    const { service, server, phase, isEnded } = bench()
    service.setOnline(false)
    await service.start({ name: null, rows: rowsOf(3), common })
    await settled(() => false, 20)
    expect(phase()).toEqual({ kind: 'running', hold: { kind: 'offline' } })
    expect(server.posts).toEqual([])
    service.setOnline(true)
    await settled(isEnded)
    expect(server.posts).toHaveLength(3)
  })

  it('sends nothing more once it is cancelled, and leaves what was sent', async () => {
    const { service, server, isEnded } = bench()
    await service.start({ name: null, rows: rowsOf(40), common })
    await settled(() => server.posts.length >= 3)
    await service.cancel()
    await settled(isEnded)
    const { counts, phase } = service.get().state ?? {}
    expect(phase).toMatchObject({ kind: 'ended', isCancelled: true })
    expect(counts?.created).toBe(server.posts.length)
    expect((counts?.cancelled ?? 0) + (counts?.created ?? 0)).toBe(40)
    expect(counts?.cancelled).toBeGreaterThan(0)
  })

  it('keeps nothing readable of it on the disk, and nothing at all once it is dismissed', async () => {
    const { service, disk, isEnded } = bench()
    await service.start({ name: null, rows: rowsOf(3), common })
    await settled(isEnded)
    expect(disk.bytes?.toString('latin1')).not.toContain('Fleet 1')
    expect(await service.dismiss()).toEqual({ ok: true, value: undefined })
    expect(service.get().state).toBeNull()
    expect(disk.bytes).toBeNull()
  })

  it('tells only the rows that changed', async () => {
    const { service, told, isEnded } = bench()
    await service.start({ name: null, rows: rowsOf(30), common })
    await settled(isEnded)
    await settled(() => false, 5)
    const rows = told.flatMap((state) => state?.rows ?? [])
    expect(rows.length).toBeLessThan(30 * 4)
    expect(told.at(-1)?.phase.kind).toBe('ended')
  })
})
