import { use, useLayoutEffect, type RefObject } from 'react'
import { EarlyPictureContext } from './early-picture-context'

/** What a person does to move the map: the picture does not move with it. */
const moves = ['pointerdown', 'wheel', 'keydown'] as const

/**
 * Lets the picture that was painted before the app lie over the map until the map shows vehicles itself, or is moved.
 *
 * @param pane the map's container
 * @returns how to take the picture away
 */
export function useEarlyPicture(pane: RefObject<HTMLElement | null>): () => void {
  const picture = use(EarlyPictureContext)
  useLayoutEffect(() => {
    const element = pane.current
    if (picture === null || element === null) return
    const view = element.parentElement ?? element
    const { remove } = picture
    picture.moveInto(element)
    moves.forEach((name) => view.addEventListener(name, remove, { once: true, passive: true, capture: true }))
    return () => {
      moves.forEach((name) => view.removeEventListener(name, remove, { capture: true }))
      // The next map, after another screen, shows what is then.
      remove()
    }
  }, [picture, pane])
  return () => picture?.remove()
}
