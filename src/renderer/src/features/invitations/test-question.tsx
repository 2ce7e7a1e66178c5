import { Button, Group } from '@mantine/core'
import { hostOf } from '@renderer/features/profiles/words'
import { useSession } from '@renderer/state/stores'
import { InlineAlert } from '@renderer/ui/inline-alert'
import { words } from './words'

interface Props {
  readonly isSending: boolean
  readonly onConfirm: () => void
  readonly onBack: () => void
}

/** Asked before an invitation leaves a test profile: one wrong invitation to a real carrier costs trust (UX.md idea 19). */
export function TestQuestion({ isSending, onConfirm, onBack }: Props) {
  const profile = useSession((session) => (session.kind === 'open' ? session.profile : null))
  if (profile === null) return null
  return (
    <>
      <InlineAlert tone="caution" title={words.testQuestionTitle}>
        {words.testQuestion(profile.name, hostOf(profile))}
      </InlineAlert>
      <Group justify="flex-end" gap="sm">
        {/* The safe answer has the focus. */}
        <Button size="xs" variant="default" autoFocus disabled={isSending} onClick={onBack}>
          {words.testBack}
        </Button>
        <Button size="xs" loading={isSending} onClick={onConfirm}>
          {words.testConfirm}
        </Button>
      </Group>
    </>
  )
}
