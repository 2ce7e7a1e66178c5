import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import { bundledMap } from './base-map'
import { mapAssetsOf, startClusterWorker } from './map-assets'
import { isWebGlAvailable } from './map-engine'
import { createMapHost } from './map-host'
import type { CameraState, MapHost, MapHostEvents, MapHostParts } from './map-host-types'
import type { MapPaneProps } from './map-pane-props'

/**
 * Keeps one map host for as long as the container is there: one effect builds it and takes it down, the others only pass values on.
 *
 * @param container where the map goes
 * @param props what it shows
 * @param events what it tells, also that this browser can draw no map
 */
export function useMapHost(
  container: RefObject<HTMLElement | null>,
  props: MapPaneProps,
  events: Required<MapHostEvents>
): RefObject<MapHost | null> {
  const host = useRef<MapHost | null>(null)
  // A selection that is older than this map is shown, but does not move it: the person may be coming back from another screen.
  const shownAt = useRef(props.memory?.shownSelectionAt() ?? props.selectedAt)
  const {
    table,
    scheme,
    display: { isClusteringOn, clusterRadius, areNamesShown },
    isMerging,
    passing = null,
    followedSlot = null,
    speedUnit,
    isFleetComplete,
    selectedSlot,
    selectedAt,
    hoveredSlot,
    rightInsetPx
  } = props

  const baseMap = props.baseMap?.base ?? bundledMap

  // The newest listeners without building the map anew for each render.
  const tellSelect = useEffectEvent<MapHostEvents['onSelect']>((slot) => events.onSelect(slot))
  const tellPoint = useEffectEvent<MapHostEvents['onPoint']>((pointed) => events.onPoint(pointed))
  const tellSpot = useEffectEvent<MapHostEvents['onSpot']>((spot) => events.onSpot(spot))
  const tellCrowded = useEffectEvent<MapHostEvents['onCrowded']>((isCrowded) => events.onCrowded(isCrowded))
  const tellMissing = useEffectEvent(() => events.onBasemapMissing())
  const tellUndrawable = useEffectEvent(() => events.onUndrawable())
  const tellFollowEnd = useEffectEvent(() => events.onFollowEnd())
  const tellKeyFocus = useEffectEvent<MapHostEvents['onKeyFocus'] & object>((focus) => events.onKeyFocus(focus))
  const tellTrouble = useEffectEvent<MapHostEvents['onBaseTrouble']>((trouble) => events.onBaseTrouble(trouble))
  const tellHost = useEffectEvent((made: MapHost | null) => props.onHost?.(made))
  const tellTime = useEffectEvent(() => props.clock())
  const tellReady = useEffectEvent(() => props.onReady?.())
  const firstParts = useEffectEvent(() => ({
    scheme,
    base: baseMap,
    isClusteringOn,
    clusterRadius,
    areNamesShown,
    isMerging,
    camera: props.memory?.read() ?? null,
    overlays: props.overlays ?? []
  }))
  const noteShown = useEffectEvent((at: number) => props.memory?.noteShownSelection(at))
  const remember = useEffectEvent((camera: CameraState) => props.memory?.write(camera))

  useEffect(() => {
    const element = container.current
    if (!element) return
    const created = createUnlessImpossible({
      container: element,
      table,
      clock: () => tellTime(),
      isMotionReduced: () => window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      createPort: startClusterWorker,
      ...mapAssetsOf(document.baseURI),
      ...firstParts(),
      onSelect: (slot) => tellSelect(slot),
      onPoint: (pointed) => tellPoint(pointed),
      onSpot: (spot) => tellSpot(spot),
      onCrowded: (isCrowded) => tellCrowded(isCrowded),
      onBasemapMissing: () => tellMissing(),
      onUndrawable: () => tellUndrawable(),
      onFollowEnd: () => tellFollowEnd(),
      onKeyFocus: (focus) => tellKeyFocus(focus),
      onBaseTrouble: (trouble) => tellTrouble(trouble),
      onReady: () => tellReady()
    })
    if (created === null) {
      tellUndrawable()
      return
    }
    host.current = created
    tellHost(created)
    return () => {
      const kept = created.cameraState()
      if (kept) remember(kept)
      host.current = null
      tellHost(null)
      created.stop()
    }
  }, [container, table])

  // Before the selection, whose flight goes to the middle of what is not covered.
  useEffect(() => {
    host.current?.setRightInset(rightInsetPx)
  }, [rightInsetPx])
  useEffect(() => {
    host.current?.setScheme(scheme)
  }, [scheme])
  useEffect(() => {
    host.current?.setBase(baseMap)
  }, [baseMap])
  useEffect(() => {
    host.current?.setClustering(isClusteringOn)
  }, [isClusteringOn])
  useEffect(() => {
    host.current?.setClusterRadius(clusterRadius)
  }, [clusterRadius])
  useEffect(() => {
    host.current?.setNames(areNamesShown)
  }, [areNamesShown])
  useEffect(() => {
    host.current?.setPassing(passing)
  }, [passing])
  useEffect(() => {
    host.current?.setMerging(isMerging)
  }, [isMerging])
  useEffect(() => {
    host.current?.setSpeedUnit(speedUnit)
  }, [speedUnit])
  useEffect(() => {
    host.current?.setFleetComplete(isFleetComplete)
  }, [isFleetComplete])
  useEffect(() => {
    host.current?.select(selectedSlot, shownAt.current !== selectedAt)
    shownAt.current = selectedAt
    noteShown(selectedAt)
  }, [selectedSlot, selectedAt])
  useEffect(() => {
    host.current?.follow(followedSlot)
  }, [followedSlot])
  useEffect(() => {
    host.current?.hover(hoveredSlot)
  }, [hoveredSlot])

  return host
}

/** Null without WebGL 2. Asked only after a failure: a context made for the question alone would delay every start. */
function createUnlessImpossible(parts: MapHostParts): MapHost | null {
  try {
    return createMapHost(parts)
  } catch (error) {
    if (isWebGlAvailable(document)) throw error
    return null
  }
}
