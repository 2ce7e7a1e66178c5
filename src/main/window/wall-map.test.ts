import type { SessionState } from '@shared/ipc/schemas-session'
import { beforeEach, expect, it, vi } from 'vitest'
import { createWallMap, type WallMap, type WallWindow } from './wall-map'

interface FakeWindow extends WallWindow {
  isGone: boolean
}

const created: FakeWindow[] = []
const onChange = vi.fn()
let wall: WallMap<FakeWindow>

beforeEach(() => {
  created.length = 0
  onChange.mockClear()
  wall = createWallMap({ createWindow: fakeWindow, onChange })
})

it('opens for an open profile only', () => {
  expect(wall.open()).toBe(false)
  wall.followSession(open('a'))
  expect(wall.open()).toBe(true)
  expect(wall.state()).toEqual({ isOpen: true, isFullScreen: false })
  expect(onChange).toHaveBeenLastCalledWith({ isOpen: true, isFullScreen: false })
})

it('comes to the front when it is asked for again', () => {
  wall.followSession(open('a'))
  wall.open()
  wall.open()
  expect(created).toHaveLength(1)
  expect(created[0]?.focus).toHaveBeenCalledOnce()
})

it.each([
  ['the profile is locked', locked('a')],
  ['somebody signs out', signedOut()],
  ['another profile is opened', open('b')],
  ['another one is on its way', { kind: 'starting' } as const]
])('is gone at once when %s, however its page behaves', (_when, next) => {
  wall.followSession(open('a'))
  wall.open()
  wall.followSession(next)
  expect(created[0]?.destroy).toHaveBeenCalledOnce()
  expect(wall.window()).toBeNull()
  expect(onChange).toHaveBeenLastCalledWith({ isOpen: false, isFullScreen: false })
})

it('stays while only the token or the name of the profile changes', () => {
  wall.followSession(open('a'))
  wall.open()
  wall.followSession(open('a'))
  expect(created[0]?.destroy).not.toHaveBeenCalled()
})

it('comes back with the profile that was locked', () => {
  wall.followSession(open('a'))
  wall.open()
  wall.followSession(locked('a'))
  wall.followSession(open('a'))
  expect(created).toHaveLength(2)
})

it('does not come back for another profile, nor after signing out, nor when it was closed before the lock', () => {
  wall.followSession(open('a'))
  wall.open()
  wall.followSession(locked('a'))
  wall.followSession(open('b'))
  wall.followSession(open('a'))
  expect(created).toHaveLength(1)

  wall.open()
  wall.followSession(locked('a'))
  wall.followSession(signedOut())
  wall.followSession(open('a'))
  expect(created).toHaveLength(2)

  wall.open()
  wall.close()
  wall.changed()
  wall.followSession(locked('a'))
  wall.followSession(open('a'))
  expect(created).toHaveLength(3)
})

it('tells that it was closed', () => {
  wall.followSession(open('a'))
  wall.open()
  wall.close()
  wall.changed()
  expect(onChange).toHaveBeenLastCalledWith({ isOpen: false, isFullScreen: false })
})

function fakeWindow(): FakeWindow {
  const window: FakeWindow = {
    isGone: false,
    isDestroyed: () => window.isGone,
    isMinimized: () => false,
    restore: vi.fn(),
    show: vi.fn(),
    focus: vi.fn(),
    destroy: vi.fn(() => void (window.isGone = true)),
    close: vi.fn(() => void (window.isGone = true)),
    isFullScreen: () => false,
    setFullScreen: vi.fn()
  }
  created.push(window)
  return window
}

function profile(id: string) {
  return {
    id,
    name: id,
    environment: 'test',
    clientId: 'client',
    apiBaseUrl: 'http://127.0.0.1:1',
    authBaseUrl: 'http://127.0.0.1:1',
    frameColour: 'automatic',
    isMarkedTest: false
  } as const
}

function open(id: string): SessionState {
  return {
    kind: 'open',
    profile: profile(id),
    organisation: null,
    token: 'valid',
    renewsAtMs: null,
    permissions: [],
    secretKept: 'session',
    credentialsNeeded: null,
    clockAheadMs: null
  }
}

function locked(id: string): SessionState {
  return { kind: 'locked', profile: profile(id), secret: 'found', lockedAtMs: null, revocation: null }
}

function signedOut(): SessionState {
  return { kind: 'signed-out', remembered: profile('a'), secret: 'found' }
}
