import { useForm, type UseFormReturnType } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { preflightOf, type Preflight } from '@shared/domain/preflight'
import type { Failure } from '@shared/ipc/result'
import type { CreateInvitationOutput, InvitationRow } from '@shared/ipc/schemas-invitations'
import { useEffect, useRef, useState } from 'react'
import { useSession, useStores } from '@renderer/state/stores'
import { failureText } from './failure-text'
import { fleetLabel } from './invitation-filter'
import {
  emptyInvite,
  fieldOfContract,
  inviteRules,
  toCreateInput,
  withKnown,
  wordsAtField,
  type InviteValues
} from './invite-form'
import { inviteWords as words } from './invite-words'
import { ownTimeZone } from './own-time-zone'
import { useTypingRules } from './use-typing-rules'

/** What the person must say yes to before it is sent. */
export interface InviteQuestion {
  readonly preflight: Preflight<InvitationRow>
  /** It leaves a test profile (UX.md idea 19). */
  readonly isTest: boolean
}

/** The invitation in the making. It outlives its dialog: what was typed stays until it was sent or another profile is opened. */
export interface Invite {
  readonly form: UseFormReturnType<InviteValues>
  /** Where the fleet works; for the end of its link in words. */
  readonly timeZone: string
  readonly setTimeZone: (timeZone: string) => void
  readonly isSending: boolean
  readonly question: InviteQuestion | null
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
  const { bridge, view, clock, invitations, invitationView } = useStores()
  const isTestProfile = useSession((session) => session.kind === 'open' && session.profile.environment === 'test')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSending, setIsSending] = useState(false)
  const [question, setQuestion] = useState<InviteQuestion | null>(null)
  const [timeZone, setTimeZone] = useState(ownTimeZone)
  const isGone = useIsGone()
  const form = useForm<InviteValues>({
    initialValues: emptyInvite(clock.getState().nowMs, timeZone),
    validate: inviteRules,
    // At once only what is wrong whatever comes after it; see useTypingRules for the others.
    validateInputOnChange: ['fleetName']
  })
  useTypingRules(form)

  const preflight = () => preflightOf(invitations.getState().rows, form.getValues().fleetRef, clock.getState().nowMs)
  const clear = () => {
    const empty = emptyInvite(clock.getState().nowMs, timeZone)
    form.setInitialValues(empty)
    form.setValues(empty)
    form.clearErrors()
    form.resetDirty()
    setFailure(null)
    setQuestion(null)
  }

  const send = async (values: InviteValues, isTestConfirmed: boolean, known: InvitationRow | null) => {
    setIsSending(true)
    setFailure(null)
    const input = withKnown(toCreateInput(values), known)
    const answer = await bridge.calls['invitations:create'](isTestConfirmed ? { ...input, isTestConfirmed } : input)
    setIsSending(false)
    // Main refuses where it knows of a test profile and this page does not yet: then the question is asked now.
    const isAskedByMain = !answer.ok && answer.error.code === 'confirmation-needed'
    setQuestion(isAskedByMain ? { preflight: preflight(), isTest: true } : null)
    if (answer.ok) {
      announce(answer.value)
      invitationView.getState().open(answer.value.row.handle)
      clear()
      view.getState().closeInvite()
      return
    }
    const { field, serverMessage, ...rest } = answer.error
    const own = field === undefined ? null : fieldOfContract(field, values)
    // What is said at the field is not said twice.
    if (!isAskedByMain) setFailure(own === null ? answer.error : rest)
    if (own !== null && field !== undefined)
      form.setFieldError(own, serverMessage === undefined ? words.fieldRefused : wordsAtField(serverMessage, field))
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
    timeZone,
    setTimeZone,
    isSending,
    question,
    failure,
    submit: validated((values) => {
      // Enter in a field must not answer the question.
      if (isSending || question !== null) return
      setFailure(null)
      const found = preflight()
      if (isTestProfile || found.kind !== 'new') setQuestion({ preflight: found, isTest: isTestProfile })
      else void send(values, false, null)
    }),
    confirm: validated((values) => {
      if (!isSending) void send(values, question?.isTest === true, question?.preflight.row ?? null)
    }),
    back: () => setQuestion(null),
    clear
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

/** Reads the server's 200 or 201 back in words. */
function announce({ row, outcome, isLinkCopied }: CreateInvitationOutput): void {
  const fleet = fleetLabel(row)
  if (!isLinkCopied) {
    notifications.show({ color: 'orange', title: words.notCopiedTitle, message: words.notCopied(fleet) })
    return
  }
  const text = outcome === 'created' ? words.created : words.refreshed
  notifications.show({ title: words.createdTitle, message: text(fleet, row.expiresAtMs), autoClose: 8000 })
}
