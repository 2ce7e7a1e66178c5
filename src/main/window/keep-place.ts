import type { BrowserWindow } from 'electron'

/** While a window is dragged it moves at every frame: it is saved once it rests, in milliseconds. */
const restMs = 500

/**
 * Saves where a window is, when it rests and when it closes.
 *
 * @param save what is to be known of it at the next start; called with the window still there
 */
export function keepPlace(window: BrowserWindow, save: () => void): void {
  let timer: NodeJS.Timeout | undefined
  const saveNow = (): void => {
    clearTimeout(timer)
    save()
  }
  const saveSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(saveNow, restMs)
  }
  window.on('resize', saveSoon)
  window.on('move', saveSoon)
  window.on('close', saveNow)
  window.on('closed', () => clearTimeout(timer))
}
