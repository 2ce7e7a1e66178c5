import type { UseFormReturnType } from '@mantine/form'
import { useEffect, useEffectEvent } from 'react'
import type { InviteValues } from './invite-form'

/** Fields whose beginning is never acceptable: an address is wrong until its last letters. */
const judgedAfterPause = [
  'fleetEmail',
  'fleetPhone',
  'fleetWebsite',
  'successRedirectUrl',
  'failureRedirectUrl',
  'callbackUrl'
] as const

const pauseMs = 700

/** Checks what was typed once the typing rests, so that nobody is told of an address that they are still writing. */
export function useTypingRules(form: UseFormReturnType<InviteValues>): void {
  const { values } = form
  const judge = useEffectEvent(() => {
    for (const field of judgedAfterPause) {
      // An error goes with the next letter. One that stands is newer than the typing: it may be the server's, which no rule here knows.
      if (values[field].trim() !== '' && form.errors[field] === undefined) form.validateField(field)
    }
  })
  useEffect(() => {
    const timer = setTimeout(judge, pauseMs)
    return () => clearTimeout(timer)
  }, [values])
}
