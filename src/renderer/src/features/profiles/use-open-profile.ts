import { notifications } from '@mantine/notifications'
import type { Failure } from '@shared/ipc/result'
import type { Profile } from '@shared/ipc/schemas-session'
import { useMemo } from 'react'
import { useStores } from '../../state/stores'
import { failureSentence } from '../../ui/failure-words'
import { words } from './words'

type Named = Pick<Profile, 'id' | 'name'>

interface OpenProfile {
  /** Opens a profile; answers why it did not work, or null. One at a time: a second one while the first runs does nothing. */
  readonly tryOpen: (profile: Named) => Promise<Failure | null>
  /** The same, with a toast for a failure. */
  readonly open: (profile: Named) => void
}

/**
 * Switches to a profile, or unlocks it. What is shown next follows from the session that main answers: open, locked, or signed out with
 * that profile remembered. Which one is being opened stands in the view store, so that every list shows it.
 */
export function useOpenProfile(): OpenProfile {
  const { bridge, session, view } = useStores()
  return useMemo(() => {
    const tryOpen = async (profile: Named): Promise<Failure | null> => {
      if (view.getState().openingProfileId !== null) return null
      view.getState().setOpening(profile.id)
      const before = session.getState()
      const result = await bridge.calls['profiles:open']({ profileId: profile.id })
      view.getState().setOpening(null)
      if (!result.ok) return result.error
      if (view.getState().dialog === 'switch-profile') view.getState().closeDialog()
      // An event that came meanwhile is at least as new as this answer.
      if (session.getState() === before) session.setState(result.value, true)
      return null
    }
    const open = async (profile: Named) => {
      const failure = await tryOpen(profile)
      if (failure === null || failure.code === 'cancelled') return
      notifications.show({
        color: 'red',
        title: words.notOpenedTitle(profile.name),
        message: failureSentence(failure)
      })
    }
    return { tryOpen, open: (profile) => void open(profile) }
  }, [bridge, session, view])
}
