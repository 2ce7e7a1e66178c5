import { useEffect, useEffectEvent } from 'react'
import type { Step } from './playback-steps'

interface PlaybackKeys {
  readonly step: (by: Step) => void
  readonly toggle: () => void
}

/** While a past is on screen, the space bar plays and pauses it from anywhere but a field, a button or a dialog. */
export function usePlaybackKeys({ toggle }: PlaybackKeys): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== ' ' || event.defaultPrevented || event.repeat) return
    if (document.querySelector('[aria-modal="true"]')) return
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('input, textarea, select, button, summary, a, [role="listbox"], [contenteditable="true"]'))
      return
    event.preventDefault()
    toggle()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}
