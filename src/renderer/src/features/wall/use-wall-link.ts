import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useEffectEvent, useState } from 'react'
import { zoomToShow, type SeenCamera } from '../../map/seen-camera'
import { useStores } from '../../state/stores'
import { linkMessageOf, openLinkChannel, type LinkChannel, type LinkedView } from './linked-view'

/** The other window answers within a few milliseconds; where nobody does, the map shows the fleet by itself. */
const answerWithinMs = 400

export interface WallLink {
  /** What the main window shows; null while it is not followed, or nothing was heard of it. */
  readonly view: LinkedView | null
  /** False for the moment in which the first camera may still come: a map that is made before would show something else first. */
  readonly isSettled: boolean
}

/**
 * Follows the main window: its camera, its selection and its filter. A vehicle that is chosen on the wall is chosen there, too.
 *
 * @param isFollowing whether it is to be followed at all
 * @param onOwnMove told when somebody moves the map on the wall by hand
 */
export function useWallLink(
  isFollowing: boolean,
  onOwnMove: () => void,
  openChannel: () => LinkChannel = openLinkChannel
): WallLink {
  const stores = useStores()
  const [view, setView] = useState<LinkedView | null>(null)
  const [isSettled, setSettled] = useState(!isFollowing)
  const noteOwnMove = useEffectEvent(onOwnMove)

  useEffect(() => {
    if (!isFollowing) return undefined
    const { selection, vehicleTable, mapTools } = stores
    const channel = openChannel()
    let heard: LinkedView | null = null
    let isTaking = false

    /** The slots of a view mean nothing before this window holds the same epoch; it may come later than the view. */
    const takeSelection = (): void => {
      if (heard === null || heard.epoch === null || heard.epoch !== vehicleTable.epoch) return
      isTaking = true
      // As it is, without a new `selectedAt`: the camera comes from the other window, too.
      selection.setState({ selectedSlot: heard.selectedSlot })
      isTaking = false
    }
    const takeCamera = (): void => {
      const { map } = mapTools.tap.map.getState()
      if (map !== null && heard?.camera) lookAs(map, heard.camera)
    }
    channel.listen((data) => {
      const message = linkMessageOf(data)
      if (message?.kind === 'camera' && heard !== null) {
        heard = { ...heard, camera: message.camera }
        takeCamera()
      }
      if (message?.kind !== 'view') return
      heard = message.view
      setView(heard)
      setSettled(true)
      takeSelection()
      takeCamera()
    })

    let unfollowMap = (): void => undefined
    const followMap = (): void => {
      unfollowMap()
      const { map } = mapTools.tap.map.getState()
      if (map === null) return
      takeCamera()
      const handleMove = (event: { readonly originalEvent?: unknown }): void => {
        if (event.originalEvent instanceof Event && event.originalEvent.type !== 'resize') noteOwnMove()
      }
      map.on('movestart', handleMove)
      map.on('resize', takeCamera)
      unfollowMap = () => {
        map.off('movestart', handleMove)
        map.off('resize', takeCamera)
      }
    }
    followMap()
    const stops = [
      mapTools.tap.map.subscribe(followMap),
      vehicleTable.subscribe((change) => {
        if (change.kind === 'reset') takeSelection()
      }),
      selection.subscribe((next, before) => {
        if (isTaking || next.selectedSlot === before.selectedSlot || vehicleTable.epoch === null) return
        channel.post({ kind: 'select', epoch: vehicleTable.epoch, slot: next.selectedSlot })
      })
    ]
    const timer = setTimeout(() => setSettled(true), answerWithinMs)
    channel.post({ kind: 'hello' })
    return () => {
      clearTimeout(timer)
      stops.forEach((stop) => stop())
      unfollowMap()
      channel.close()
      setView(null)
    }
  }, [stores, isFollowing, openChannel])

  return { view, isSettled: isSettled || !isFollowing }
}

/** At once: the views come ten times a second, and an ease of each would lag behind the next. */
function lookAs(map: MapLibreMap, camera: SeenCamera): void {
  const { clientWidth, clientHeight } = map.getContainer()
  map.jumpTo({
    center: [camera.longitudeDeg, camera.latitudeDeg],
    zoom: zoomToShow(camera, { widthPx: clientWidth, heightPx: clientHeight })
  })
}
