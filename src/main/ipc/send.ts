import type { EventName } from '@shared/ipc/channels'
import { events, type EventPayload } from '@shared/ipc/contract'
import type { Logger } from '../app/logger'
import { isOwnFrame, type SenderFrame } from './sender'
import { firstProblem } from './serve'

/** What of Electron's `BrowserWindow` is needed to tell its page something. */
export interface EventTarget {
  isDestroyed(): boolean
  readonly webContents: {
    isDestroyed(): boolean
    isCrashed(): boolean
    readonly mainFrame: Pick<SenderFrame, 'url' | 'origin'>
    send(channel: string, payload: unknown): void
  }
}

interface EventSenderOptions {
  /** Windows of ours that are open now. */
  readonly windows: () => readonly EventTarget[]
  readonly logger: Logger
}

/** Tells the page. Never throws: what does not fit the contract is logged and stays in main. */
export type SendEvent = <N extends EventName>(name: N, payload: EventPayload<N>) => void

/**
 * Makes the function that tells every window of ours something.
 *
 * Threat: an event reaches whatever document the window shows, so it goes to top frames of our origin only, and as parsed: a field
 * that the contract does not name does not leave.
 */
export function createEventSender(options: EventSenderOptions): SendEvent {
  const { windows, logger } = options
  return (name, payload) => {
    const parsed = events[name].safeParse(payload)
    if (!parsed.success) {
      logger.error('An event is not what the contract says', { event: name, ...firstProblem(parsed.error) })
      return
    }
    for (const window of windows()) {
      if (isListening(window)) window.webContents.send(name, parsed.data)
    }
  }
}

function isListening(window: EventTarget): boolean {
  try {
    if (window.isDestroyed() || window.webContents.isDestroyed() || window.webContents.isCrashed()) return false
    return isOwnFrame(window.webContents.mainFrame)
  } catch {
    // Electron throws when a frame is gone: the page that comes next asks for everything anew.
    return false
  }
}
