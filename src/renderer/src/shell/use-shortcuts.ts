import { useEffect } from 'react'
import type { FrameActions } from './use-actions'

/** The frame's single keys, for the overlay and for the listener alike. */
export const singleKeys = {
  '/': { does: 'Find a vehicle', run: (actions: FrameActions) => actions.find() },
  n: { does: 'New invitation', run: (actions: FrameActions) => actions.newInvitation() },
  r: { does: 'Refresh what is shown', run: (actions: FrameActions) => actions.refresh() },
  '?': { does: 'Show these shortcuts', run: (actions: FrameActions) => actions.showShortcuts() }
} as const

/** Runs single-key shortcuts, but never while someone types or a dialog waits for an answer (UX.md section 4.3). */
export function useShortcuts(actions: FrameActions): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      if (isTyping(event.target) || document.querySelector('[aria-modal="true"]')) return
      const key = event.key.toLowerCase()
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

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  // jsdom does not compute isContentEditable; the attribute covers what the app uses.
  const isEditable = target.isContentEditable || target.closest('[contenteditable="true"]') !== null
  return isEditable || target.matches('input, textarea, select, [role="combobox"]')
}
