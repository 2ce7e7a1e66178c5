import { VisuallyHidden } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { CameraMemory } from '../../map/camera-memory'
import { MapView } from '../../map/map-view'
import { useRewind, useSelection, useSettings, useStores } from '../../state/stores'
import { useChangeSettings } from '../../state/use-change-settings'
import { FaultBoundary } from '../../ui/fault-boundary'
import { PlaybackDock } from '../history/playback-dock'
import { TrackOnMap } from '../history/track-on-map'
import { FollowPill } from '../vehicles/follow-pill'
import { Places } from '../places/places'
import { RewindBar } from '../rewind/rewind-bar'
import { RewindButton } from '../rewind/rewind-button'
import { ActiveChips } from '../vehicles/active-chips'
import { PositionsNotice } from '../vehicles/positions-notice'
import { VehicleDetail } from '../vehicles/vehicle-detail'
import { useSelectionHidden } from '../vehicles/use-selection-hidden'
import { useViewKeys } from '../vehicles/use-view-keys'
import { VehicleList } from '../vehicles/vehicle-list'
import classes from './map-screen.module.css'
import { PanelEdge } from './panel-edge'
import { usePanelWidth } from './use-panel-width'
import { words } from './words'

const listId = 'vehicle-list-panel'

/** As `.detail` in the style sheet: what the panel covers is no place to fly a vehicle to. */
const detailWidthPx = 360

/** The map with its list at the left and the chosen vehicle sliding over its right edge (LOOK.md, "Frame"). */
export function MapScreen({ cameraMemory }: { readonly cameraMemory: CameraMemory }) {
  const isCollapsed = useSettings((settings) => settings.isListCollapsed)
  const hasSelection = useSelection((selection) => selection.selectedSlot !== null)
  const isRewound = useRewind((rewind) => rewind.kind === 'rewound')
  const change = useChangeSettings()
  const [isMapDrawn, setMapDrawn] = useState(false)
  const { listAnswer } = useStores()
  useViewKeys()
  // Without a list, too: the map shows what passes the filter.
  useEffect(() => {
    if (isMapDrawn) listAnswer.release()
  }, [isMapDrawn, listAnswer])
  const { widthPx, isDragging, edgeProps } = usePanelWidth()
  const isSelectionHidden = useSelectionHidden()
  const rightInsetPx = hasSelection ? detailWidthPx : 0
  const ToggleIcon = isCollapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse

  return (
    <div className={classes['screen']} data-dragging={isDragging || undefined}>
      <VisuallyHidden component="h1">{words.title}</VisuallyHidden>
      {!isCollapsed && (
        <>
          <div id={listId} className={classes['list']} style={{ width: widthPx }}>
            <VehicleList isHeld={!isMapDrawn} widthPx={widthPx} />
          </div>
          <PanelEdge controls={listId} {...edgeProps} />
        </>
      )}
      <div className={classes['map']} data-rewound={isRewound || undefined}>
        <div className={classes['stage']}>
          <FaultBoundary what={words.map}>
            <MapView memory={cameraMemory} rightInsetPx={rightInsetPx} onReady={() => setMapDrawn(true)} />
          </FaultBoundary>
          <Places rightInsetPx={rightInsetPx} />
          <RewindButton />
          <FollowPill rightInsetPx={rightInsetPx} />
        </div>
        <TrackOnMap rightInsetPx={rightInsetPx} />
        <PlaybackDock rightInsetPx={rightInsetPx} />
        <button
          type="button"
          className={classes['toggle']}
          aria-expanded={!isCollapsed}
          aria-label={isCollapsed ? words.showList : words.hideList}
          title={isCollapsed ? words.showList : words.hideList}
          onClick={() => change({ isListCollapsed: !isCollapsed })}
        >
          <ToggleIcon size={18} stroke={1.6} aria-hidden="true" />
        </button>
        {/* With the list beside it, the list says so. */}
        {isCollapsed && (
          <div className={classes['overMap']}>
            <div className={classes['notice']}>
              <PositionsNotice />
            </div>
            <ActiveChips hasText />
          </div>
        )}
        <RewindBar />
        {hasSelection && (
          <div className={classes['detail']}>
            <VehicleDetail rightInsetPx={rightInsetPx} isHiddenByFilter={isSelectionHidden} />
          </div>
        )}
      </div>
    </div>
  )
}
