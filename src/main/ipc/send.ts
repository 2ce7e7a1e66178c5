import type { EventName } from '@shared/ipc/channels'
import { events, type EventPayload } from '@shared/ipc/contract'
import type { Logger } from '../app/logger'
import { firstProblem } from './first-problem'
import { isOwnFrame, type SenderFrame } from './sender'

/** What of Electron's `BrowserWindow` is needed to tell its page something. */
export interface EventTarget {
  isDestroyed(): boolean
  readonly webContents: {
    readonly id: number
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

/** Tells pages of ours something. */
export interface EventSender {
  /** Every window. */
  readonly send: SendEvent
  /** One window, by the id of its web contents; nobody when it is gone. */
  readonly sendTo: <N extends EventName>(contentsId: number, name: N, payload: EventPayload<N>) => void
}

/**
 * Makes what tells our windows something.
 *
 * Threat: an event reaches whatever document the window shows, so it goes to top frames of our origin only, and as parsed: a field
 * that the contract does not name does not leave.
 */
export function createEventSender({ windows, logger }: EventSenderOptions): EventSender {
  function tell<N extends EventName>(
    isMeant: (window: EventTarget) => boolean,
    name: N,
    payload: EventPayload<N>
  ): void {
    const parsed = events[name].safeParse(payload)
    if (!parsed.success) {
      logger.error('An event is not what the contract says', { event: name, ...firstProblem(parsed.error) })
      return
    }
    for (const window of windows()) {
      if (isListening(window) && isMeant(window)) window.webContents.send(name, parsed.data)
    }
  }
  return {
    send: (name, payload) => tell(() => true, name, payload),
    sendTo: (contentsId, name, payload) => tell((window) => window.webContents.id === contentsId, name, payload)
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
