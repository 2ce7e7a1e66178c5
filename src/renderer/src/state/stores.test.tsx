import { act } from '@testing-library/react'
import { ok, fail } from '@shared/ipc/result'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { createFakeBridge } from '../test-support/fake-bridge'
import { lockedSession, openSession, settings, signedOut, testProfile } from '../test-support/samples'
import { createClockStore } from './clock-store'
import { createStores } from './create-stores'
import { createSelectionStore } from './selection-store'
import { createSessionStore } from './session-store'
import { createViewStore } from './view-store'

const settled = () => act(async () => Promise.resolve())

describe('a mirror of main', () => {
  it('shows the answer of main, then every event', async () => {
    const bridge = createFakeBridge()
    const { store, start } = createSessionStore(bridge)
    start()
    expect(store.getState().kind).toBe('starting')
    await settled()
    expect(store.getState().kind).toBe('open')
    bridge.emit('session:changed', signedOut())
    expect(store.getState()).toEqual(signedOut())
  })

  it('keeps an event that came before the answer', async () => {
    const bridge = createFakeBridge()
    const { store, start } = createSessionStore(bridge)
    start()
    bridge.emit('session:changed', signedOut())
    await settled()
    expect(store.getState().kind).toBe('signed-out')
  })

  it('takes nobody as signed in when main cannot say', async () => {
    const bridge = createFakeBridge({ 'session:get': () => Promise.resolve(fail('internal')) })
    const { store, start } = createSessionStore(bridge)
    start()
    await settled()
    expect(store.getState()).toEqual(signedOut())
  })

  it('hears nothing after it was stopped', async () => {
    const bridge = createFakeBridge()
    const { store, start } = createSessionStore(bridge)
    start()()
    bridge.emit('session:changed', openSession())
    await settled()
    expect(store.getState().kind).toBe('starting')
  })
})

it('stops everything that it started', async () => {
  const bridge = createFakeBridge({ 'settings:get': () => Promise.resolve(ok(settings({ speedUnit: 'kph' }))) })
  const stores = createStores(bridge, Date.now)
  const stop = stores.start()
  await settled()
  expect(stores.settings.getState().speedUnit).toBe('kph')
  expect(bridge.listenerCount('positions:status-changed')).toBe(1)
  stop()
  const events = ['session:changed', 'positions:status-changed', 'positions:delta', 'positions:reset'] as const
  expect(events.map(bridge.listenerCount)).toEqual([0, 0, 0, 0])
})

describe('the selection', () => {
  it('counts every select, so that the same vehicle can be centred again', () => {
    const { store } = createSelectionStore(createFakeBridge())
    store.getState().select(4)
    store.getState().select(4)
    expect(store.getState()).toMatchObject({ selectedSlot: 4, selectedAt: 2 })
  })

  it('is dropped when slots start anew, and kept when the same table is only sent again', () => {
    const bridge = createFakeBridge()
    const { store, start } = createSelectionStore(bridge)
    start()
    bridge.emit('positions:reset', { epoch: 1 })
    store.getState().select(4)
    bridge.emit('positions:reset', { epoch: 1 })
    expect(store.getState().selectedSlot).toBe(4)
    bridge.emit('positions:reset', { epoch: 2 })
    expect(store.getState().selectedSlot).toBeNull()
  })
})

describe('the view', () => {
  function createView() {
    const bridge = createFakeBridge()
    const session = createSessionStore(bridge).store
    session.setState(openSession(), true)
    const { store, start } = createViewStore(
      session,
      createStore(() => ({ startScreen: 'map' as const }))
    )
    return { session, view: store, start }
  }

  it('shows one screen and one dialog of the frame', () => {
    const { view } = createView()
    view.getState().show('invitations')
    view.getState().openInvite()
    view.getState().openDialog('remove-profile', 'profile-2')
    expect(view.getState()).toMatchObject({ screen: 'invitations', isInviteOpen: true, dialog: 'remove-profile' })
    expect(view.getState().dialogProfileId).toBe('profile-2')
    view.getState().openDialog('sign-out')
    expect(view.getState()).toMatchObject({ dialog: 'sign-out', dialogProfileId: null })
    view.getState().closeInvite()
    view.getState().closeDialog()
    expect(view.getState()).toMatchObject({ isInviteOpen: false, dialog: null })
  })

  it('opens the settings at a part of them', () => {
    const { view } = createView()
    view.getState().showSettingsPart('profiles')
    expect(view.getState()).toMatchObject({ screen: 'settings', settingsPart: 'profiles' })
    view.getState().showSettingsPart(null)
    expect(view.getState()).toMatchObject({ screen: 'settings', settingsPart: null })
  })

  it('starts anew for another profile, and keeps the screen over a lock', () => {
    const { session, view, start } = createView()
    const stop = start()
    session.setState(openSession(), true)
    view.getState().show('invitations')
    view.getState().openDialog('session')
    session.setState(lockedSession(), true)
    expect(view.getState()).toMatchObject({ screen: 'invitations', dialog: null })
    session.setState(openSession(), true)
    expect(view.getState().screen).toBe('invitations')
    session.setState(openSession({ profile: testProfile() }), true)
    expect(view.getState().screen).toBe('map')
    stop()
    view.getState().openDialog('session')
    session.setState(signedOut(), true)
    expect(view.getState().dialog).toBe('session')
  })

  it('leaves what floats alone when only the token changes', () => {
    const { session, view, start } = createView()
    start()
    view.getState().openInvite()
    session.setState(openSession({ token: 'renewing' }), true)
    expect(view.getState().isInviteOpen).toBe(true)
  })
})

describe('the clock', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function createPage() {
    let visibilityState: DocumentVisibilityState = 'visible'
    const page = Object.assign(new EventTarget(), { visibilityState })
    Object.defineProperty(page, 'visibilityState', { get: () => visibilityState })
    const turn = (to: DocumentVisibilityState) => {
      visibilityState = to
      page.dispatchEvent(new Event('visibilitychange'))
    }
    return { page: page as unknown as Document, turn }
  }

  it('ticks every 30 seconds, only while the page can be seen, and catches up on return', () => {
    const { page, turn } = createPage()
    const { store, start } = createClockStore(Date.now, page)
    const startedAtMs = Date.now()
    const stop = start()
    vi.advanceTimersByTime(30_000)
    expect(store.getState().nowMs - startedAtMs).toBe(30_000)
    turn('hidden')
    vi.advanceTimersByTime(300_000)
    expect(store.getState().nowMs - startedAtMs).toBe(30_000)
    turn('visible')
    expect(store.getState().nowMs - startedAtMs).toBe(330_000)
    stop()
    expect(vi.getTimerCount()).toBe(0)
  })
})
