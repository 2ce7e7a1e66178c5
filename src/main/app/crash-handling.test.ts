import { EventEmitter } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { watchApp, watchWindow } from './crash-handling'

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function setUpWindow(choice: 'reload' | 'quit' = 'reload') {
  let nowMs = 0
  const contents = new EventEmitter()
  const window = Object.assign(new EventEmitter(), {
    webContents: contents,
    isDestroyed: vi.fn(() => false),
    loadURL: vi.fn<(url: string) => Promise<void>>(() => Promise.resolve())
  })
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const askAfterRepeatedCrash = vi.fn(() => Promise.resolve(choice))
  const quit = vi.fn()
  watchWindow(window as never, { logger, nowMs: () => nowMs, askAfterRepeatedCrash, quit })
  const crash = async (atMs: number, reason = 'crashed'): Promise<void> => {
    nowMs = atMs
    contents.emit('render-process-gone', {}, { reason, exitCode: 1 })
    await nextTurn()
    await nextTurn()
  }
  return { window, contents, logger, askAfterRepeatedCrash, quit, crash }
}

describe('a page that crashes', () => {
  it('comes back', async () => {
    const { window, logger, crash } = setUpWindow()
    await crash(1000)
    expect(window.loadURL).toHaveBeenCalledExactlyOnceWith('app://bundle/')
    expect(logger.error).toHaveBeenCalledExactlyOnceWith('The page crashed', { reason: 'crashed', exitCode: 1 })
  })

  it('comes back again when a minute has passed', async () => {
    const { window, askAfterRepeatedCrash, crash } = setUpWindow()
    await crash(1000)
    await crash(61_001)
    expect(window.loadURL).toHaveBeenCalledTimes(2)
    expect(askAfterRepeatedCrash).not.toHaveBeenCalled()
  })

  it('asks when it crashes twice within a minute, and opens again if told to', async () => {
    const { window, askAfterRepeatedCrash, crash } = setUpWindow('reload')
    await crash(1000)
    await crash(60_999)
    expect(askAfterRepeatedCrash).toHaveBeenCalledOnce()
    expect(window.loadURL).toHaveBeenCalledTimes(2)
  })

  it('asks when it crashes twice within a minute, and quits if told to', async () => {
    const { window, quit, crash } = setUpWindow('quit')
    await crash(1000)
    await crash(2000)
    expect(quit).toHaveBeenCalledOnce()
    expect(window.loadURL).toHaveBeenCalledOnce()
  })

  it('asks when the clock was set back in between', async () => {
    const { askAfterRepeatedCrash, crash } = setUpWindow()
    await crash(100_000)
    await crash(5)
    expect(askAfterRepeatedCrash).toHaveBeenCalledOnce()
  })

  it('stays closed when its window was closed or it ended in order', async () => {
    const { window, crash } = setUpWindow()
    await crash(1000, 'clean-exit')
    window.isDestroyed.mockReturnValue(true)
    await crash(1000)
    expect(window.loadURL).not.toHaveBeenCalled()
  })
})

describe('a window that fails otherwise', () => {
  it('is logged, without the path of what it loaded', () => {
    const { window, contents, logger } = setUpWindow()
    const error = new Error('preload')
    contents.emit('preload-error', {}, '/preload.js', error)
    contents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://bundle/?token=abc', true)
    window.emit('unresponsive')
    window.emit('responsive')
    expect(logger.error).toHaveBeenCalledWith('The preload failed', { error })
    expect(logger.error).toHaveBeenCalledWith(
      'A page failed to load',
      expect.objectContaining({ errorCode: -6, target: 'app://bundle' })
    )
    expect(logger.warn).toHaveBeenCalledOnce()
    expect(logger.info).toHaveBeenCalledOnce()
  })
})

describe('main', () => {
  it('logs what nobody caught, and no longer once stopped', () => {
    const app = new EventEmitter()
    const process = new EventEmitter()
    const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
    const stop = watchApp({ app: app as never, process, logger })
    process.emit('uncaughtException', new Error('a'))
    process.emit('unhandledRejection', new Error('b'))
    app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 5 })
    app.emit('child-process-gone', {}, { type: 'Utility', reason: 'clean-exit', exitCode: 0 })
    expect(logger.error).toHaveBeenCalledTimes(2)
    expect(logger.warn).toHaveBeenCalledExactlyOnceWith('A helper process ended', {
      type: 'GPU',
      reason: 'crashed',
      exitCode: 5
    })
    stop()
    expect([process.eventNames(), app.eventNames()]).toEqual([[], []])
  })
})
