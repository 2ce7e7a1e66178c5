import { useForm, type UseFormReturnType } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import type { Failure } from '@shared/ipc/result'
import type { CreateInvitationOutput } from '@shared/ipc/schemas-invitations'
import { useEffect, useRef, useState } from 'react'
import { useSession, useStores } from '@renderer/state/stores'
import { fleetLabel } from './invitation-filter'
import { emptyInvite, inviteRules, toCreateInput, type InviteValues } from './invite-form'
import { failureText, words } from './words'

/** The invitation in the making. It outlives its dialog: what was typed stays until it was sent or another profile is opened. */
export interface Invite {
  readonly form: UseFormReturnType<InviteValues>
  readonly isSending: boolean
  /** The person must say yes to inviting from a test profile first (UX.md idea 19). */
  readonly isAsking: boolean
  readonly failure: Failure | null
  /** Sends what was typed, or asks first. */
  readonly submit: () => void
  /** Sends after the question. */
  readonly confirm: () => void
  /** Back from the question to the form. */
  readonly back: () => void
  readonly clear: () => void
}

export function useInvite(): Invite {
  const { bridge, view } = useStores()
  const isTestProfile = useSession((session) => session.kind === 'open' && session.profile.environment === 'test')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSending, setIsSending] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const isGone = useIsGone()
  const form = useForm<InviteValues>({
    initialValues: emptyInvite,
    validate: inviteRules,
    // While typing, not on leaving a field: a message that appears then moves what is being clicked from under the pointer.
    validateInputOnChange: ['fleetName']
  })

  const send = async (values: InviteValues, isTestConfirmed: boolean) => {
    setIsSending(true)
    setFailure(null)
    const input = toCreateInput(values)
    const answer = await bridge.calls['invitations:create'](isTestConfirmed ? { ...input, isTestConfirmed } : input)
    setIsSending(false)
    // Main refuses where it knows of a test profile and this page does not yet: then the question is asked now.
    setIsAsking(!answer.ok && answer.error.code === 'confirmation-needed')
    if (answer.ok) {
      announce(answer.value)
      form.reset()
      view.getState().closeInvite()
      return
    }
    const { field, serverMessage } = answer.error
    if (answer.error.code !== 'confirmation-needed') setFailure(answer.error)
    if (field !== undefined && field in values) form.setFieldError(field, serverMessage ?? words.fieldRefused)
    if (!view.getState().isInviteOpen || isGone()) {
      // Closed while it was sent: without this nobody would learn that there is no invitation.
      const kept = isGone() ? '' : ` ${words.draftKept}`
      const title = words.notInvitedTitle(input.fleetName ?? input.fleetRef)
      notifications.show({ color: 'red', title, message: `${failureText(answer.error)}${kept}`, autoClose: false })
    }
  }

  const validated = (run: (values: InviteValues) => void) => form.onSubmit(run)
  return {
    form,
    isSending,
    isAsking,
    failure,
    submit: validated((values) => {
      // Enter in a field must not answer the question.
      if (isSending || isAsking) return
      setFailure(null)
      if (isTestProfile) setIsAsking(true)
      else void send(values, false)
    }),
    confirm: validated((values) => {
      if (!isSending) void send(values, true)
    }),
    back: () => setIsAsking(false),
    clear: () => {
      form.reset()
      setFailure(null)
      setIsAsking(false)
    }
  }
}

/** Whether the component has left the page, for what comes back later. */
function useIsGone(): () => boolean {
  const isGone = useRef(false)
  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
    }
  }, [])
  return () => isGone.current
}

function announce({ row, outcome, isLinkCopied }: CreateInvitationOutput): void {
  const fleet = fleetLabel(row)
  if (!isLinkCopied) {
    notifications.show({ color: 'orange', title: words.notCopiedTitle, message: words.notCopied(fleet) })
    return
  }
  const text = outcome === 'created' ? words.created : words.refreshed
  notifications.show({ title: words.createdTitle, message: text(fleet, row.expiresAtMs), autoClose: 8000 })
}
