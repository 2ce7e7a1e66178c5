import { act } from '@testing-library/react'
import { fail, ok } from '@shared/ipc/result'
import { describe, expect, it } from 'vitest'
import { createFakeBridge } from '../test-support/fake-bridge'
import { openSession, profile } from '../test-support/samples'
import { fleetList, fleetRow, fleetsMeta } from '../test-support/samples-fleets'
import { createFleetsStore } from './fleets-store'
import { createSessionStore } from './session-store'

const settled = () => act(async () => Promise.resolve())

async function setUp() {
  const bridge = createFakeBridge()
  const rows = [fleetRow({ key: 'a', name: 'Acme' }), fleetRow({ key: 'b', name: 'Blue' })]
  bridge.answer('fleets:get', () => Promise.resolve(ok(fleetList({ sequence: 4, rows }))))
  const session = createSessionStore(bridge)
  session.start()
  await settled()
  const { store, start } = createFleetsStore(bridge, session.store)
  const stop = start()
  await settled()
  const names = () => [...store.getState().byKey.values()].map(({ name }) => name)
  const change = (sequence: number, changed = [fleetRow({ key: 'b', name: `Blue ${sequence}` })]) =>
    bridge.emit('fleets:changed', { sequence, changed, removedKeys: [], meta: fleetsMeta({ asOfMs: sequence }) })
  return { bridge, store, stop, names, change }
}

describe('the fleets', () => {
  it('are asked for once, and changes that follow are taken in place', async () => {
    const { bridge, names, change, store } = await setUp()
    change(5)
    expect(names()).toEqual(['Acme', 'Blue 5'])
    expect(store.getState().meta.asOfMs).toBe(5)
    expect(bridge.inputsOf('fleets:get')).toHaveLength(1)
  })

  it('lose those that left', async () => {
    const { bridge, names } = await setUp()
    bridge.emit('fleets:changed', { sequence: 5, changed: [], removedKeys: ['a'], meta: fleetsMeta() })
    expect(names()).toEqual(['Blue'])
  })

  it('are asked for anew after a gap', async () => {
    const { bridge, names, change } = await setUp()
    const rows = [fleetRow({ key: 'c', name: 'New' })]
    bridge.answer('fleets:get', () => Promise.resolve(ok(fleetList({ sequence: 9, rows }))))
    change(9)
    expect(names()).toEqual(['Acme', 'Blue'])
    await settled()
    expect(names()).toEqual(['New'])
  })

  it('keep a change that comes while they are asked for, and drop one that the answer holds already', async () => {
    const { bridge, names, change } = await setUp()
    const rows = [fleetRow({ key: 'b', name: 'Blue 9' })]
    bridge.answer('fleets:get', () => Promise.resolve(ok(fleetList({ sequence: 9, rows }))))
    change(7)
    change(9, [fleetRow({ key: 'b', name: 'stale' })])
    change(10)
    await settled()
    expect(names()).toEqual(['Blue 10'])
  })

  it('leave the rows alone when only what is said of the list changed', async () => {
    const { store, change } = await setUp()
    const before = store.getState().byKey
    change(5, [])
    expect(store.getState().byKey).toBe(before)
    expect(store.getState().meta.asOfMs).toBe(5)
  })

  it('stay on screen when main could not answer, and the next change asks again', async () => {
    const { bridge, names, change } = await setUp()
    bridge.answer('fleets:get', () => Promise.resolve(fail('internal')))
    change(7)
    await settled()
    expect(names()).toEqual(['Acme', 'Blue'])
    const rows = [fleetRow({ key: 'b', name: 'Blue 8' })]
    bridge.answer('fleets:get', () => Promise.resolve(ok(fleetList({ sequence: 8, rows }))))
    change(8)
    await settled()
    expect(names()).toEqual(['Blue 8'])
  })

  it('are gone at once when another profile is opened', async () => {
    const { bridge, names } = await setUp()
    bridge.answer('fleets:get', () => Promise.resolve(ok(fleetList())))
    bridge.emit('session:changed', openSession({ profile: profile({ id: 'other' }) }))
    expect(names()).toEqual([])
  })

  it('are no longer followed once stopped', async () => {
    const { bridge, stop } = await setUp()
    expect(bridge.listenerCount('fleets:changed')).toBe(1)
    stop()
    expect(bridge.listenerCount('fleets:changed')).toBe(0)
  })
})
