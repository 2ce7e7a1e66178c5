import { Button, Group, Modal, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import type { FleetRow } from '@shared/ipc/schemas-fleets'
import { useState } from 'react'
import { useFleets, useFleetView, useNow } from '@renderer/state/stores'
import { failureSentence } from '@renderer/ui/failure-words'
import { InlineAlert } from '@renderer/ui/inline-alert'
import { chaseWords } from './chase-words'
import { linkPlaceholder } from './link-placeholder'
import classes from './chase-dialog.module.css'
import { useChase } from './use-chase'
import { VerdictChip } from './verdict-chip'
import { verdictSentence } from './verdict-words'

/** A message to the fleet about what stopped, from anywhere by the key H (UX.md idea 12). The link in it is main's: the page shows where it will stand. */
export function ChaseDialog() {
  const key = useFleetView((state) => state.chasedKey)
  const chase = useFleetView((state) => state.chase)
  const row = useFleets((state) => (key === null ? undefined : state.byKey.get(key)))
  // While the dialog fades out there is no fleet any more, but its words stay.
  const [shown, setShown] = useState(row)
  if (row !== undefined && row !== shown) setShown(row)
  const close = () => chase(null)
  return (
    <Modal
      opened={row !== undefined}
      onClose={close}
      title={shown === undefined ? '' : chaseWords.title(shown.name)}
      size={620}
    >
      {shown !== undefined && <Message key={shown.key} row={shown} onClose={close} />}
    </Modal>
  )
}

function Message({ row, onClose }: { readonly row: FleetRow; readonly onClose: () => void }) {
  const nowMs = useNow()
  const chase = useChase(row, onClose)
  const { draft, failure } = chase
  return (
    <div className={classes['message']}>
      <p className={classes['matter']}>
        <VerdictChip kind={row.verdict.kind} /> <span>{verdictSentence(row.verdict, nowMs)}</span>
      </p>
      <SegmentedControl
        aria-label={chaseWords.language}
        value={chase.language}
        onChange={chase.setLanguage}
        data={[
          { value: 'en', label: 'English' },
          { value: 'es', label: 'Español' }
        ]}
      />
      {failure !== null && (
        <InlineAlert
          tone="problem"
          title={chaseWords.notWritten}
          action={
            <Button size="xs" variant="default" onClick={chase.writeAgain}>
              {chaseWords.tryAgain}
            </Button>
          }
        >
          {failureSentence(failure)}
        </InlineAlert>
      )}
      {draft === null ? (
        failure === null && <p className={classes['hint']}>{chaseWords.writing}</p>
      ) : (
        <>
          <p className={classes['hint']}>
            {draft.toEmail === null ? chaseWords.noAddress : `${chaseWords.to}: ${draft.toEmail}`}
          </p>
          <TextInput
            label={chaseWords.subject}
            maxLength={300}
            value={draft.subject}
            onChange={(event) => chase.setSubject(event.currentTarget.value)}
          />
          <Textarea
            label={chaseWords.body}
            description={draft.hasLink ? chaseWords.linkHint(linkPlaceholder) : chaseWords.noLink}
            autosize
            minRows={6}
            maxRows={12}
            maxLength={4000}
            value={draft.body}
            onChange={(event) => chase.setBody(event.currentTarget.value)}
          />
          {draft.hasLink && !draft.body.includes(linkPlaceholder) && (
            <p role="status" className={classes['caution']}>
              {chaseWords.linkLost(linkPlaceholder)}
            </p>
          )}
          <details className={classes['preview']}>
            <summary>{chaseWords.preview}</summary>
            <p className={classes['previewText']}>{masked(draft.body)}</p>
          </details>
        </>
      )}
      <Group justify="flex-end" gap="xs">
        <Button size="xs" variant="default" onClick={onClose}>
          {chaseWords.close}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={draft === null || draft.body.trim() === '' || chase.isSending}
          onClick={() => chase.send('mail')}
        >
          {chaseWords.mail}
        </Button>
        <Button
          size="xs"
          data-autofocus
          disabled={draft === null || draft.body.trim() === '' || chase.isSending}
          onClick={() => chase.send('copy')}
        >
          {chaseWords.copy}
        </Button>
      </Group>
    </div>
  )
}

/** How the message will read, with the link told instead of shown. */
function masked(body: string): string {
  return body.replaceAll(linkPlaceholder, chaseWords.maskedLink)
}
