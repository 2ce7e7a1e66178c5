import { Button, Checkbox, Group, Modal, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { words as exportWords } from '@renderer/features/export/words'
import { useBridge } from '@renderer/state/stores'
import { actionWords } from './action-words'
import { showFailure } from './use-invitation-actions'
import { useKept } from './use-kept'

interface Props {
  /** What is exported; null while nothing is asked. */
  readonly handles: readonly string[] | null
  readonly onClose: () => void
}

/** States how many are written, and asks whether with the links: they are secrets, so without is the rule. */
export function ExportDialog({ handles, onClose }: Props) {
  const bridge = useBridge()
  const [hasLinks, setHasLinks] = useState(false)
  const [isWriting, setIsWriting] = useState(false)
  const asked = useKept(handles) ?? []
  const close = () => {
    // A tick for one file is none for the next.
    setHasLinks(false)
    onClose()
  }
  const write = async () => {
    setIsWriting(true)
    const answer = await bridge.calls['invitations:export']({ handles: [...asked], includesLinks: hasLinks })
    setIsWriting(false)
    if (!answer.ok) {
      showFailure(answer.error)
      return
    }
    switch (answer.value.kind) {
      case 'cancelled':
        return
      case 'not-written': {
        const { notSaved, reasons } = exportWords
        notifications.show({ color: 'red', title: notSaved, message: reasons[answer.value.reason] })
        return
      }
      case 'saved':
        close()
        notifications.show({ message: actionWords.exported(answer.value.rowCount, answer.value.fileName) })
    }
  }
  return (
    <Modal opened={handles !== null} onClose={close} title={actionWords.exportTitle} centered size="sm">
      <Text mb="md">{actionWords.exportText(asked.length)}</Text>
      <Checkbox
        label={actionWords.exportLinks}
        description={actionWords.exportLinksHint}
        checked={hasLinks}
        onChange={(event) => setHasLinks(event.currentTarget.checked)}
      />
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button size="xs" variant="default" onClick={close}>
          {actionWords.notNow}
        </Button>
        <Button size="xs" loading={isWriting} onClick={() => void write()} data-autofocus>
          {actionWords.exportConfirm}
        </Button>
      </Group>
    </Modal>
  )
}
