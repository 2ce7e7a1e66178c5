import type { Profile, SessionState } from '@shared/ipc/schemas-session'
import { mainAreaBounds } from '../map/fleet-bounds'
import type { EarlyPicture } from '../map/early-picture'
import type { EarlyStores } from '../state/early-stores'
import { fitCamera } from './fit-camera'
import { groupVehicles } from './group-vehicles'
import type { Outlines } from './outlines'
import type { Pictured } from './pictured'
import { paintPicture } from './paint-picture'

/**
 * Paints vehicles into the outlines of the app: where, as large and in the colours in which the map will show them.
 * It goes by itself when the profile is closed, or another one's vehicles come, and the outlines with it.
 *
 * @param early whose session and vehicles say when it has to go
 * @param nowMs the present, epoch milliseconds
 * @returns null where there is nothing to be painted, or no room
 */
export function paintEarly(
  page: Document,
  early: EarlyStores,
  { profile, vehicles }: Pictured,
  outlines: Outlines,
  nowMs: number
): EarlyPicture | null {
  const view = page.defaultView
  if (!shows(early.session.getState(), profile) || view === null) return null
  const settings = early.settings.getState()
  // Another screen comes first: a map that flashes up and goes would be worse than none.
  if (settings.startScreen !== 'map') return null
  const bounds = mainAreaBounds(vehicles)
  if (bounds === null) return null

  outlines.frame(profile)
  const size = { widthPx: outlines.map.clientWidth, heightPx: outlines.map.clientHeight }
  const camera = fitCamera(bounds, size)
  const canvas = page.createElement('canvas')
  // Not on the graphics card: starting that takes longer than painting a few hundred marks.
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (camera === null || pen === null) return null
  const { isClusteringOn, clusterRadius, mergesSameVin } = settings
  const content = groupVehicles(vehicles, camera, size, {
    isClusteringOn,
    clusterRadius,
    isMerging: mergesSameVin,
    nowMs
  })
  const pixelRatio = view.devicePixelRatio
  canvas.className = 'fd-early-picture'
  canvas.ariaHidden = 'true'
  canvas.width = Math.round(size.widthPx * pixelRatio)
  canvas.height = Math.round(size.heightPx * pixelRatio)
  canvas.style.width = `${size.widthPx}px`
  canvas.style.height = `${size.heightPx}px`
  paintPicture(pen, content, vehicles, { camera, size, style: { scheme: outlines.scheme, pixelRatio, nowMs } })
  outlines.map.append(canvas)
  canvas.dataset['vehiclesPainted'] = String(content.vehicleCount)

  let isGone = false
  /** Of the table's vehicles; null while those that are painted are still to come. */
  let { epoch } = vehicles
  const remove = () => {
    isGone = true
    stopSession()
    stopTable()
    canvas.remove()
    outlines.remove()
  }
  // Threat: positions of a profile that was locked or left while the app was still on its way must not stay on the screen.
  const stopSession = early.session.subscribe((session) => {
    if (!shows(session, profile)) remove()
  })
  const stopTable = early.vehicleTable.subscribe(({ kind }) => {
    if (kind !== 'reset') return
    const isFirst = epoch === null && (early.vehicleTable.epoch === null || early.vehicleTable.size > 0)
    if (isFirst) epoch = early.vehicleTable.epoch
    else remove()
  })
  return {
    moveInto(pane) {
      if (!isGone) pane.append(canvas)
    },
    dropOutlines: outlines.remove,
    remove
  }
}

/** Whether vehicles of the profile may be on the screen: it is open, or may be about to be. */
function shows(session: SessionState, profile: Profile): boolean {
  return session.kind === 'open' ? session.profile.id === profile.id : session.kind === 'starting'
}
