import { beforeEach, describe, expect, it, vi } from 'vitest'
import { callNames, eventNames } from '@shared/ipc/channels'

type Listener = (event: unknown, payload: unknown) => void

const { exposeInMainWorld, ipcRenderer, files } = vi.hoisted(() => ({
  files: { webUtils: undefined as { getPathForFile(file: File): string } | undefined },
  exposeInMainWorld: vi.fn<(name: string, bridge: FakeBridge) => void>(),
  ipcRenderer: {
    invoke: vi.fn<(name: string, ...inputs: unknown[]) => Promise<unknown>>(),
    on: vi.fn<(name: string, listener: Listener) => void>(),
    removeListener: vi.fn<(name: string, listener: Listener) => void>()
  }
}))
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld },
  ipcRenderer,
  get webUtils() {
    return files.webUtils
  }
}))

interface FakeBridge {
  readonly importFile: (file: File) => Promise<unknown>
  readonly calls: Record<string, (input?: unknown) => Promise<unknown>>
  readonly events: Record<string, (listener: (...values: unknown[]) => void) => () => void>
}

let bridge: FakeBridge

beforeEach(async () => {
  vi.clearAllMocks()
  vi.resetModules()
  await import('./index')
  const exposed = exposeInMainWorld.mock.calls[0]?.[1]
  if (exposed === undefined) throw new Error('nothing was exposed')
  bridge = exposed
})

describe('the bridge', () => {
  it('is one global with the calls and events of the contract, and nothing else', () => {
    expect(exposeInMainWorld).toHaveBeenCalledOnce()
    expect(exposeInMainWorld.mock.calls[0]?.[0]).toBe('fleetDesk')
    expect(Object.keys(bridge)).toEqual(['calls', 'importFile', 'events'])
    expect(Object.keys(bridge.calls)).toEqual([...callNames])
    expect(Object.keys(bridge.events)).toEqual([...eventNames])
  })

  it.each(callNames)('%s calls the channel of its name with its input', async (name) => {
    ipcRenderer.invoke.mockResolvedValueOnce({ ok: true, value: 1 })
    expect(await bridge.calls[name]?.({ a: 1 })).toEqual({ ok: true, value: 1 })
    expect(ipcRenderer.invoke).toHaveBeenCalledExactlyOnceWith(name, { a: 1 })
  })

  it.each([
    ['a newer Electron', (path: string) => (files.webUtils = { getPathForFile: () => path }), undefined],
    ['an older Electron', () => (files.webUtils = undefined), '/home/fake/.env'],
    ['a file made by a script', () => (files.webUtils = undefined), '']
  ])('tells main where a file lies: %s', async (_which, arrange, property) => {
    arrange('/home/fake/.env')
    ipcRenderer.invoke.mockResolvedValueOnce({ ok: true, value: 1 })
    const file = Object.assign(new File(['x'], '.env'), property === undefined ? {} : { path: property })
    await bridge.importFile(file)
    expect(ipcRenderer.invoke).toHaveBeenCalledExactlyOnceWith('credentials:import-file', {
      path: property ?? '/home/fake/.env'
    })
  })

  it('offers no way to name a path', () => {
    expect(bridge.calls['credentials:import-file']).toBeUndefined()
  })

  it.each([
    ['rejects', () => Promise.reject(new Error('An object could not be cloned.'))],
    [
      'throws',
      () => {
        throw new Error('An object could not be cloned.')
      }
    ]
  ])('answers a failure when Electron %s', async (_how, invoke) => {
    ipcRenderer.invoke.mockImplementationOnce(invoke)
    expect(await bridge.calls['app:info']?.()).toEqual({ ok: false, error: { code: 'internal' } })
  })

  it.each(eventNames)('%s tells listeners the payload and not the event', (name) => {
    const listener = vi.fn()
    bridge.events[name]?.(listener)
    const forward = ipcRenderer.on.mock.calls[0]?.[1]
    forward?.({ sender: ipcRenderer }, { a: 1 })
    expect(ipcRenderer.on.mock.calls[0]?.[0]).toBe(name)
    expect(listener.mock.calls).toEqual([[{ a: 1 }]])
  })

  it('stops telling a listener that unsubscribed', () => {
    const stop = bridge.events['session:changed']?.(vi.fn())
    const forward = ipcRenderer.on.mock.calls[0]?.[1]
    expect(stop?.()).toBeUndefined()
    expect(ipcRenderer.removeListener).toHaveBeenCalledExactlyOnceWith('session:changed', forward)
  })
})
