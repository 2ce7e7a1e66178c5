import { mainAreaBounds } from '../map/fleet-bounds'
import type { EarlyPicture } from '../map/early-picture'
import type { EarlyStores } from '../state/early-stores'
import { fitCamera } from './fit-camera'
import { groupVehicles } from './group-vehicles'
import type { Outlines } from './outlines'
import { paintPicture } from './paint-picture'

/**
 * Paints the vehicles that the table holds into the outlines of the app: where, as large and in the colours in which the map will show them.
 * It goes by itself when the profile is closed, or another one's vehicles come, and the outlines with it.
 *
 * @param nowMs the present, epoch milliseconds
 * @returns null where there is nothing to be painted, or no room
 */
export function paintEarly(page: Document, early: EarlyStores, outlines: Outlines, nowMs: number): EarlyPicture | null {
  const session = early.session.getState()
  const view = page.defaultView
  if (session.kind !== 'open' || view === null) return null
  const settings = early.settings.getState()
  // Another screen comes first: a map that flashes up and goes would be worse than none.
  if (settings.startScreen !== 'map') return null
  const table = early.vehicleTable
  const bounds = mainAreaBounds(table)
  if (bounds === null) return null

  outlines.frame(session.profile)
  const size = { widthPx: outlines.map.clientWidth, heightPx: outlines.map.clientHeight }
  const camera = fitCamera(bounds, size)
  const canvas = page.createElement('canvas')
  // Not on the graphics card: starting that takes longer than painting a few hundred marks.
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (camera === null || pen === null) return null
  const { isClusteringOn, clusterRadius, mergesSameVin } = settings
  const content = groupVehicles(table, camera, size, { isClusteringOn, clusterRadius, isMerging: mergesSameVin, nowMs })
  const pixelRatio = view.devicePixelRatio
  canvas.className = 'fd-early-picture'
  canvas.ariaHidden = 'true'
  canvas.width = Math.round(size.widthPx * pixelRatio)
  canvas.height = Math.round(size.heightPx * pixelRatio)
  canvas.style.width = `${size.widthPx}px`
  canvas.style.height = `${size.heightPx}px`
  paintPicture(pen, content, table, { camera, size, style: { scheme: outlines.scheme, pixelRatio, nowMs } })
  outlines.map.append(canvas)
  canvas.dataset['vehiclesPainted'] = String(content.vehicleCount)

  let isGone = false
  const remove = () => {
    isGone = true
    stopSession()
    stopTable()
    canvas.remove()
    outlines.remove()
  }
  // Threat: positions of a profile that was locked or left while the app was still on its way must not stay on the screen.
  const stopSession = early.session.subscribe(({ kind }) => {
    if (kind !== 'open') remove()
  })
  const stopTable = table.subscribe(({ kind }) => {
    if (kind === 'reset') remove()
  })
  return {
    moveInto(pane) {
      if (!isGone) pane.append(canvas)
    },
    dropOutlines: outlines.remove,
    remove
  }
}
