import { Button } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { canCopyLink, canRevoke } from '@shared/domain/invitation'
import { formatAge, formatCountdown, formatExact } from '@shared/domain/time'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { fleetLabel, type JudgedInvitation } from './invitation-filter'
import classes from './invitations.module.css'
import { StandingChip } from './standing-chip'
import { words } from './words'

interface Props {
  readonly invitation: JudgedInvitation
  readonly nowMs: number
  /** Why revoking is not possible now; null when it is. */
  readonly writeBlock: string | null
  readonly onCopy: (row: InvitationRow) => Promise<boolean>
  readonly onRevoke: (row: InvitationRow) => void
}

export function InvitationTableRow({ invitation: { row, standing }, nowMs, writeBlock, onCopy, onRevoke }: Props) {
  const [isCopied, setIsCopied] = useState(false)
  const label = fleetLabel(row)
  const copy = async () => {
    setIsCopied(await onCopy(row))
  }
  return (
    <tr>
      <td>
        <StandingChip standing={standing} status={row.status} />
      </td>
      <td className={classes['ref']}>{row.fleetRef}</td>
      <td className={classes['name']}>{row.fleetName ?? words.nothing}</td>
      <td className={classes['secondary']}>{row.fleetEmail ?? words.nothing}</td>
      <td className={classes['time']} title={row.createdAtMs === null ? undefined : formatExact(row.createdAtMs)}>
        {row.createdAtMs === null ? words.nothing : formatAge(row.createdAtMs, nowMs)}
      </td>
      <td className={classes['time']} title={row.expiresAtMs === null ? undefined : formatExact(row.expiresAtMs)}>
        {outcome(row, standing, nowMs)}
      </td>
      <td className={classes['actions']}>
        {canRevoke(standing) && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="red"
            aria-label={words.revokeOf(label)}
            disabled={writeBlock !== null}
            title={writeBlock ?? undefined}
            onClick={() => onRevoke(row)}
          >
            {words.revoke}
          </Button>
        )}
        {canCopyLink(standing) && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={words.copyLinkOf(label)}
            leftSection={
              isCopied ? <IconCheck size={13} aria-hidden="true" /> : <IconCopy size={13} aria-hidden="true" />
            }
            onClick={() => void copy()}
            onBlur={() => setIsCopied(false)}
          >
            {isCopied ? words.copied : words.copyLink}
          </Button>
        )}
      </td>
    </tr>
  )
}

function outcome(row: InvitationRow, standing: JudgedInvitation['standing'], nowMs: number): string {
  if (standing === 'accepted' && row.acceptedAtMs !== null) return words.acceptedAt(formatAge(row.acceptedAtMs, nowMs))
  if (standing === 'declined' && row.declineReason !== null) return words.declineReason(row.declineReason)
  if (row.expiresAtMs === null) return words.nothing
  return row.expiresAtMs > nowMs
    ? formatCountdown(row.expiresAtMs, nowMs)
    : words.expired(formatAge(row.expiresAtMs, nowMs))
}
