import { describe, expect, it, vi } from 'vitest'
import { createEventSender, type EventTarget } from './send'

interface TargetState {
  readonly id?: number
  readonly isDestroyed?: boolean
  readonly isContentsDestroyed?: boolean
  readonly isCrashed?: boolean
  readonly url?: string
  readonly origin?: string
}

function target(state: TargetState = {}) {
  const { id = 7, isDestroyed = false, isContentsDestroyed = false, isCrashed = false, url = 'app://bundle/' } = state
  const mainFrame = { url, origin: state.origin ?? 'app://bundle' }
  const webContents = {
    id,
    isDestroyed: () => isContentsDestroyed,
    isCrashed: () => isCrashed,
    mainFrame,
    send: vi.fn()
  }
  return { isDestroyed: () => isDestroyed, webContents }
}

function setUp(...windows: EventTarget[]) {
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  return { logger, ...createEventSender({ windows: () => windows, logger }) }
}

describe('an event', () => {
  it('reaches every window on our page', () => {
    const [one, two] = [target(), target()]
    setUp(one, two).send('app:command', { command: 'find' })
    expect(one.webContents.send).toHaveBeenCalledExactlyOnceWith('app:command', { command: 'find' })
    expect(two.webContents.send).toHaveBeenCalledOnce()
  })

  it.each<[string, TargetState]>([
    ['was closed', { isDestroyed: true }],
    ['has lost its page', { isContentsDestroyed: true }],
    ['has crashed', { isCrashed: true }],
    ['shows another page', { url: 'https://evil.example/', origin: 'https://evil.example' }],
    ['shows a page of another origin under our URL', { origin: 'null' }],
    ['shows nothing yet', { url: '' }]
  ])('does not reach a window that %s, and reaches the others', (_what, state) => {
    const [other, own] = [target(state), target()]
    setUp(other, own).send('app:command', { command: 'find' })
    expect(other.webContents.send).not.toHaveBeenCalled()
    expect(own.webContents.send).toHaveBeenCalledOnce()
  })

  it('does not reach a window whose frame is gone', () => {
    const gone = target()
    Object.defineProperty(gone.webContents, 'mainFrame', {
      get: () => {
        throw new Error('Render frame was disposed')
      }
    })
    setUp(gone).send('app:command', { command: 'find' })
    expect(gone.webContents.send).not.toHaveBeenCalled()
  })

  it('carries no field that the contract does not name', () => {
    const own = target()
    const payload = { epoch: 3, token: 'fake-token' }
    setUp(own).send('positions:reset', payload)
    expect(own.webContents.send).toHaveBeenCalledExactlyOnceWith('positions:reset', { epoch: 3 })
  })

  it('stays in main and is logged, without its values, when it is not what the contract says', () => {
    const own = target()
    const { send, logger } = setUp(own)
    send('positions:reset', { epoch: 'fake-token' } as never)
    expect(own.webContents.send).not.toHaveBeenCalled()
    expect(logger.error.mock.calls[0]?.[1]).toEqual({
      event: 'positions:reset',
      field: 'epoch',
      problem: 'invalid_type'
    })
  })
})

describe('an event for one window', () => {
  it('reaches that window alone', () => {
    const [one, two] = [target({ id: 1 }), target({ id: 2 })]
    const { sendTo } = setUp(one, two)
    sendTo(2, 'positions:reset', { epoch: 3 })
    sendTo(3, 'positions:reset', { epoch: 3 })
    expect(one.webContents.send).not.toHaveBeenCalled()
    expect(two.webContents.send).toHaveBeenCalledExactlyOnceWith('positions:reset', { epoch: 3 })
  })

  it('passes the same checks: our page, and nothing but what the contract says', () => {
    const [other, own] = [target({ id: 1, url: 'https://evil.example/' }), target({ id: 2 })]
    const { sendTo, logger } = setUp(other, own)
    sendTo(1, 'positions:reset', { epoch: 3 })
    sendTo(2, 'positions:reset', { epoch: 'fake-token' } as never)
    expect(other.webContents.send).not.toHaveBeenCalled()
    expect(own.webContents.send).not.toHaveBeenCalled()
    expect(logger.error).toHaveBeenCalledOnce()
  })
})
