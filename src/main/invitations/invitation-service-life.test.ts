import { describe, expect, it } from 'vitest'
import type { RowStore, StoredInvitations } from './invitation-types'
import { apiInvitation } from './test-support/fake-invitations-api'
import { bench, code, handleOf, input, openableGate, refs } from './test-support/service-bench'

describe('after a restart', () => {
  const storedRows = async (): Promise<StoredInvitations> => {
    const before = bench([apiInvitation(1), apiInvitation(2)])
    await before.service.refresh()
    const saved = before.saved()
    if (saved === null) throw new Error('nothing was saved')
    return saved
  }
  const storeOf = (rows: readonly unknown[], asOfMs: number | null): RowStore => ({
    load: () => Promise.resolve({ rows, asOfMs }),
    save: () => Promise.resolve(),
    saveAsOf: () => Promise.resolve()
  })

  it('shows the rows of the last run without network, and cannot copy or revoke until the server answers', async () => {
    const { rows } = await storedRows()
    const { service, api, copied } = bench([apiInvitation(1), apiInvitation(2)], { rowStore: storeOf(rows, 5) })
    api.failure = { code: 'no-network' }
    await service.open()
    await service.refresh()
    expect(refs(service)).toEqual(['FLEET-2', 'FLEET-1'])
    expect(service.list()).toMatchObject({ asOfMs: 5, lastError: 'no-network' })
    const handle = handleOf(service, 'FLEET-1')
    expect(code(await service.copyLink(handle))).toBe('unreachable')
    expect(code(await service.revoke(handle))).toBe('unreachable')

    api.failure = null
    await service.refresh()
    expect(handleOf(service, 'FLEET-1')).toBe(handle)
    expect(code(await service.copyLink(handle))).toBe('ok')
    expect(copied).toEqual([apiInvitation(1).magic_link])
  })

  it('leaves out rows that it cannot read, and starts empty when the store fails', async () => {
    const { rows } = await storedRows()
    const some = bench([], { rowStore: storeOf([...rows, { fleetRef: 7 }, null], 5) })
    await some.service.open()
    expect(refs(some.service)).toHaveLength(2)

    const failing = {
      load: () => Promise.reject(new Error('made up')),
      save: () => Promise.reject(new Error('made up')),
      saveAsOf: () => Promise.reject(new Error('made up'))
    }
    const none = bench([apiInvitation(1)], { rowStore: failing })
    await none.service.open()
    expect(none.service.list().rows).toEqual([])
    expect(code(await none.service.refresh())).toBe('ok')
    await new Promise(setImmediate)
    expect(none.warnings).toHaveLength(2)
  })
})

describe('polling and stopping', () => {
  it('reads at once and plans the next time, later when the server asks for it', async () => {
    const delays: number[] = []
    const schedule = (_run: () => void, delayMs: number): (() => void) => {
      // The others save rows and look for ends.
      if (delayMs >= 60_000 && delayMs < 3_600_000) delays.push(delayMs)
      return () => undefined
    }
    const { service, api } = bench([apiInvitation(1)], { schedule })
    service.start()
    await service.refresh()
    await new Promise(setImmediate)
    expect([api.requests.length, delays]).toEqual([1, [60_000]])

    api.failure = { code: 'rate-limited', retryAfterSeconds: 90 }
    service.setOnline(false)
    service.setOnline(true)
    await new Promise(setImmediate)
    expect(delays).toEqual([60_000, 90_000])

    api.failure = { code: 'credentials-rejected' }
    service.setOnline(false)
    service.setOnline(true)
    await new Promise(setImmediate)
    expect(delays).toHaveLength(2)
  })

  it('tells and knows nothing more after it was stopped, even when an answer was on its way', async () => {
    const { service, api, told } = bench([apiInvitation(1)])
    await service.refresh()
    const handle = handleOf(service, 'FLEET-1')
    const gate = openableGate()
    api.gate = gate.promise
    const stop = service.start()
    const reading = service.refresh()
    await new Promise(setImmediate)
    const toldBefore = told.length
    stop()
    gate.open()
    expect(code(await reading)).toBe('signed-out')
    expect(told).toHaveLength(toldBefore)
    expect(service.list().rows).toEqual([])
    expect(code(await service.copyLink(handle))).toBe('signed-out')
    expect(code(await service.create(input))).toBe('signed-out')
    expect(code(await service.refresh())).toBe('signed-out')
  })
})
