import { Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { officeExpiryHours } from '@shared/domain/office-hours'
import { preflightOf } from '@shared/domain/preflight'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { MissingPermission } from '@renderer/features/session/missing-permission'
import { hostOf } from '@renderer/features/profiles/words'
import { useBridge, useNow, useSession } from '@renderer/state/stores'
import { InlineAlert } from '@renderer/ui/inline-alert'
import { actionWords, type ResendKind } from './action-words'
import { BatchOutcome } from './batch-outcome'
import { ExpiryField } from './expiry-field'
import { fleetLabel } from './invitation-filter'
import { isExpiryAcceptable } from './invite-form'
import { inviteWords } from './invite-words'
import { ownTimeZone } from './own-time-zone'
import { FleetNames } from './revoke-dialog'
import { useBatch } from './use-batch'
import { announceResent, showFailure } from './use-invitation-actions'
import { useKept } from './use-kept'
import { useWriteBlock } from './use-write-block'

interface Props {
  /** The invitations to send again; null while nothing is asked. */
  readonly rows: readonly InvitationRow[] | null
  readonly onClose: () => void
}

/** Extends, re-opens, renews or invites again, and says which of these it is before anything is sent (API.md section 6). */
export function ResendDialog({ rows, onClose }: Props) {
  const batch = useBatch()
  const asked = useKept(rows) ?? []
  const nowMs = useNow()
  const kindOf = (row: InvitationRow) => preflightOf([row], row.fleetRef, nowMs).kind
  const [only] = asked
  const isOne = asked.length === 1 && only !== undefined
  const close = () => {
    if (batch.state.kind === 'working') return
    onClose()
    batch.reset()
  }
  return (
    <Modal
      opened={rows !== null}
      onClose={close}
      title={
        isOne ? actionWords.resendTitle[kindOf(only)](fleetLabel(only)) : actionWords.resendManyTitle(asked.length)
      }
      centered
      size="md"
    >
      {batch.state.kind !== 'asking' ? (
        <BatchOutcome state={batch.state} onStop={batch.stop} onClose={close} />
      ) : (
        <ResendForm rows={asked} kindOf={kindOf} run={batch.run} onClose={close} />
      )}
    </Modal>
  )
}

interface FormProps {
  readonly rows: readonly InvitationRow[]
  readonly kindOf: (row: InvitationRow) => ResendKind
  readonly run: ReturnType<typeof useBatch>['run']
  readonly onClose: () => void
}

function ResendForm({ rows, kindOf, run, onClose }: FormProps) {
  const bridge = useBridge()
  const nowMs = useNow()
  const writeBlock = useWriteBlock()
  const profile = useSession((session) => (session.kind === 'open' ? session.profile : null))
  const isTest = profile?.environment === 'test'
  const [timeZone, setTimeZone] = useState(ownTimeZone)
  const [hours, setHours] = useState<number | string>(() => officeExpiryHours(nowMs, ownTimeZone()))
  const [isSending, setIsSending] = useState(false)
  const [only] = rows
  const isOne = rows.length === 1 && only !== undefined

  const send = async () => {
    if (!isExpiryAcceptable(hours)) return
    const extend = (row: InvitationRow) =>
      bridge.calls['invitations:extend']({
        handle: row.handle,
        expiresInHours: hours,
        isLinkCopied: isOne,
        ...(isTest && { isTestConfirmed: true })
      })
    if (!isOne) {
      await run(rows, async (row) => {
        const answer = await extend(row)
        return answer.ok ? null : answer.error.code
      })
      return
    }
    setIsSending(true)
    const answer = await extend(only)
    setIsSending(false)
    onClose()
    if (answer.ok) announceResent(answer.value)
    else showFailure(answer.error)
  }

  return (
    <>
      {isOne ? (
        <Text>
          {actionWords.effect[kindOf(only)](fleetLabel(only))}
          {kindOf(only) === 'renews' && ` ${actionWords.repairsOnly}`}
        </Text>
      ) : (
        <>
          <ul>
            {countsOf(rows, kindOf).map(([kind, count]) => (
              <li key={kind}>{actionWords.effectMany[kind](count)}</li>
            ))}
          </ul>
          <FleetNames rows={rows} />
        </>
      )}
      <div style={{ marginTop: 16 }}>
        <ExpiryField hours={hours} error={undefined} timeZone={timeZone} onChange={setHours} onTimeZone={setTimeZone} />
      </div>
      {isTest && (
        <div style={{ marginTop: 12 }}>
          <InlineAlert tone="caution">{inviteWords.testQuestion(profile.name, hostOf(profile))}</InlineAlert>
        </div>
      )}
      <MissingPermission area="invite" />
      {writeBlock !== null && <Text mt="sm">{writeBlock}</Text>}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button size="xs" variant="default" onClick={onClose} data-autofocus>
          {actionWords.notNow}
        </Button>
        <Button
          size="xs"
          loading={isSending}
          disabled={writeBlock !== null || !isExpiryAcceptable(hours)}
          onClick={() => void send()}
        >
          {isOne ? actionWords.resendConfirm[kindOf(only)] : actionWords.resendManyConfirm(rows.length)}
        </Button>
      </Group>
    </>
  )
}

function countsOf(
  rows: readonly InvitationRow[],
  kindOf: FormProps['kindOf']
): readonly (readonly [ResendKind, number])[] {
  const counts = new Map<ResendKind, number>()
  for (const row of rows) {
    const kind = kindOf(row)
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return [...counts]
}
