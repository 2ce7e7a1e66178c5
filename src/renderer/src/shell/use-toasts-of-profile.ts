import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { openProfileId } from '../state/open-profile-id'
import { useStores } from '../state/stores'

/**
 * Takes the messages off the screen with the profile that they are about: one may name a fleet. It does so with the news itself and not when the
 * screen follows, because what is said about the sign-out or the lock comes in between, and has to stay.
 */
export function useToastsOfProfile(): void {
  const { session } = useStores()
  useEffect(
    () =>
      session.subscribe((now, before) => {
        if (openProfileId(now) !== openProfileId(before)) notifications.clean()
      }),
    [session]
  )
}
