import { useEffect } from 'react'
import { cameraOf, coveredPx } from '../../map/seen-camera'
import { useStores } from '../../state/stores'
import { linkMessageOf, openLinkChannel, type LinkChannel, type LinkedView } from './linked-view'
import { useSharedFilter } from './shared-filter'

/** How often the wall map hears of a moving camera at most, in milliseconds. */
const tellEveryMs = 100

/**
 * Tells the wall map what this window shows, and takes the vehicle that is chosen there. Costs nothing while no wall map is open.
 *
 * @param openChannel how the other window is reached
 */
export function useMainLink(openChannel: () => LinkChannel = openLinkChannel): void {
  const stores = useStores()
  const filter = useSharedFilter()

  useEffect(() => {
    const { wall, selection, vehicleTable, mapTools } = stores
    const channel = openChannel()
    let timer: ReturnType<typeof setTimeout> | undefined
    let cameraTimer: ReturnType<typeof setTimeout> | undefined

    const view = (): LinkedView => {
      const { map } = mapTools.tap.map.getState()
      return {
        epoch: vehicleTable.epoch,
        selectedSlot: selection.getState().selectedSlot,
        camera: map === null ? null : cameraOf(map, coveredPx(map)),
        passing: filter.passing(),
        filterText: filter.text()
      }
    }
    const tell = (): void => {
      clearTimeout(timer)
      timer = undefined
      channel.post({ kind: 'view', view: view() })
    }
    const tellSoon = (): void => {
      if (wall.getState().isOpen) timer ??= setTimeout(tell, tellEveryMs)
    }
    const tellCamera = (): void => {
      cameraTimer = undefined
      const { map } = mapTools.tap.map.getState()
      if (map !== null) channel.post({ kind: 'camera', camera: cameraOf(map, coveredPx(map)) })
    }
    const tellCameraSoon = (): void => {
      if (wall.getState().isOpen) cameraTimer ??= setTimeout(tellCamera, tellEveryMs)
    }
    channel.listen((data) => {
      const message = linkMessageOf(data)
      if (message?.kind === 'hello') tell()
      if (message?.kind === 'select' && message.epoch === vehicleTable.epoch) selection.getState().select(message.slot)
    })

    let unfollowMap = (): void => undefined
    const followMap = (): void => {
      unfollowMap()
      const { map } = mapTools.tap.map.getState()
      if (map === null) return
      map.on('move', tellCameraSoon)
      map.on('resize', tellCameraSoon)
      unfollowMap = () => {
        map.off('move', tellCameraSoon)
        map.off('resize', tellCameraSoon)
      }
      tellCameraSoon()
    }
    followMap()
    const stops = [
      mapTools.tap.map.subscribe(followMap),
      selection.subscribe((next, before) => {
        if (next.selectedSlot !== before.selectedSlot) tellSoon()
      }),
      filter.subscribe(tellSoon)
    ]
    return () => {
      stops.forEach((stop) => stop())
      unfollowMap()
      clearTimeout(timer)
      clearTimeout(cameraTimer)
      channel.close()
    }
  }, [stores, filter, openChannel])
}
