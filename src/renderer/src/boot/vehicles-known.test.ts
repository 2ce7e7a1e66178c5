import { ok } from '@shared/ipc/result'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createEarlyStores, type EarlyStores } from '../state/early-stores'
import { createFakeBridge, type FakeBridge } from '../test-support/fake-bridge'
import { openSession, signedOut, snapshotOf } from '../test-support/samples'
import { vehiclesKnown } from './vehicles-known'

const limitMs = 2000
let bridge: FakeBridge
let early: EarlyStores
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  stop()
  vi.useRealTimers()
})

function begin(overrides: Parameters<typeof createFakeBridge>[0]): Promise<boolean> {
  bridge = createFakeBridge(overrides)
  early = createEarlyStores(bridge, document)
  stop = early.start()
  return vehiclesKnown(early, limitMs)
}

const someVehicles = snapshotOf([{ name: 'A', longitudeDeg: -98, latitudeDeg: 39 }])
const nobody = snapshotOf([], { epoch: 0, sequence: 0 })

describe('what the first picture waits for', () => {
  it('is there when a session is open and its vehicles have come', async () => {
    expect(await begin({ 'positions:snapshot': () => Promise.resolve(ok(someVehicles)) })).toBe(true)
  })

  it('comes when main has opened the profile, whose vehicles are asked for once', async () => {
    const known = begin({
      'session:get': () => Promise.resolve(ok({ kind: 'starting' })),
      'positions:snapshot': () => Promise.resolve(ok(nobody))
    })
    await vi.advanceTimersByTimeAsync(100)
    bridge.answer('positions:snapshot', () => Promise.resolve(ok(someVehicles)))
    bridge.emit('session:changed', openSession())
    bridge.emit('positions:reset', { epoch: 1 })
    expect(await known).toBe(true)
    expect(bridge.inputsOf('positions:snapshot')).toHaveLength(2)
    // The app that goes on with these stores asks nothing again.
    early.start()
    expect(bridge.inputsOf('positions:snapshot')).toHaveLength(2)
  })

  it('will not come when nobody is signed in, or nothing is cached', async () => {
    expect(await begin({ 'session:get': () => Promise.resolve(ok(signedOut())) })).toBe(false)
    stop()
    expect(await begin({ 'positions:snapshot': () => Promise.resolve(ok(snapshotOf([]))) })).toBe(false)
  })

  it('is not waited for longer than the limit', async () => {
    const known = begin({ 'session:get': () => Promise.resolve(ok({ kind: 'starting' })) })
    await vi.advanceTimersByTimeAsync(limitMs)
    expect(await known).toBe(false)
  })
})
