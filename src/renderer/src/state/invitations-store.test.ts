import { ok } from '@shared/ipc/result'
import type { InvitationList, InvitationsChanged } from '@shared/ipc/schemas-invitations'
import { describe, expect, it } from 'vitest'
import { createFakeBridge } from '../test-support/fake-bridge'
import { invitationList, invitationRow } from '../test-support/samples'
import { createInvitationsStore } from './invitations-store'

const settled = () => new Promise((resolve) => setTimeout(resolve))
const row = (handle: string, status = 'active') => invitationRow({ handle, fleetRef: handle, status, createdAtMs: 1 })
const change = (sequence: number, fields: Partial<InvitationsChanged> = {}): InvitationsChanged => ({
  sequence,
  changed: [],
  removedHandles: [],
  asOfMs: sequence,
  isRefreshing: false,
  setAsideCount: 0,
  lastError: null,
  ...fields
})

function setUp(list: InvitationList) {
  const answers = { list }
  const bridge = createFakeBridge({ 'invitations:get': () => Promise.resolve(ok(answers.list)) })
  const { store, start } = createInvitationsStore(bridge)
  const handles = () => store.getState().rows.map(({ handle, status }) => `${handle} ${status}`)
  return { answers, bridge, store, stop: start(), handles }
}

describe('the invitations of the page', () => {
  it('are the answer, then what changes; rows that did not change stay the same objects', async () => {
    const { bridge, store, handles } = setUp(invitationList({ sequence: 4, rows: [row('a'), row('b'), row('c')] }))
    await settled()
    const [first] = store.getState().rows
    bridge.emit('invitations:changed', change(5, { changed: [row('b', 'accepted'), row('d')], removedHandles: ['c'] }))
    expect(handles()).toEqual(['d active', 'a active', 'b accepted'])
    expect(store.getState().rows[1]).toBe(first)
    const { rows } = store.getState()
    bridge.emit('invitations:changed', change(6, { isRefreshing: true }))
    expect(store.getState()).toMatchObject({ isRefreshing: true, asOfMs: 6 })
    expect(store.getState().rows).toBe(rows)
  })

  it('hold every event once, in whatever order it and the answer came', async () => {
    const { bridge, handles } = setUp(invitationList({ sequence: 5, rows: [row('a', 'accepted')] }))
    bridge.emit('invitations:changed', change(5, { changed: [row('a', 'declined')] }))
    bridge.emit('invitations:changed', change(6, { changed: [row('b')] }))
    await settled()
    expect(handles()).toEqual(['b active', 'a accepted'])
  })

  it('are asked for again after a gap', async () => {
    const { answers, bridge, handles } = setUp(invitationList({ sequence: 1 }))
    await settled()
    answers.list = invitationList({ sequence: 9, rows: [row('z')] })
    bridge.emit('invitations:changed', change(3, { changed: [row('x')] }))
    await settled()
    expect(handles()).toEqual(['z active'])
    expect(bridge.inputsOf('invitations:get')).toHaveLength(2)
  })

  it('leave the screen at once when another profile is opened', async () => {
    const { answers, bridge, handles } = setUp(invitationList({ sequence: 1, rows: [row('a')] }))
    await settled()
    answers.list = invitationList({ sequence: 1, rows: [row('of another')] })
    bridge.emit('invitations:changed', change(0))
    expect(handles()).toEqual([])
    await settled()
    expect(handles()).toEqual(['of another active'])
  })

  it('are followed no more after the end', async () => {
    const { bridge, stop, handles } = setUp(invitationList({ sequence: 1, rows: [row('a')] }))
    stop()
    await settled()
    expect(handles()).toEqual([])
    expect(bridge.listenerCount('invitations:changed')).toBe(0)
  })
})
