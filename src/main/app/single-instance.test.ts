import { EventEmitter } from 'node:events'
import { expect, it, vi } from 'vitest'
import { claimSingleInstance } from './single-instance'

function setUp(isFirst: boolean, isDestroyed = false) {
  const app = Object.assign(new EventEmitter(), { requestSingleInstanceLock: () => isFirst })
  const window = {
    isDestroyed: () => isDestroyed,
    isMinimized: () => true,
    restore: vi.fn(),
    show: vi.fn(),
    focus: vi.fn()
  }
  return { app, window, claim: claimSingleInstance(app as never, () => window) }
}

it('tells the second instance to quit', () => {
  expect(setUp(false).claim).toEqual({ kind: 'second' })
})

it('brings the first window forward when the app is started again', () => {
  const { app, window, claim } = setUp(true)
  expect(claim.kind).toBe('first')
  app.emit('second-instance', {}, ['electron', '--demo'], '/')
  expect(window.restore).toHaveBeenCalledOnce()
  expect(window.show).toHaveBeenCalledOnce()
  expect(window.focus).toHaveBeenCalledOnce()
})

it('touches no window that is gone', () => {
  const { app, window } = setUp(true, true)
  app.emit('second-instance')
  expect(window.show).not.toHaveBeenCalled()
})

it('stops listening', () => {
  const { app, claim } = setUp(true)
  if (claim.kind === 'first') claim.stop()
  expect(app.listenerCount('second-instance')).toBe(0)
})
