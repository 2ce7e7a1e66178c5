import { Checkbox, VisuallyHidden } from '@mantine/core'
import { useLayoutEffect, useRef, useState } from 'react'
import { useInvitationView } from '@renderer/state/stores'
import { useFixedRows } from '@renderer/features/vehicles/use-fixed-rows'
import type { JudgedInvitation } from './invitation-filter'
import { InvitationTableHead } from './invitation-table-head'
import { InvitationTableRow, type RowActions } from './invitation-table-row'
import classes from './invitations.module.css'
import { useTableKeys } from './use-table-keys'
import { words } from './words'

const rowHeightPx = 36
const headerPx = 32

interface Props {
  readonly invitations: readonly JudgedInvitation[]
  readonly nowMs: number
  readonly writeBlock: string | null
  readonly actions: Omit<RowActions, 'focus'> & { readonly revoke: (invitation: JudgedInvitation) => void }
}

/** The invitations, a screenful of rows at a time; one tab stop, and arrow keys from row to row. */
export function InvitationTable({ invitations, nowMs, writeBlock, actions }: Props) {
  const selected = useInvitationView((view) => view.selected)
  const select = useInvitationView((view) => view.select)
  const openHandle = useInvitationView((view) => view.openHandle)
  const scroller = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState(0)
  const current = Math.max(0, Math.min(wanted, invitations.length - 1))
  const rows = useFixedRows({
    scroller,
    count: invitations.length,
    rowHeightPx,
    headerPx,
    onScroll: () => undefined
  })
  // A row that comes into view is there only after it was drawn; then it takes the focus.
  const isMoving = useRef(false)
  const goTo = (index: number) => {
    isMoving.current = true
    rows.show(index)
    setWanted(index)
  }
  useLayoutEffect(() => {
    if (!isMoving.current) return
    isMoving.current = false
    scroller.current
      ?.querySelector<HTMLElement>(`[role="row"][data-index="${current}"]`)
      ?.focus({ preventScroll: true })
  }, [current])
  const handleKeyDown = useTableKeys({ invitations, current, rowsInView: rows.rowsInView, goTo, actions })
  const rowActions = useRowActions(actions, setWanted)

  const drawn = []
  for (let index = rows.first; index < rows.end; index++) drawn.push(index)
  // Scrolled away, the current row stays: the keyboard would lose its place.
  if (invitations.length > 0 && !drawn.includes(current)) drawn.push(current)

  const shownSelected = selected.size === 0 ? 0 : invitations.filter(({ row }) => selected.has(row.handle)).length
  const isAllSelected = shownSelected > 0 && shownSelected === invitations.length
  return (
    <>
      <VisuallyHidden id="invitations-table-hint">{words.tableHint}</VisuallyHidden>
      <div
        ref={scroller}
        className={classes['scroller']}
        role="grid"
        aria-label={words.tableLabel}
        aria-describedby="invitations-table-hint"
        aria-multiselectable="true"
        aria-rowcount={invitations.length + 1}
        onKeyDown={handleKeyDown}
      >
        <InvitationTableHead
          checkbox={
            <Checkbox
              size="xs"
              aria-label={words.selectColumn}
              checked={isAllSelected}
              indeterminate={shownSelected > 0 && !isAllSelected}
              onChange={() => select(isAllSelected ? [] : invitations.map(({ row }) => row.handle))}
            />
          }
        />
        <div role="rowgroup" className={classes['canvas']} style={{ height: invitations.length * rowHeightPx }}>
          {drawn.map((index) => {
            const invitation = invitations[index]
            if (invitation === undefined) return null
            // By place, not by invitation: another filter then changes the words of a row instead of building a new one.
            return (
              <InvitationTableRow
                key={index}
                invitation={invitation}
                index={index}
                topPx={index * rowHeightPx}
                nowMs={nowMs}
                isCurrent={index === current}
                isSelected={selected.has(invitation.row.handle)}
                isOpen={invitation.row.handle === openHandle}
                writeBlock={writeBlock}
                actions={rowActions}
              />
            )
          })}
        </div>
      </div>
    </>
  )
}

/** The actions as one object that stays, so that rows that did not change are not drawn anew. */
function useRowActions(actions: Props['actions'], focus: (index: number) => void): RowActions {
  const newest = useRef(actions)
  useLayoutEffect(() => {
    newest.current = actions
  })
  const [stable] = useState<RowActions>(() => ({
    open: (row) => newest.current.open(row),
    copy: (row) => newest.current.copy(row),
    resend: (row) => newest.current.resend(row),
    toggle: (row, isRange) => newest.current.toggle(row, isRange),
    showMenu: (invitation, at) => newest.current.showMenu(invitation, at),
    focus
  }))
  return stable
}
