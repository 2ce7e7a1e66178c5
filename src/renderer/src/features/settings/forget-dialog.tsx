import { Button, Group, Modal, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useBridge, usePositionStatus, useReachability, useSession } from '../../state/stores'
import { formatCount } from '../../ui/count'
import { failureSentence } from '../../ui/failure-words'
import { InlineAlert } from '../../ui/inline-alert'
import { useDelayed } from '../../ui/use-delayed'
import { words } from './words'

interface Props {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Asks before the open profile's positions are erased from this computer, and names it (UX.md section 4.7). */
export function ForgetDialog({ isOpen, onClose }: Props) {
  const profileName = useSession((session) => (session.kind === 'open' ? session.profile.name : ''))
  return (
    <Modal opened={isOpen} onClose={onClose} title={words.forgetTitle(profileName)} size={460}>
      <ForgetForm profileName={profileName} onClose={onClose} />
    </Modal>
  )
}

function ForgetForm({ profileName, onClose }: { readonly profileName: string; readonly onClose: () => void }) {
  const bridge = useBridge()
  const vehicleCount = usePositionStatus((status) => status.vehicleCount)
  const isOffline = useReachability(({ kind }) => kind === 'no-network' || kind === 'unreachable')
  const [isRunning, setIsRunning] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const isSlow = useDelayed(isRunning, 200)

  const forget = async () => {
    setIsRunning(true)
    setProblem(null)
    const result = await bridge.calls['positions:forget'](undefined)
    setIsRunning(false)
    if (!result.ok) {
      setProblem(failureSentence(result.error))
      return
    }
    onClose()
    notifications.show({ title: words.forgotten, message: words.forgottenText(profileName) })
  }

  return (
    <Stack gap="lg">
      <p>{words.forgetText(formatCount(vehicleCount, 'vehicle'))}</p>
      {isOffline && <InlineAlert tone="caution">{words.forgetOffline}</InlineAlert>}
      {problem !== null && <InlineAlert tone="problem">{problem}</InlineAlert>}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose} data-autofocus>
          {words.forgetNo}
        </Button>
        <Button color="red" variant="outline" disabled={isRunning} onClick={() => void forget()}>
          {isSlow ? words.forgetting : words.forgetYes}
        </Button>
      </Group>
    </Stack>
  )
}
