import { ipcMain } from 'electron'
import type { CallHandlers } from '@shared/ipc/contract'
import type { Logger } from '../app/logger'
import { createSenderCheck } from './sender'
import { serveCalls } from './serve'

interface ServeAppOptions {
  readonly handlers: CallHandlers
  /** Ids of the web contents of our windows that are open now. */
  readonly knownContents: () => readonly number[]
  readonly logger: Logger
}

/**
 * Answers the calls of our windows, and of nobody else; the one place where Electron's `ipcMain` meets the contract.
 *
 * @returns how to stop
 */
export function serveApp({ handlers, knownContents, logger }: ServeAppOptions): () => void {
  const isTrustedSender = createSenderCheck((id) => knownContents().includes(id))
  return serveCalls({ ipcMain, handlers, isTrustedSender, logger })
}
