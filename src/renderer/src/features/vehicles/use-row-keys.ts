import { useCallback, type KeyboardEvent } from 'react'

interface Parts {
  readonly order: Uint32Array
  /** -1 when the selected vehicle is not in the list, or none is. */
  readonly selectedIndex: number
  readonly rowsInView: number
  readonly select: (slot: number) => void
  /** Goes to the details of the selected vehicle. */
  readonly open: () => void
}

/** Moves the selection through the visible order: arrows, J and K, page and end keys; Enter goes to the details. */
export function useRowKeys({ order, selectedIndex, rowsInView, select, open }: Parts): (event: KeyboardEvent) => void {
  return useCallback(
    (event) => {
      // Ctrl-K finds; it must not move the selection as well. And keys of a column's header are the header's own.
      if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return
      const last = order.length - 1
      if (last < 0) return
      if (event.key === 'Enter') {
        event.preventDefault()
        const slot = order[Math.max(0, selectedIndex)]
        if (slot !== undefined) select(slot)
        open()
        return
      }
      const wanted = indexAfter(event.key, selectedIndex, last, Math.max(1, rowsInView - 1))
      if (wanted === null) return
      event.preventDefault()
      const slot = order[Math.min(last, Math.max(0, wanted))]
      if (slot !== undefined) select(slot)
    },
    [order, selectedIndex, rowsInView, select, open]
  )
}

/**
 * Where a key of a list leads: arrows, J and K, page and end keys.
 *
 * @param from the row that the list stands on; -1 for none
 * @param last the last row
 * @param page rows that a page has
 * @returns a row that may lie outside the list; null for a key that leads nowhere
 */
export function indexAfter(key: string, from: number, last: number, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return from + 1
    case 'ArrowUp':
    case 'k':
      return from < 0 ? last : from - 1
    case 'PageDown':
      return from + page
    case 'PageUp':
      return from - page
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
