import {
  useBridge,
  useListAnswer,
  useShownNow,
  usePositionStatus,
  useSelection,
  useSettings,
  useStores,
  useVehicleTable
} from '@renderer/state/stores'
import { useComputedColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import type { CameraMemory } from './camera-memory'
import { takeMapPicture } from './map-picture'
import { MapPane } from './map-pane'
import { useBaseMap } from './use-base-map'

interface Props {
  /** Called when the map has drawn for the first time. */
  readonly onReady?: () => void
  /** Which vehicles pass, where that is not for this window's own filter to say; see `MapHost.setPassing`. */
  readonly passingElsewhere?: Uint32Array | null
  /** How much of the map's right edge a panel covers, in CSS pixels. */
  readonly rightInsetPx?: number
  /** Remembers where the map looked while another screen is shown. */
  readonly memory?: CameraMemory
}

/** The map, bound to the stores. Fills its parent. */
export function MapView({ onReady, rightInsetPx = 0, memory, passingElsewhere }: Props) {
  const bridge = useBridge()
  const table = useVehicleTable()
  const stores = useStores()
  const { mapTools, shownNow } = stores
  const nowMs = useShownNow()
  const scheme = useComputedColorScheme('light')
  const isClusteringOn = useSettings((settings) => settings.isClusteringOn)
  const clusterRadius = useSettings((settings) => settings.clusterRadius)
  const areNamesShown = useSettings((settings) => settings.areNamesShown)
  const isMerging = useSettings((settings) => settings.mergesSameVin)
  const baseMap = useBaseMap()
  const speedUnit = useSettings((settings) => settings.speedUnit)
  const isFleetComplete = usePositionStatus((status) => status.asOfMs !== null)
  const ownPassing = useListAnswer((answer) => answer.passing)
  const passing = passingElsewhere === undefined ? ownPassing : passingElsewhere
  const selectedSlot = useSelection((selection) => selection.selectedSlot)
  const selectedAt = useSelection((selection) => selection.selectedAt)
  const hoveredSlot = useSelection((selection) => selection.hoveredSlot)
  const followedSlot = useSelection((selection) => selection.followedSlot)
  const select = useSelection((selection) => selection.select)
  const follow = useSelection((selection) => selection.follow)
  useEffect(
    () => mapTools.picture.setState({ take: (picked, size) => takeMapPicture(stores, picked, size) }),
    [mapTools, stores]
  )
  const { base, attribution } = baseMap
  useEffect(() => mapTools.base.setState({ base, attribution }), [mapTools, base, attribution])
  return (
    <MapPane
      table={table}
      nowMs={nowMs}
      clock={shownNow}
      scheme={scheme}
      display={{ isClusteringOn, clusterRadius, areNamesShown }}
      baseMap={baseMap}
      isMerging={isMerging}
      speedUnit={speedUnit}
      isFleetComplete={isFleetComplete}
      passing={passing}
      selectedSlot={selectedSlot}
      selectedAt={selectedAt}
      hoveredSlot={hoveredSlot}
      rightInsetPx={rightInsetPx}
      overlays={mapTools.overlays}
      onHost={(host) => mapTools.host.setState({ host })}
      onSelect={select}
      followedSlot={followedSlot}
      onFollowEnd={() => follow(null)}
      changeDisplay={async (change) => (await bridge.calls['settings:change'](change)).ok}
      {...(onReady ? { onReady } : {})}
      {...(memory ? { memory } : {})}
    />
  )
}
