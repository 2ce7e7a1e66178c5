import { IconCheck, IconCopy, IconDots } from '@tabler/icons-react'
import { memo, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { canCopyLink } from '@shared/domain/invitation'
import { formatAge, formatCountdown } from '@shared/domain/time'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { chasedText } from './chased-text'
import { ExactTime } from './exact-time'
import { fleetLabel, type JudgedInvitation } from './invitation-filter'
import rowClasses from './invitation-row.module.css'
import classes from './invitations.module.css'
import { StandingChip } from './standing-chip'
import { words } from './words'

// The same elements for every row: React need not look at them again.
const dots = <IconDots size={16} aria-hidden="true" />
const copy = <IconCopy size={13} aria-hidden="true" />
const check = <IconCheck size={13} aria-hidden="true" />

/** What a row can do; the same functions for all rows, so that a row is drawn anew only when it changed. */
export interface RowActions {
  readonly open: (row: InvitationRow) => void
  readonly copy: (row: InvitationRow) => Promise<boolean>
  readonly resend: (row: InvitationRow) => void
  readonly toggle: (row: InvitationRow, isRange: boolean) => void
  readonly showMenu: (invitation: JudgedInvitation, at: { readonly x: number; readonly y: number }) => void
  /** The row has the focus from now on. */
  readonly focus: (index: number) => void
}

interface Props {
  readonly invitation: JudgedInvitation
  readonly index: number
  readonly topPx: number
  readonly nowMs: number
  /** It has the table's one tab stop. */
  readonly isCurrent: boolean
  readonly isSelected: boolean
  readonly isOpen: boolean
  /** Why nothing can be sent now; null when it can. */
  readonly writeBlock: string | null
  readonly actions: RowActions
}

/**
 * One invitation as a row of the grid. Its buttons are tab stops only while it is the current row. They are plain elements: each of Mantine's
 * costs as much as the rest of the row, and a key in the filter draws all rows anew.
 */
export const InvitationTableRow = memo(function InvitationTableRow(props: Props) {
  const { invitation, index, topPx, nowMs, isCurrent, isSelected, isOpen, actions } = props
  const { row } = invitation
  const label = fleetLabel(row)
  const showMenu = (event: MouseEvent) => {
    event.preventDefault()
    actions.showMenu(invitation, { x: event.clientX, y: event.clientY })
  }
  const tabStop = isCurrent ? 0 : -1
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-index={index}
      data-open={isOpen || undefined}
      className={classes['row']}
      style={{ transform: `translateY(${topPx}px)` }}
      tabIndex={tabStop}
      onFocus={() => actions.focus(index)}
      onContextMenu={showMenu}
      onMouseDown={(event) => {
        // The second press of a double click would mark a word.
        if (event.detail > 1) event.preventDefault()
      }}
      onDoubleClick={() => actions.open(row)}
    >
      <span role="gridcell" className={classes['cellCheck']}>
        <input
          type="checkbox"
          className={rowClasses['check']}
          tabIndex={tabStop}
          aria-label={words.selectRow(label)}
          checked={isSelected}
          onChange={() => undefined}
          onClick={(event) => actions.toggle(row, event.shiftKey)}
        />
      </span>
      <span role="gridcell" className={classes['cell']}>
        <StandingChip
          standing={invitation.standing}
          status={row.status}
          isExpiringSoon={invitation.tab === 'expiring'}
        />
      </span>
      <span role="gridcell" className={classes['cell']} data-numeric>
        <span className={classes['cellText']}>{row.fleetRef}</span>
      </span>
      <span role="gridcell" className={classes['cell']}>
        <button type="button" tabIndex={-1} className={classes['nameButton']} onClick={() => actions.open(row)}>
          {row.fleetName ?? words.nothing}
        </button>
      </span>
      <span role="gridcell" className={classes['cell']} data-column="contact">
        <span className={classes['cellText']}>{row.fleetEmail ?? row.fleetPhone ?? words.nothing}</span>
      </span>
      <span role="gridcell" className={classes['cell']} data-numeric data-tab={invitation.tab}>
        <ExactTime atMs={row.expiresAtMs} isFocusable={isCurrent}>
          {outcomeText(invitation, nowMs)}
        </ExactTime>
      </span>
      <span role="gridcell" className={classes['cell']} data-numeric data-column="chased">
        <ExactTime atMs={row.chased?.atMs ?? null} isFocusable={false}>
          {row.chased === null ? words.nothing : chasedText(row.chased, nowMs)}
        </ExactTime>
      </span>
      <span role="gridcell" className={classes['cell']} data-numeric data-column="created">
        <ExactTime atMs={row.createdAtMs} isFocusable={false}>
          {row.createdAtMs === null ? words.nothing : formatAge(row.createdAtMs, nowMs)}
        </ExactTime>
      </span>
      <span role="gridcell" className={classes['cellActions']}>
        <MainAction {...props} label={label} tabStop={tabStop} />
        <button
          type="button"
          className={rowClasses['more']}
          tabIndex={tabStop}
          aria-haspopup="menu"
          aria-label={words.more(label)}
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect()
            actions.showMenu(invitation, { x: box.left, y: box.bottom })
          }}
        >
          {dots}
        </button>
      </span>
    </div>
  )
})

interface MainActionProps extends Props {
  readonly label: string
  readonly tabStop: number
}

/** Copies the link while it does something, invites again once it does nothing any more. */
function MainAction({ invitation: { row, standing }, writeBlock, actions, label, tabStop }: MainActionProps) {
  // Of this invitation: the place may show another by now.
  const [copiedHandle, setCopiedHandle] = useState<string | null>(null)
  if (!canCopyLink(standing)) {
    return (
      <button
        type="button"
        className={rowClasses['again']}
        tabIndex={tabStop}
        aria-label={words.inviteAgainOf(label)}
        disabled={writeBlock !== null}
        title={writeBlock ?? undefined}
        onClick={() => actions.resend(row)}
      >
        {words.inviteAgain}
      </button>
    )
  }
  const isCopied = copiedHandle === row.handle
  return (
    <button
      type="button"
      className={rowClasses['copy']}
      tabIndex={tabStop}
      aria-label={words.copyLinkOf(label)}
      onClick={() => void actions.copy(row).then((isDone) => setCopiedHandle(isDone ? row.handle : null))}
      onBlur={() => setCopiedHandle(null)}
    >
      {isCopied ? check : copy}
      {isCopied ? words.copied : words.copyLink}
    </button>
  )
}

/** What became of it, or when it ends. */
export function outcomeText({ row, standing }: JudgedInvitation, nowMs: number): string {
  if (standing === 'accepted' && row.acceptedAtMs !== null) return words.acceptedAt(formatAge(row.acceptedAtMs, nowMs))
  if (standing === 'declined' && row.declineReason !== null) return words.declineReason(row.declineReason)
  if (row.expiresAtMs === null) return words.nothing
  return row.expiresAtMs > nowMs
    ? formatCountdown(row.expiresAtMs, nowMs)
    : words.expired(formatAge(row.expiresAtMs, nowMs))
}

/** True for a key press on the row itself, not on a button in it. */
export function isOnRow(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLElement && event.target.getAttribute('role') === 'row'
}
