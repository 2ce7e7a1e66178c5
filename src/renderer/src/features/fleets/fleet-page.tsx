import { ActionIcon, Button } from '@mantine/core'
import { IconMap2, IconMessage2, IconX } from '@tabler/icons-react'
import { formatAge } from '@shared/domain/time'
import type { FleetRow } from '@shared/ipc/schemas-fleets'
import { useNow } from '@renderer/state/stores'
import { failureSentence } from '@renderer/ui/failure-words'
import { InlineAlert } from '@renderer/ui/inline-alert'
import { KeyCaps } from '@renderer/ui/key-caps'
import { actionWords } from './action-words'
import { EvidenceMenu } from './evidence-menu'
import { FleetAgreements } from './fleet-agreements'
import { FleetConnections } from './fleet-connections'
import { FleetContact } from './fleet-contact'
import { FleetFirsts } from './fleet-firsts'
import { FleetInvitations } from './fleet-invitations'
import { FleetJournal } from './fleet-journal'
import { FleetNote } from './fleet-note'
import classes from './fleet-page.module.css'
import { FleetVehicles } from './fleet-vehicles'
import { isSnoozed } from './fleet-tiles'
import { NextAction } from './next-action'
import { pageWords } from './page-words'
import { SnoozeButton } from './snooze-button'
import { useFleetActions } from './use-fleet-actions'
import { useFleetDetail } from './use-fleet-detail'
import { formatUntil } from './use-snooze'
import { VerdictChip } from './verdict-chip'
import { mustActText, verdictSentence } from './verdict-words'
import { words } from './words'

interface Props {
  readonly row: FleetRow
  readonly onClose: () => void
}

/** Everything known of one fleet: first what is the matter, whose turn it is and what to do, then what that was made from. */
export function FleetPage({ row, onClose }: Props) {
  const [state, readAgain] = useFleetDetail(row)
  return (
    <div className={classes['page']}>
      <Head row={row} onClose={onClose} />
      <Matter row={row} />
      {state.kind === 'failed' && (
        <InlineAlert
          tone="caution"
          title={pageWords.notRead}
          action={
            <Button size="xs" variant="default" onClick={readAgain}>
              {pageWords.tryAgain}
            </Button>
          }
        >
          {failureSentence(state.failure)}
        </InlineAlert>
      )}
      {state.kind === 'reading' && <p className={classes['quiet']}>{pageWords.reading}</p>}
      {state.kind === 'read' && (
        <>
          <FleetContact contact={state.detail.contact} />
          <FleetConnections row={row} detail={state.detail} />
          <FleetVehicles row={row} detail={state.detail} />
          <FleetAgreements detail={state.detail} />
          <FleetFirsts firsts={row.firsts} />
          <FleetInvitations handles={state.detail.invitationHandles} />
          <FleetNote fleetKey={row.key} saved={state.detail.note} />
        </>
      )}
      <FleetJournal row={row} />
    </div>
  )
}

function Head({ row, onClose }: Props) {
  return (
    <header className={classes['head']}>
      <h2 className={classes['title']}>{row.name}</h2>
      <ActionIcon size="sm" aria-label={pageWords.close} onClick={onClose}>
        <IconX size={16} aria-hidden="true" />
      </ActionIcon>
      <p className={classes['under']}>
        {[
          row.fleetRef,
          row.partCount > 1 ? pageWords.parts(row.partCount) : null,
          row.isSimulated ? words.simulated : null
        ]
          .filter((text) => text !== null)
          .join(' · ')}
      </p>
    </header>
  )
}

function Matter({ row }: { readonly row: FleetRow }) {
  const nowMs = useNow()
  const { chase, showOnMap } = useFleetActions()
  const { verdict, snooze, chasedAtMs } = row
  return (
    <section className={classes['matter']} aria-label={words.what} data-verdict={verdict.kind}>
      <p className={classes['chips']} role="status">
        <VerdictChip kind={verdict.kind} />
        {verdict.kind !== 'fine' && <span className={classes['actor']}>{mustActText(verdict.actor)}</span>}
      </p>
      <p>{verdictSentence(verdict, nowMs)}</p>
      {snooze !== null && isSnoozed(row, nowMs) && (
        <p className={classes['quiet']}>{pageWords.snoozedUntil(formatUntil(snooze.untilMs, nowMs), snooze.reason)}</p>
      )}
      {chasedAtMs !== null && <p className={classes['quiet']}>{pageWords.chasedAt(formatAge(chasedAtMs, nowMs))}</p>}
      <div className={classes['actions']}>
        <NextAction row={row} variant="filled" />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconMessage2 size={14} stroke={1.75} aria-hidden="true" />}
          rightSection={<KeyCaps keys={['H']} />}
          onClick={() => chase(row.key)}
        >
          {actionWords.chase}
        </Button>
        {verdict.kind !== 'fine' && <SnoozeButton row={row} />}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconMap2 size={14} stroke={1.75} aria-hidden="true" />}
          onClick={() => showOnMap(row)}
        >
          {actionWords.showOnMap}
        </Button>
        <EvidenceMenu keys={[row.key]} isOne />
      </div>
    </section>
  )
}
