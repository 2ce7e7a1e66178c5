import { EventEmitter } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { keepLifecycle } from './lifecycle'

function setUp(platform: NodeJS.Platform, shutDown: () => Promise<void>, shutDownTimeoutMs = 60_000) {
  const app = Object.assign(new EventEmitter(), { quit: vi.fn() })
  const quitAsked = new Promise<void>((resolve) => app.quit.mockImplementation(resolve))
  const openWindow = vi.fn()
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  keepLifecycle({ app: app as never, platform, openWindow, shutDown, shutDownTimeoutMs, logger })
  const willQuit = (): 'held' | 'let go' => {
    const preventDefault = vi.fn()
    app.emit('will-quit', { preventDefault })
    return preventDefault.mock.calls.length === 0 ? 'let go' : 'held'
  }
  return { app, openWindow, logger, willQuit, quitAsked }
}

const atOnce = (): Promise<void> => Promise.resolve()

describe('the app', () => {
  it('quits with its last window, except on macOS', () => {
    const linux = setUp('linux', atOnce)
    linux.app.emit('window-all-closed')
    expect(linux.app.quit).toHaveBeenCalledOnce()
    const mac = setUp('darwin', atOnce)
    mac.app.emit('window-all-closed')
    expect(mac.app.quit).not.toHaveBeenCalled()
  })

  it('opens its window again only when none is visible', () => {
    const { app, openWindow } = setUp('darwin', atOnce)
    app.emit('activate', {}, true)
    expect(openWindow).not.toHaveBeenCalled()
    app.emit('activate', {}, false)
    expect(openWindow).toHaveBeenCalledOnce()
  })

  it('ends everything once before it quits', async () => {
    const shutDown = vi.fn(atOnce)
    const { willQuit, quitAsked } = setUp('linux', shutDown)
    expect(willQuit()).toBe('held')
    expect(willQuit()).toBe('held')
    await quitAsked
    expect(willQuit()).toBe('let go')
    expect(shutDown).toHaveBeenCalledOnce()
  })

  it('does not ask to quit while Electron still hands out "will-quit"', async () => {
    const { app, willQuit, quitAsked } = setUp('linux', atOnce)
    willQuit()
    // Promises are settled before Electron has returned from the event; it would ignore a quit here and hang.
    for (let turn = 0; turn < 10; turn++) await Promise.resolve()
    expect(app.quit).not.toHaveBeenCalled()
    await quitAsked
  })

  it('quits when ending fails', async () => {
    const { willQuit, quitAsked, logger } = setUp('linux', () => Promise.reject(new Error('disk is gone')))
    willQuit()
    await quitAsked
    expect(logger.error).toHaveBeenCalledOnce()
  })

  it('quits when ending hangs', async () => {
    const { willQuit, quitAsked, logger } = setUp('linux', () => new Promise(() => undefined), 1)
    willQuit()
    await quitAsked
    expect(logger.warn).toHaveBeenCalledOnce()
  })
})
