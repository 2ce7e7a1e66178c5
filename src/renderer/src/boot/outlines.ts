import type { Profile } from '@shared/ipc/schemas-session'
import type { Settings } from '@shared/ipc/schemas-settings'
import { bandText, frameLook } from '../features/profiles/frame-look'
import type { MapScheme } from '../map/palette'
import './boot.css'

/** The app's frame without anything in it, and where its map will be. */
export interface Outlines {
  readonly map: HTMLElement
  /** In which colours they are. */
  readonly scheme: MapScheme
  /** Puts the profile's frame around them. To be done with the picture: what has no words in it is not taken for a page with content. */
  readonly frame: (profile: Profile) => void
  readonly remove: () => void
}

/** Below this the list lies under the map, and the page scrolls (map-screen.module.css). */
const narrowestPx = 720

/**
 * Lays the outlines of the app over the page. For eyes only: whoever reads with a screen reader is told by the app itself, which is about to come.
 *
 * @returns null where there is no room
 */
export function showOutlines(page: Document, settings: Settings): Outlines | null {
  const view = page.defaultView
  if (view === null || view.innerWidth < narrowestPx) return null
  const scheme = schemeOf(settings, view)
  page.documentElement.dataset['mantineColorScheme'] = scheme
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
  page.body.append(element)
  return {
    map,
    scheme,
    frame(profile) {
      const look = frameLook(profile)
      if (look === null) return
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
    },
    remove: () => element.remove()
  }
}

function schemeOf({ colourScheme }: Settings, view: Window): MapScheme {
  if (colourScheme !== 'system') return colourScheme
  return view.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}
