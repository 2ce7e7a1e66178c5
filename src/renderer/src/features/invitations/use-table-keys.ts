import type { KeyboardEvent } from 'react'
import { canCopyLink, canRevoke } from '@shared/domain/invitation'
import type { JudgedInvitation } from './invitation-filter'
import { isOnRow, type RowActions } from './invitation-table-row'

interface Parts {
  readonly invitations: readonly JudgedInvitation[]
  /** The row with the tab stop. */
  readonly current: number
  readonly rowsInView: number
  readonly goTo: (index: number) => void
  readonly actions: Omit<RowActions, 'focus'> & { readonly revoke: (invitation: JudgedInvitation) => void }
}

/** The keys of the table: to move, and to do with the current row what its buttons and its menu do. */
export function useTableKeys({ invitations, current, rowsInView, goTo, actions }: Parts) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !isOnRow(event)) return
    const invitation = invitations[current]
    if (invitation === undefined) return
    const last = invitations.length - 1
    const next = indexAfter(event.key, current, last, Math.max(1, rowsInView - 1))
    if (next !== null) {
      event.preventDefault()
      goTo(Math.max(0, Math.min(last, next)))
      return
    }
    const run = actionOf(event, invitation, actions)
    if (run === null) return
    event.preventDefault()
    run()
  }
}

function indexAfter(key: string, from: number, last: number, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return from + 1
    case 'ArrowUp':
    case 'k':
      return from - 1
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

function actionOf(
  event: KeyboardEvent<HTMLElement>,
  invitation: JudgedInvitation,
  actions: Parts['actions']
): (() => void) | null {
  const { row, standing } = invitation
  switch (event.key) {
    case 'Enter':
      return () => actions.open(row)
    case ' ':
      return () => actions.toggle(row, event.shiftKey)
    case 'c':
    case 'C':
      return canCopyLink(standing) ? () => void actions.copy(row) : null
    case 'Delete':
      return canRevoke(standing) ? () => actions.revoke(invitation) : null
    case 'F10':
      return event.shiftKey ? menuAt(event, invitation, actions) : null
    case 'ContextMenu':
      return menuAt(event, invitation, actions)
    default:
      return null
  }
}

/** Below the row that has the focus: there is no pointer to go by. */
function menuAt(event: KeyboardEvent<HTMLElement>, invitation: JudgedInvitation, actions: Parts['actions']) {
  const box = event.target instanceof HTMLElement ? event.target.getBoundingClientRect() : null
  return () => actions.showMenu(invitation, { x: (box?.left ?? 0) + 48, y: box?.bottom ?? 0 })
}
