import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useCallback, useMemo } from 'react'
import type { SavedView } from '@shared/ipc/schemas-saved'
import { useStores } from '@renderer/state/stores'
import { useChangeSettings } from '@renderer/state/use-change-settings'
import { failureSentence } from '@renderer/ui/failure-words'
import { listWords } from './list-words'

/** As `mostSaved.views` of the contract. */
export const mostViews = 50
const undoMs = 7000

export interface SavedViews {
  /** Shows the fleet as the view has it. */
  readonly show: (view: SavedView) => void
  /** Saves what is shown now. */
  readonly save: (name: string, hasCamera: boolean) => void
  readonly rename: (id: string, name: string) => void
  readonly move: (id: string, by: 1 | -1) => void
  /** Deletes at once; a toast brings it back. */
  readonly remove: (view: SavedView) => void
}

/** What can be done with saved views. */
export function useSavedViews(): SavedViews {
  const stores = useStores()
  const changeSettings = useChangeSettings()

  const put = useCallback(
    async (views: readonly SavedView[]): Promise<boolean> => {
      const before = stores.saved.getState()
      stores.saved.setState({ views })
      const answer = await stores.bridge.calls['saved:change']({ views: [...views] })
      if (answer.ok) return true
      if (answer.error.code !== 'file-not-written') stores.saved.setState(before)
      const message = answer.error.code === 'file-not-written' ? listWords.notSavedText : failureSentence(answer.error)
      notifications.show({ color: 'red', title: listWords.notSaved, message })
      return false
    },
    [stores]
  )

  return useMemo(() => {
    const views = () => stores.saved.getState().views
    return {
      show(view) {
        stores.filter.setState({ filter: view.filter, sort: view.sort })
        changeSettings({ listColumns: [...view.columns] })
        if (view.camera) stores.mapTools.camera.look(view.camera)
      },
      save(name, hasCamera) {
        const { filter, sort } = stores.filter.getState()
        const { listColumns } = stores.settings.getState()
        const camera = hasCamera ? (stores.mapTools.host.getState().host?.cameraState() ?? null) : null
        const view = { id: newId(), name, filter, sort: [...sort], columns: [...listColumns], camera }
        void put([...views(), view])
      },
      rename: (id, name) => void put(views().map((view) => (view.id === id ? { ...view, name } : view))),
      move: (id, by) => void put(moved(views(), id, by)),
      remove(view) {
        const place = views().indexOf(view)
        void put(views().filter(({ id }) => id !== view.id))
        const toast = `view-${view.id}`
        notifications.show({
          id: toast,
          autoClose: undoMs,
          title: listWords.viewDeleted(view.name),
          message: (
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => {
                notifications.hide(toast)
                const now = [...views()]
                now.splice(Math.max(0, place), 0, view)
                void put(now)
              }}
            >
              {listWords.undo}
            </Button>
          )
        })
      }
    }
  }, [stores, changeSettings, put])
}

/** Enough for fifty names in one file; the page has `crypto` in every engine that it runs in. */
function newId(): string {
  return crypto.randomUUID()
}

function moved(views: readonly SavedView[], id: string, by: 1 | -1): readonly SavedView[] {
  const from = views.findIndex((view) => view.id === id)
  const view = views[from]
  const to = from + by
  if (view === undefined || to < 0 || to >= views.length) return views
  const next = views.filter((other) => other.id !== id)
  next.splice(to, 0, view)
  return next
}
