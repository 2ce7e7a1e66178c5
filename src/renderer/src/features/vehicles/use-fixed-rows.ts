import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** Rows on both sides of what is seen, so that a quick turn of the wheel finds them there. */
const spareRows = 8

export interface FixedRows {
  /** The first row to draw. */
  readonly first: number
  /** The row after the last one to draw. */
  readonly end: number
  /** The first row that is seen. */
  readonly firstInView: number
  /** The row after the last one that is seen. */
  readonly endInView: number
  /** Rows that fit on the screen. */
  readonly rowsInView: number
  /** Scrolls as little as brings the row into view. */
  readonly show: (index: number) => void
}

interface Parts {
  readonly scroller: RefObject<HTMLElement | null>
  readonly count: number
  readonly rowHeightPx: number
  /** What stays at the top and covers rows. */
  readonly headerPx: number
  readonly onScroll: () => void
}

/**
 * Which rows of one height are in view. Arithmetic instead of a virtualiser: one that keeps an object per row takes tens of milliseconds at each
 * change of a long list.
 */
export function useFixedRows({ scroller, count, rowHeightPx, headerPx, onScroll }: Parts): FixedRows {
  const [view, setView] = useState({ first: 0, rowsInView: 0 })
  const tellScroll = useRef(onScroll)
  useLayoutEffect(() => {
    tellScroll.current = onScroll
  })

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () => {
      const first = Math.floor(element.scrollTop / rowHeightPx)
      const rowsInView = Math.ceil((element.clientHeight - headerPx) / rowHeightPx)
      setView((before) => (before.first === first && before.rowsInView === rowsInView ? before : { first, rowsInView }))
    }
    const handleScroll = () => {
      look()
      tellScroll.current()
    }
    look()
    element.addEventListener('scroll', handleScroll, { passive: true })
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', handleScroll)
      observer.disconnect()
    }
  }, [scroller, rowHeightPx, headerPx])

  const show = (index: number) => {
    const element = scroller.current
    if (!element) return
    const top = index * rowHeightPx
    const bottom = top + rowHeightPx
    const heightPx = element.clientHeight - headerPx
    if (top < element.scrollTop) element.scrollTo({ top })
    else if (bottom > element.scrollTop + heightPx) element.scrollTo({ top: bottom - heightPx })
  }

  const firstInView = Math.max(0, Math.min(view.first, count - view.rowsInView))
  const first = Math.max(0, firstInView - spareRows)
  const end = Math.min(count, first + view.rowsInView + 2 * spareRows + 1)
  const endInView = Math.min(end, firstInView + view.rowsInView + 1)
  return { first, end, firstInView, endInView, rowsInView: view.rowsInView, show }
}
