import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import type { JudgedInvitation } from './invitation-filter'
import { InvitationTableRow } from './invitation-table-row'
import classes from './invitations.module.css'
import { words } from './words'

interface Props {
  readonly invitations: readonly JudgedInvitation[]
  readonly nowMs: number
  readonly writeBlock: string | null
  readonly onCopy: (row: InvitationRow) => Promise<boolean>
  readonly onRevoke: (row: InvitationRow) => void
}

/** The table itself; a real one, so that a screen reader can walk it by rows and columns. */
export function InvitationTable({ invitations, nowMs, writeBlock, onCopy, onRevoke }: Props) {
  return (
    <div className={classes['scroller']} tabIndex={0} role="region" aria-label={words.tableLabel}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{words.columns.status}</th>
            <th scope="col">{words.columns.fleetRef}</th>
            <th scope="col">{words.columns.fleetName}</th>
            <th scope="col">{words.columns.email}</th>
            <th scope="col">{words.columns.created}</th>
            <th scope="col">{words.columns.expires}</th>
            <th scope="col" className={classes['actions']}>
              {words.columns.actions}
            </th>
          </tr>
        </thead>
        <tbody>
          {invitations.map((invitation) => (
            <InvitationTableRow
              key={invitation.row.handle}
              invitation={invitation}
              nowMs={nowMs}
              writeBlock={writeBlock}
              onCopy={onCopy}
              onRevoke={onRevoke}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
