import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { CheckedRow } from '@shared/domain/bulk-check'
import { bulkExpectations } from '@shared/domain/bulk-row'
import type { Failure } from '@shared/ipc/result'
import type { BulkRowInput } from '@shared/ipc/schemas-bulk'
import { SendQuestion } from '@renderer/features/invitations/send-question'
import { useWriteBlock } from '@renderer/features/invitations/use-write-block'
import { useBridge, useSession } from '@renderer/state/stores'
import { failureSentence } from '@renderer/ui/failure-words'
import { InlineAlert } from '@renderer/ui/inline-alert'
import classes from './bulk.module.css'
import { useBulkDraft } from './use-bulk-draft'
import { words } from './words'

interface Props {
  readonly rows: readonly CheckedRow[]
  readonly leftOutCount: number
}

/** Sends what was checked; from a test profile after a question (UX.md idea 19). */
export function StartRun({ rows, leftOutCount }: Props) {
  const bridge = useBridge()
  const { draft, reset } = useBulkDraft()
  const isTestProfile = useSession((session) => session.kind === 'open' && session.profile.environment === 'test')
  const block = useWriteBlock()
  const [isAsking, setIsAsking] = useState(false)
  const [isStarting, setIsStarting] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  const start = async (isTestConfirmed: boolean) => {
    setIsStarting(true)
    setFailure(null)
    const answer = await bridge.calls['bulk:start']({
      name: draft.name,
      rows: rows.flatMap((row) => inputOf(row) ?? []),
      common: draft.common,
      ...(isTestConfirmed && { isTestConfirmed })
    })
    setIsStarting(false)
    const isAsked = !answer.ok && answer.error.code === 'confirmation-needed'
    setIsAsking(isAsked)
    if (answer.ok) reset()
    else if (!isAsked) setFailure(answer.error)
  }

  const note =
    block ?? (rows.length === 0 ? words.nothingToSend : leftOutCount > 0 ? words.notSent(leftOutCount) : null)
  return (
    <>
      {failure !== null && (
        <InlineAlert tone="problem" title={words.notStarted}>
          {failureSentence(failure)}
        </InlineAlert>
      )}
      {note !== null && (
        <span id="bulk-note" className={classes['sub']}>
          {note}
        </span>
      )}
      <Button
        size="xs"
        loading={isStarting}
        disabled={rows.length === 0 || block !== null}
        aria-describedby={note === null ? undefined : 'bulk-note'}
        onClick={() => (isTestProfile ? setIsAsking(true) : void start(false))}
      >
        {words.send(rows.length)}
      </Button>
      <Modal opened={isAsking} onClose={() => setIsAsking(false)} title={words.send(rows.length)} size="md">
        <div className={classes['body']} style={{ padding: 0 }}>
          <SendQuestion
            preflight={{ kind: 'new', row: null }}
            isTest
            isSending={isStarting}
            onConfirm={() => void start(true)}
            onBack={() => setIsAsking(false)}
          />
        </div>
      </Modal>
    </>
  )
}

/** What main is told of a row: texts that are there, and what the person saw that it would do. */
function inputOf({ line, texts, verdict }: CheckedRow): BulkRowInput | null {
  const expected = bulkExpectations.find((kind) => kind === verdict.kind)
  if (expected === undefined) return null
  return {
    line,
    fleetRef: texts.fleetRef,
    fleetName: texts.fleetName || null,
    fleetEmail: texts.fleetEmail || null,
    fleetPhone: texts.fleetPhone || null,
    fleetWebsite: texts.fleetWebsite || null,
    fleetCountryCode: texts.fleetCountryCode || null,
    fleetRegulatoryId: texts.fleetRegulatoryId || null,
    fleetRegulatoryIdType: texts.fleetRegulatoryIdType || null,
    expected
  }
}
