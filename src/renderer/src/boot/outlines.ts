import type { Profile } from '@shared/ipc/schemas-session'
import type { Settings } from '@shared/ipc/schemas-settings'
import { bandText, frameLook } from '../features/profiles/frame-look'
import './boot.css'

/** The app's frame without anything in it, and where its map will be. */
export interface Outlines {
  readonly element: HTMLElement
  readonly map: HTMLElement
}

/** For eyes only: whoever reads with a screen reader is told by the app itself, which is about to come. */
export function makeOutlines(page: Document, profile: Profile, settings: Settings): Outlines {
  const box = (name: string, ...children: readonly HTMLElement[]): HTMLElement => {
    const element = page.createElement('div')
    element.className = name
    element.append(...children)
    return element
  }
  const map = box('fd-early-map')
  const list = box('fd-early-list')
  list.style.width = `${settings.listWidthPx}px`
  const panel = settings.isListCollapsed ? [] : [list, box('fd-early-edge')]
  const screen = box('fd-early-screen', ...panel, map)
  const element = box(
    'fd-early',
    box('fd-early-header'),
    box('fd-early-body', box('fd-early-rail'), screen),
    box('fd-early-status')
  )
  element.ariaHidden = 'true'
  const look = frameLook(profile)
  if (look !== null) {
    const frame = box('fd-early-frame')
    frame.dataset['line'] = look.line
    frame.dataset['frameColour'] = look.colour
    if (profile.environment === 'test') {
      const band = box('fd-early-band')
      band.textContent = bandText(profile)
      frame.append(band)
      element.dataset['banded'] = 'true'
    }
    element.append(frame)
  }
  return { element, map }
}
