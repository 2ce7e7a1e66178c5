import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { PlaceShape } from '@shared/domain/place'
import type { SavedPlace } from '@shared/ipc/schemas-saved'
import { useMemo } from 'react'
import { useStores } from '@renderer/state/stores'
import { failureSentence } from '@renderer/ui/failure-words'
import { words } from './words'

/** As `mostSaved.places` of the contract. */
export const mostPlaces = 200
/** As the contract has it. */
export const longestName = 60
const undoMs = 7000

export interface SavedPlaces {
  /** @returns the id that it is saved with */
  readonly save: (name: string, shape: PlaceShape) => string
  readonly rename: (id: string, name: string) => void
  /** The name and the id stay. */
  readonly reshape: (id: string, shape: PlaceShape) => void
  /** Deletes at once; a toast brings it back. */
  readonly remove: (place: SavedPlace) => void
}

/** What can be done with saved places. */
export function useSavedPlaces(): SavedPlaces {
  const { saved, bridge } = useStores()
  return useMemo(() => {
    const places = () => saved.getState().places

    async function put(next: readonly SavedPlace[]): Promise<void> {
      const before = saved.getState()
      saved.setState({ places: next })
      const answer = await bridge.calls['saved:change']({ places: [...next] })
      if (answer.ok) return
      const isKeptForNow = answer.error.code === 'file-not-written'
      if (!isKeptForNow) saved.setState(before)
      const message = isKeptForNow ? words.notSavedText : failureSentence(answer.error)
      notifications.show({ color: 'red', title: words.notSaved, message })
    }

    return {
      save(name, shape) {
        const id = crypto.randomUUID()
        void put([...places(), { id, name, shape }])
        return id
      },
      rename: (id, name) => void put(places().map((place) => (place.id === id ? { ...place, name } : place))),
      reshape: (id, shape) => void put(places().map((place) => (place.id === id ? { ...place, shape } : place))),
      remove(place) {
        const index = places().indexOf(place)
        const toast = `place-${place.id}`
        void put(places().filter(({ id }) => id !== place.id))
        const bringBack = () => {
          notifications.hide(toast)
          const now = [...places()]
          now.splice(Math.max(0, index), 0, place)
          void put(now)
        }
        notifications.show({
          id: toast,
          autoClose: undoMs,
          title: words.deleted(place.name),
          message: (
            <Button size="compact-xs" variant="subtle" onClick={bringBack}>
              {words.undo}
            </Button>
          )
        })
      }
    }
  }, [saved, bridge])
}
