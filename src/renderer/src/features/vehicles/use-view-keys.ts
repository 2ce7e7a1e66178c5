import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { useStores } from '@renderer/state/stores'
import { isTyping } from '@renderer/ui/is-typing'
import { listWords } from './list-words'
import { useSavedViews } from './use-saved-views'

const toastId = 'view-shown'

/** The keys 1 to 9 show the first nine saved views, but never while someone types or a dialog waits (UX.md section 4.3). */
export function useViewKeys(): void {
  const { saved } = useStores()
  const { show } = useSavedViews()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.altKey || event.ctrlKey || event.metaKey) return
      if (!/^[1-9]$/.test(event.key) || isTyping(event.target)) return
      if (document.querySelector('[aria-modal="true"]')) return
      const view = saved.getState().views[Number(event.key) - 1]
      if (view === undefined) return
      event.preventDefault()
      show(view)
      notifications.hide(toastId)
      notifications.show({ id: toastId, message: listWords.viewShown(view.name), autoClose: 2000 })
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [saved, show])
}
