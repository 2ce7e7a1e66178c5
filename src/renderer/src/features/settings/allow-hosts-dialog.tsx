import { Button, Group, Modal, Stack } from '@mantine/core'
import type { OnlineMap } from '@shared/ipc/schemas-basemaps'
import { useState } from 'react'
import { useBridge } from '../../state/stores'
import { failureSentence } from '../../ui/failure-words'
import { InlineAlert } from '../../ui/inline-alert'
import classes from './map-section.module.css'
import { mapWords } from './map-section-words'

interface Props {
  readonly looked: { readonly draftId: string; readonly map: OnlineMap }
  readonly onClose: () => void
}

/** Names the hosts of an online map, what they see, and asks before the first of them is spoken to by the map. */
export function AllowHostsDialog({ looked: { draftId, map }, onClose }: Props) {
  const bridge = useBridge()
  const [isRunning, setRunning] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const hosts = [...new Set([map.styleHost, ...map.hosts])]

  const allow = async () => {
    setRunning(true)
    const result = await bridge.calls['basemaps:use-online']({ draftId })
    // On success main loads the window anew; until then nothing is to be pressed twice.
    if (result.ok) return
    setRunning(false)
    setProblem(failureSentence(result.error))
  }

  return (
    <Modal opened onClose={onClose} title={mapWords.allowTitle(map.name)} size={480}>
      <Stack gap="md">
        <p>{mapWords.allowText(hosts)}</p>
        <ul className={classes['hosts']} aria-label={mapWords.hosts}>
          {hosts.map((host) => (
            <li key={host}>{host}</li>
          ))}
        </ul>
        <p className={classes['detail']}>{mapWords.allowDetail}</p>
        {problem !== null && <InlineAlert tone="problem">{problem}</InlineAlert>}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} data-autofocus>
            {mapWords.allowNo}
          </Button>
          <Button disabled={isRunning} onClick={() => void allow()}>
            {mapWords.allowYes}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
