import { useEffect } from 'react'
import { isTyping } from '../ui/is-typing'
import { shortcutWords } from './shortcut-words'
import type { FrameActions } from './use-actions'
import { frameWords } from './words'

/** The frame's single keys, for the overlay and for the listener alike. */
export const singleKeys = {
  '/': { does: shortcutWords.findVehicle, run: (actions: FrameActions) => actions.find() },
  n: { does: frameWords.newInvitation, run: (actions: FrameActions) => actions.newInvitation() },
  f: { does: shortcutWords.follow, run: (actions: FrameActions) => actions.follow() },
  h: { does: shortcutWords.chase, run: (actions: FrameActions) => actions.chase() },
  r: { does: shortcutWords.refresh, run: (actions: FrameActions) => actions.refresh() },
  '?': { does: shortcutWords.show, run: (actions: FrameActions) => actions.showShortcuts() }
} as const

/** With Ctrl/Cmd and Shift; the menu has it, too, and opening twice is opening once. */
export const switcherKey = 'p'

/** Runs the frame's shortcuts, but never while someone types or a dialog waits for an answer (UX.md section 4.3). */
export function useShortcuts(actions: FrameActions): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.repeat) return
      if (document.querySelector('[aria-modal="true"]')) return
      const key = event.key.toLowerCase()
      if (event.ctrlKey || event.metaKey) {
        if (!event.shiftKey || key !== switcherKey) return
        event.preventDefault()
        actions.switchProfile()
        return
      }
      if (isTyping(event.target)) return
      if (!isSingleKey(key)) return
      event.preventDefault()
      singleKeys[key].run(actions)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [actions])
}

function isSingleKey(key: string): key is keyof typeof singleKeys {
  return Object.hasOwn(singleKeys, key)
}
