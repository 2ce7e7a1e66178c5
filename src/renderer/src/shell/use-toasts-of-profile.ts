import { notifications, notificationsStore } from '@mantine/notifications'
import { useEffect } from 'react'
import { openProfileId } from '../state/open-profile-id'
import { useStores } from '../state/stores'
import { aboutSession } from '../ui/about-session'

/**
 * Takes the messages off the screen with the profile that they are about: one may name a fleet. What is said about its end stays: the answer of
 * the sign-out and the news of it come on two ways, and either may be first.
 */
export function useToastsOfProfile(): void {
  const { session } = useStores()
  useEffect(
    () =>
      session.subscribe((now, before) => {
        if (openProfileId(now) === openProfileId(before)) return
        notifications.updateState(notificationsStore, (shown) =>
          shown.filter(({ id }) => id?.startsWith(aboutSession) === true)
        )
      }),
    [session]
  )
}
