import { ipcMain } from 'electron'
import type { Logger } from '../app/logger'
import type { ServedHandlers } from './caller'
import type { EventSender } from './send'
import { createSenderCheck } from './sender'
import { serveCalls } from './serve'

interface ServeAppOptions {
  readonly handlers: ServedHandlers
  /** Ids of the web contents of our windows that are open now. */
  readonly knownContents: () => readonly number[]
  readonly sendTo: EventSender['sendTo']
  readonly logger: Logger
}

/**
 * Answers the calls of our windows, and of nobody else; the one place where Electron's `ipcMain` meets the contract.
 *
 * @returns how to stop
 */
export function serveApp({ handlers, knownContents, sendTo, logger }: ServeAppOptions): () => void {
  const isTrustedSender = createSenderCheck((id) => knownContents().includes(id))
  return serveCalls({ ipcMain, handlers, isTrustedSender, sendTo, logger })
}
