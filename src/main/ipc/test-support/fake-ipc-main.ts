import type { IpcMain } from 'electron'
import type { Result } from '@shared/ipc/result'
import type { Caller, ServedHandlers } from '../caller'

/** An `ipcMain` whose calls a test makes itself. */
export interface FakeIpcMain {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>
  readonly channels: () => string[]
  /** Calls as the preload would. */
  readonly invoke: (channel: string, ...inputs: unknown[]) => Promise<Result<unknown>>
}

/** Makes one; every call of it comes from one window. */
export function createFakeIpcMain(contentsId = 7): FakeIpcMain {
  const event = { sender: { id: contentsId } }
  const listeners = new Map<string, (event: never, ...inputs: unknown[]) => unknown>()
  return {
    ipcMain: {
      handle: (channel, listener) => void listeners.set(channel, listener),
      removeHandler: (channel) => void listeners.delete(channel)
    },
    channels: () => [...listeners.keys()],
    invoke: async (channel, ...inputs) => {
      const listener = listeners.get(channel)
      if (listener === undefined) throw new Error(`No handler registered for '${channel}'`)
      return (await listener(event as never, ...inputs)) as Result<unknown>
    }
  }
}

/** Handlers of which those given are real; calling another one is an error that the test sees as `internal`. */
export function fakeHandlers(
  given: Readonly<Record<string, (input: unknown, caller: Caller) => unknown>>
): ServedHandlers {
  const missing = (): never => {
    throw new Error('this test has no such handler')
  }
  return new Proxy(given, { get: (target, name) => target[String(name)] ?? missing }) as unknown as ServedHandlers
}
