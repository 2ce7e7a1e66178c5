import { preflightOf } from '@shared/domain/preflight'
import { useInvitations, useNow } from '@renderer/state/stores'
import { InlineAlert } from '@renderer/ui/inline-alert'
import { useMemo } from 'react'
import { actionWords } from './action-words'
import { fleetLabel } from './invitation-filter'
import classes from './invite.module.css'
import { inviteWords as words } from './invite-words'

interface Props {
  /** As typed. */
  readonly fleetRef: string
  /** As typed. */
  readonly fleetName: string
}

/** What sending will do, before it is sent: a typo in the reference must not re-open another fleet's invitation unseen (UX.md idea 5). */
export function PreflightNote({ fleetRef, fleetName }: Props) {
  const nowMs = useNow()
  const rows = useInvitations((state) => state.rows)
  const isRead = useInvitations((state) => state.asOfMs !== null)
  const { kind, row } = useMemo(() => preflightOf(rows, fleetRef, nowMs), [rows, fleetRef, nowMs])
  if (fleetRef.trim() === '') return null
  if (row === null) {
    return (
      <p className={classes['preflight']} role="status">
        {isRead ? words.preflightNew : words.preflightUnknown}
      </p>
    )
  }
  const label = fleetLabel(row)
  const isOther = fleetName.trim() !== '' && row.fleetName !== null && fleetName.trim() !== row.fleetName
  return (
    <InlineAlert tone="caution">
      {actionWords.effect[kind](label)}
      {isOther && ` ${words.otherName(label)}`}
    </InlineAlert>
  )
}
