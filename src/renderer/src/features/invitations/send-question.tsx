import { Button, Group } from '@mantine/core'
import type { Preflight } from '@shared/domain/preflight'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { hostOf } from '@renderer/features/profiles/words'
import { useSession } from '@renderer/state/stores'
import { InlineAlert } from '@renderer/ui/inline-alert'
import { actionWords } from './action-words'
import { fleetLabel } from './invitation-filter'
import { inviteWords as words } from './invite-words'

interface Props {
  readonly preflight: Preflight<InvitationRow>
  readonly isTest: boolean
  readonly isSending: boolean
  readonly onConfirm: () => void
  readonly onBack: () => void
}

/**
 * Asked before anything leaves that is not simply new: sending to a reference that has an invitation changes that one, and one wrong
 * invitation from a test profile to a real carrier costs trust (UX.md ideas 5 and 19).
 */
export function SendQuestion({ preflight: { kind, row }, isTest, isSending, onConfirm, onBack }: Props) {
  const profile = useSession((session) => (session.kind === 'open' ? session.profile : null))
  if (profile === null) return null
  const label = row === null ? '' : fleetLabel(row)
  return (
    <>
      {kind !== 'new' && (
        <InlineAlert tone="caution" title={words.questionTitle[kind](label)}>
          {actionWords.effect[kind](label)}
        </InlineAlert>
      )}
      {isTest && (
        <InlineAlert tone="caution" title={words.testQuestionTitle}>
          {words.testQuestion(profile.name, hostOf(profile))}
        </InlineAlert>
      )}
      <Group justify="flex-end" gap="sm">
        {/* The safe answer has the focus. */}
        <Button size="xs" variant="default" autoFocus disabled={isSending} onClick={onBack}>
          {words.back}
        </Button>
        <Button size="xs" loading={isSending} onClick={onConfirm}>
          {kind === 'new' ? words.testConfirm : words.confirm[kind]}
        </Button>
      </Group>
    </>
  )
}
