import { IconHistory } from '@tabler/icons-react'
import { useRewind, useStores, useVehicleTable } from '@renderer/state/stores'
import { classNames } from '@renderer/ui/class-names'
import mapButton from '@renderer/ui/map-button.module.css'
import { useSyncExternalStore } from 'react'
import classes from './rewind.module.css'
import { words } from './words'

/** Begins to show the past. Not there while it is shown, nor while there is no fleet. */
export function RewindButton() {
  const { rewind } = useStores()
  const table = useVehicleTable()
  const isLive = useRewind((state) => state.kind === 'live')
  const hasVehicles = useSyncExternalStore(table.subscribe, () => table.size > 0)
  if (!isLive || !hasVehicles) return null
  return (
    <button
      type="button"
      className={classNames(mapButton['button'], classes['begin'])}
      title={words.beginHint}
      onClick={rewind.begin}
    >
      <IconHistory size={16} stroke={1.75} aria-hidden="true" />
      {words.begin}
    </button>
  )
}
