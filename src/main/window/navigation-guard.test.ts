import { EventEmitter } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { guardNavigation } from './navigation-guard'

const navigations = ['will-navigate', 'will-redirect', 'will-frame-navigate']

describe.each(navigations)('%s', (eventName) => {
  it('may lead to our page in the top frame', () => {
    const { emit } = setUp()
    expect(emit(eventName, 'app://bundle/', true)).toBe('allowed')
  })

  it.each([
    'https://evil.example/?next=app://bundle/',
    'app://bundle/other.html',
    'app://bundle.evil/',
    'file:///etc/passwd',
    'data:text/html,x',
    'javascript:1',
    'about:blank',
    ''
  ])('may not lead to %s', (url) => {
    const { emit } = setUp()
    expect(emit(eventName, url, true)).toBe('refused')
  })

  it('may not lead a frame anywhere, not even to our page', () => {
    const { emit } = setUp()
    expect(emit(eventName, 'app://bundle/', false)).toBe('refused')
  })
})

describe('the guard', () => {
  it('refuses webviews', () => {
    const { contents } = setUp()
    const preventDefault = vi.fn()
    contents.emit('will-attach-webview', { preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
  })

  it('refuses new windows and hands their link on', () => {
    const { openWindow, openLink } = setUp()
    expect(openWindow('https://docs.catenatelematics.com/')).toEqual({ action: 'deny' })
    expect(openLink).toHaveBeenCalledExactlyOnceWith('https://docs.catenatelematics.com/')
  })

  it('logs where a refused navigation led, without path and query', () => {
    const { emit, logger } = setUp()
    emit('will-navigate', 'https://evil.example/a?invite=abc', true)
    expect(logger.warn).toHaveBeenCalledExactlyOnceWith('A navigation was refused', { target: 'https://evil.example' })
  })

  it('leaves new windows alone once stopped', () => {
    const { app, stop } = setUp()
    stop()
    expect(app.listenerCount('web-contents-created')).toBe(0)
  })
})

function setUp() {
  const app = new EventEmitter()
  const setWindowOpenHandler = vi.fn<(handler: (details: { url: string }) => unknown) => void>()
  const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler })
  const openLink = vi.fn<(url: string) => Promise<boolean>>(() => Promise.resolve(true))
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const stop = guardNavigation({ app: app as never, openLink, logger })
  app.emit('web-contents-created', {}, contents)
  const emit = (eventName: string, url: string, isMainFrame: boolean): 'allowed' | 'refused' => {
    const preventDefault = vi.fn()
    contents.emit(eventName, { url, isMainFrame, preventDefault })
    return preventDefault.mock.calls.length === 0 ? 'allowed' : 'refused'
  }
  const openWindow = (url: string): unknown => setWindowOpenHandler.mock.calls[0]?.[0]({ url })
  return { app, contents, openLink, logger, stop, emit, openWindow }
}
