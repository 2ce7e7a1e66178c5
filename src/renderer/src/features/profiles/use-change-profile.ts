import { notifications } from '@mantine/notifications'
import type { ProfileChange } from '@shared/ipc/schemas-profiles'
import { useMemo } from 'react'
import { useStores } from '../../state/stores'
import { failureSentence } from '../../ui/failure-words'
import { words } from './words'

interface ChangeProfile {
  /** Changes a profile; answers why it did not work, in a sentence, or null. */
  readonly change: (change: ProfileChange) => Promise<string | null>
  /** The same, with a toast for a failure. */
  readonly changeOrSay: (change: ProfileChange) => void
}

/** Renames a profile, gives it a frame colour, or marks it as test; main keeps it, and the list comes back with the answer. */
export function useChangeProfile(): ChangeProfile {
  const { bridge, profiles } = useStores()
  return useMemo(() => {
    const change = async (wanted: ProfileChange) => {
      const before = profiles.getState()
      const result = await bridge.calls['profiles:change'](wanted)
      if (!result.ok) return failureSentence(result.error)
      // An event that came meanwhile is at least as new as this answer.
      if (profiles.getState() === before) profiles.setState(result.value, true)
      return null
    }
    const changeOrSay = async (wanted: ProfileChange) => {
      const failure = await change(wanted)
      if (failure !== null) notifications.show({ color: 'red', title: words.notChangedTitle, message: failure })
    }
    return { change, changeOrSay: (wanted) => void changeOrSay(wanted) }
  }, [bridge, profiles])
}
