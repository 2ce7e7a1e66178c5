import { useState } from 'react'
import { createCameraMemory } from '../../map/camera-memory'
import { MapView } from '../../map/map-view'
import { useSettings, useStores } from '../../state/stores'
import { useChangeSettings } from '../../state/use-change-settings'
import { FaultBoundary } from '../../ui/fault-boundary'
import { useQuiet } from './use-quiet'
import { useWallCounts } from './use-wall-counts'
import { useWallLink } from './use-wall-link'
import { WallControls } from './wall-controls'
import { WallHeader } from './wall-header'
import { WallScale } from './wall-scale'
import { WallSelection } from './wall-selection'
import { WallTiles } from './wall-tiles'
import { words } from './words'
import classes from './wall.module.css'

/** The wall map of an open profile: who and when above, the map, and what its colours mean and count below. */
export function WallScreen() {
  const isFollowing = useSettings((settings) => settings.isWallFollowing)
  const change = useChangeSettings()
  const [memory] = useState(createCameraMemory)
  // Whoever moves the map on the wall wants to look elsewhere than the main window does.
  const { view, isSettled } = useWallLink(isFollowing, () => change({ isWallFollowing: false }))
  const { vehicleTable } = useStores()
  // Bits of another epoch are other vehicles'.
  const passing = view !== null && view.epoch === vehicleTable.epoch ? view.passing : null
  const counts = useWallCounts(passing)
  const isQuiet = useQuiet()
  return (
    <div className={classes['wall']} data-quiet={isQuiet || undefined}>
      <WallHeader counts={counts} filterText={view?.filterText ?? null} />
      <main className={classes['stage']} aria-label={words.title}>
        <FaultBoundary what={words.title}>
          {isSettled && (
            <WallScale>
              <MapView memory={memory} passingElsewhere={passing} />
            </WallScale>
          )}
        </FaultBoundary>
        <WallSelection />
        <WallControls />
      </main>
      <WallTiles counts={counts} />
    </div>
  )
}
