import { useFleets, useFleetView } from '@renderer/state/stores'
import { FleetPage } from './fleet-page'
import classes from './fleets.module.css'
import { pageWords } from './page-words'

/** The page of the chosen fleet beside a list; nothing while none is open. Escape closes it. */
export function FleetPagePanel() {
  const isOpen = useFleetView((state) => state.isPageOpen)
  const key = useFleetView((state) => state.currentKey)
  const close = useFleetView((state) => state.close)
  const row = useFleets((state) => (key === null ? undefined : state.byKey.get(key)))
  if (!isOpen || key === null || row === undefined) return null
  return (
    <aside
      className={classes['panel']}
      aria-label={pageWords.label}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        close()
        document.querySelector<HTMLElement>('main [role="grid"]')?.focus()
      }}
    >
      <FleetPage key={key} row={row} onClose={close} />
    </aside>
  )
}
