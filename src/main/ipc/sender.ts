import { appOrigin, isOwnOrigin } from '../window/app-origin'

/** What of Electron's `WebFrameMain` says who is calling. */
export interface SenderFrame {
  readonly url: string
  /** Serialised origin; older versions of Electron do not have it. */
  readonly origin?: string
  readonly parent: SenderFrame | null
  readonly frameTreeNodeId: number
}

/** What of Electron's `IpcMainInvokeEvent` says who is calling. */
export interface SenderEvent {
  readonly sender: { readonly id: number; isDestroyed(): boolean; readonly mainFrame: SenderFrame }
  readonly senderFrame: SenderFrame | null
}

/**
 * Makes the check of who calls (SECURITY.md row 8).
 *
 * Threat: the preload gives the bridge to whatever document a window shows. A document that got in by a way nobody thought of, a frame
 * inside ours, or a window that is not ours must not be answered. So: a window that we opened, its top frame, our origin.
 *
 * @param isKnownContents whether a `webContents.id` is that of a window of ours
 */
export function createSenderCheck(isKnownContents: (id: number) => boolean): (event: SenderEvent) => boolean {
  return (event) => {
    try {
      const { sender, senderFrame } = event
      if (sender.isDestroyed() || !isKnownContents(sender.id)) return false
      return senderFrame !== null && isTopFrame(senderFrame, sender.mainFrame) && isOwnFrame(senderFrame)
    } catch {
      // Electron throws when a frame is gone: nobody is there to be answered.
      return false
    }
  }
}

/** Whether a frame shows a document of our origin. */
export function isOwnFrame(frame: Pick<SenderFrame, 'url' | 'origin'>): boolean {
  // A sandboxed or `about:blank` document can have our URL or our origin; ours has both.
  return isOwnOrigin(frame.url) && (frame.origin === undefined || frame.origin === appOrigin)
}

function isTopFrame(frame: SenderFrame, mainFrame: SenderFrame): boolean {
  // A fenced frame has no parent either, so the frame is compared with the window's own.
  return frame.parent === null && frame.frameTreeNodeId === mainFrame.frameTreeNodeId
}
