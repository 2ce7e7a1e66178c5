import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconBrowser, IconCopy, IconMessage, IconQrcode, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { canCopyLink, canRevoke } from '@shared/domain/invitation'
import { preflightOf } from '@shared/domain/preflight'
import { formatExact } from '@shared/domain/time'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { Age } from '@renderer/ui/age'
import { actionWords } from './action-words'
import { fleetLabel, type JudgedInvitation } from './invitation-filter'
import type { InvitationDialog } from './invitation-dialogs'
import classes from './invitation-panel.module.css'
import { outcomeText } from './invitation-table-row'
import { journalText } from './journal-words'
import { LinkField } from './link-field'
import { panelWords } from './panel-words'
import { resourceName } from './resource-words'
import { shareWords } from './share-words'
import { StandingChip } from './standing-chip'
import { useProviders } from '@renderer/state/use-providers'
import { useRowJournal } from './use-row-journal'
import { words } from './words'

interface Props {
  readonly invitation: JudgedInvitation
  readonly nowMs: number
  readonly writeBlock: string | null
  readonly onClose: () => void
  readonly onCopy: (row: InvitationRow) => Promise<boolean>
  readonly onOpenLink: (row: InvitationRow) => void
  readonly onDialog: (dialog: InvitationDialog) => void
}

/** Everything about one invitation: its link and the ways to hand it on, what it asks for, and what was done with it. */
export function InvitationPanel({ invitation, nowMs, writeBlock, onClose, onCopy, onOpenLink, onDialog }: Props) {
  const { row, standing } = invitation
  const label = fleetLabel(row)
  return (
    <aside
      className={classes['panel']}
      aria-label={panelWords.label(label)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <header className={classes['head']}>
        <h2 className={classes['title']}>{label}</h2>
        <ActionIcon aria-label={panelWords.close} onClick={onClose}>
          <IconX size={16} aria-hidden="true" />
        </ActionIcon>
      </header>
      <p className={classes['standingLine']}>
        <StandingChip standing={standing} status={row.status} isExpiringSoon={invitation.tab === 'expiring'} />
        <span>{outcomeText(invitation, nowMs)}</span>
      </p>
      {canCopyLink(standing) && (
        <section className={classes['part']} aria-label={shareWords.link}>
          <LinkField row={row} key={row.handle} />
          <div className={classes['shares']}>
            <Button size="xs" leftSection={<IconCopy size={14} aria-hidden="true" />} onClick={() => void onCopy(row)}>
              {words.copyLink}
            </Button>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconMessage size={14} aria-hidden="true" />}
              onClick={() => onDialog({ kind: 'message', row })}
            >
              {panelWords.copyMessage}
            </Button>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconQrcode size={14} aria-hidden="true" />}
              onClick={() => onDialog({ kind: 'qr', row })}
            >
              {panelWords.qr}
            </Button>
            <Tooltip label={actionWords.openLink}>
              <ActionIcon size={26} variant="default" aria-label={actionWords.openLink} onClick={() => onOpenLink(row)}>
                <IconBrowser size={14} aria-hidden="true" />
              </ActionIcon>
            </Tooltip>
          </div>
          {standing === 'accepted' && <p className={classes['quiet']}>{panelWords.repairs}</p>}
        </section>
      )}
      <Facts invitation={invitation} nowMs={nowMs} />
      <RowJournal fleetRef={row.fleetRef} nowMs={nowMs} />
      <footer className={classes['foot']}>
        <Button
          size="xs"
          variant="default"
          disabled={writeBlock !== null}
          title={writeBlock ?? undefined}
          onClick={() => onDialog({ kind: 'resend', rows: [row] })}
        >
          {actionWords.resend[preflightOf([row], row.fleetRef, nowMs).kind]}
        </Button>
        {canRevoke(standing) && (
          <Button
            size="xs"
            variant="subtle"
            color="red"
            disabled={writeBlock !== null}
            title={writeBlock ?? undefined}
            onClick={() => onDialog({ kind: 'revoke', rows: [row] })}
          >
            {actionWords.revoke}
          </Button>
        )}
      </footer>
    </aside>
  )
}

function Facts({ invitation: { row, standing }, nowMs }: Pick<Props, 'invitation' | 'nowMs'>) {
  const providers = useProviders()
  const nameOf = (slug: string) => providers.find((each) => each.slug === slug)?.name ?? slug
  const time = (atMs: number | null, direction: 'past' | 'future' = 'past') =>
    atMs === null ? null : (
      <>
        <Age atMs={atMs} nowMs={nowMs} direction={direction} isFocusable />
        <small className={classes['exact']}>
          {formatExact(atMs)}
          <br />
          {formatExact(atMs, 'UTC')}
        </small>
      </>
    )
  const isAhead = row.expiresAtMs !== null && row.expiresAtMs > nowMs
  const facts: readonly (readonly [string, ReactNode])[] = [
    [panelWords.ref, row.fleetRef],
    [panelWords.email, row.fleetEmail],
    [panelWords.phone, row.fleetPhone],
    [panelWords.created, time(row.createdAtMs)],
    [
      isAhead ? panelWords.expires : panelWords.ended,
      standing === 'accepted' ? null : time(row.expiresAtMs, isAhead ? 'future' : 'past')
    ],
    [panelWords.accepted, time(row.acceptedAtMs)],
    [panelWords.declined, time(row.declinedAtMs)],
    [panelWords.reason, row.declineReason],
    [
      panelWords.asksFor,
      <ul key="asks" className={classes['resources']}>
        {Object.entries(row.permissions).map(([resource, level]) => (
          <li key={resource}>
            {resourceName(resource)}
            {level === 'read_write' && <em> ({panelWords.readWrite})</em>}
          </li>
        ))}
      </ul>
    ],
    [panelWords.providers, row.limitTsps.length === 0 ? panelWords.anyProvider : row.limitTsps.map(nameOf).join(', ')]
  ]
  return (
    <dl className={classes['facts']}>
      {facts.map(([name, value]) =>
        value === null || value === '' ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        )
      )}
    </dl>
  )
}

function RowJournal({ fleetRef, nowMs }: { readonly fleetRef: string; readonly nowMs: number }) {
  const entries = useRowJournal(fleetRef)
  return (
    <section className={classes['part']} aria-label={panelWords.journal}>
      <h3 className={classes['partTitle']}>{panelWords.journal}</h3>
      {entries.length === 0 ? (
        <p className={classes['quiet']}>{panelWords.noJournal}</p>
      ) : (
        <ol className={classes['journal']}>
          {entries.map((entry) => (
            <li key={entry.id}>
              <span>{journalText(entry)}</span>
              <Age atMs={entry.atMs} nowMs={nowMs} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
