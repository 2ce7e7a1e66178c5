import type { Stores } from '@renderer/state/create-stores'
import { chosenLabelSelector } from './chosen-labels'
import { mapAssetsOf, startClusterWorker } from './map-assets'
import { createMapHost } from './map-host'
import type { CameraState } from './map-host-types'
import type { MapPicture, PictureSize } from './map-picture-types'
import { createMapTap } from './map-tap'
import type { MapScheme } from './palette'
import { cameraOf, coveredPx, zoomToShow } from './seen-camera'

/** Without a graphics card a large map takes seconds. */
const drawnWithinMs = 30_000

/**
 * Draws what the map shows once more, out of sight and in the size and colours of the sheet: the window's own map neither flashes nor changes, and
 * the picture is as sharp as paper.
 *
 * @returns null when it could not be drawn in time, or not at all
 */
export async function takeMapPicture(stores: Stores, scheme: MapScheme, size: PictureSize): Promise<MapPicture | null> {
  const container = stageOf(size)
  const tap = createMapTap()
  const settings = stores.settings.getState()
  const { selectedSlot } = stores.selection.getState()
  let host: ReturnType<typeof createMapHost> | null = null
  try {
    host = createMapHost({
      container,
      table: stores.vehicleTable,
      clock: stores.shownNow,
      scheme,
      base: stores.mapTools.base.getState().base,
      isClusteringOn: settings.isClusteringOn,
      clusterRadius: settings.clusterRadius,
      areNamesShown: settings.areNamesShown,
      isMerging: settings.mergesSameVin,
      isMotionReduced: () => true,
      camera: cameraFor(stores, size),
      createPort: startClusterWorker,
      overlays: [tap.overlay, stores.mapTools.places.copy(), ...stores.mapTools.tracks.copies()],
      ...mapAssetsOf(document.baseURI),
      onSelect: ignore,
      onPoint: ignore,
      onSpot: ignore,
      onCrowded: ignore,
      onBasemapMissing: ignore,
      onBaseTrouble: ignore,
      onReady: ignore
    })
    const { map } = tap.map.getState()
    if (map === null) return null
    map.setPixelRatio(size.pixelRatio)
    host.setSpeedUnit(settings.speedUnit)
    host.select(selectedSlot, false)
    host.setPassing(stores.listAnswer.store.getState().passing)
    host.setFleetComplete(true)
    if (!(await isIdle(container))) return null
    return await copyOf(container, map, size)
  } catch {
    // Without WebGL there is no map, in the window or on paper.
    return null
  } finally {
    host?.stop()
    container.remove()
  }
}

function cameraFor({ mapTools }: Stores, size: PictureSize): CameraState | null {
  const { map } = mapTools.tap.map.getState()
  if (map === null) return null
  const camera = cameraOf(map, coveredPx(map))
  const { longitudeDeg, latitudeDeg } = camera
  return { longitudeDeg, latitudeDeg, zoom: zoomToShow(camera, size) }
}

/** Laid out and painted, but off the screen; nobody can reach it. */
function stageOf({ widthPx, heightPx }: PictureSize): HTMLElement {
  const stage = document.createElement('div')
  stage.inert = true
  stage.setAttribute('aria-hidden', 'true')
  Object.assign(stage.style, {
    position: 'fixed',
    top: '0',
    left: '-20000px',
    width: `${widthPx}px`,
    height: `${heightPx}px`
  })
  document.body.append(stage)
  return stage
}

/** Resolves with whether the map came to rest in time. */
function isIdle(container: HTMLElement): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isDrawn: boolean): void => {
      clearTimeout(timer)
      observer.disconnect()
      resolve(isDrawn)
    }
    const look = (): void => {
      if (container.dataset['mapIdle'] === 'true') end(true)
    }
    const observer = new MutationObserver(look)
    const timer = setTimeout(() => end(false), drawnWithinMs)
    observer.observe(container, { attributes: true, attributeFilter: ['data-map-idle'] })
    look()
  })
}

/** WebGL's picture is there only in the frame that draws it. */
function copyOf(
  container: HTMLElement,
  map: { once(type: 'render', listener: () => void): unknown; triggerRepaint(): void },
  { widthPx, heightPx, pixelRatio }: PictureSize
): Promise<MapPicture | null> {
  return new Promise((resolve) => {
    map.once('render', () => {
      const canvas = document.createElement('canvas')
      canvas.width = Math.round(widthPx * pixelRatio)
      canvas.height = Math.round(heightPx * pixelRatio)
      const pen = canvas.getContext('2d')
      if (pen === null) {
        resolve(null)
        return
      }
      // The base map's canvas, and whatever else is drawn over it.
      for (const layer of container.querySelectorAll<HTMLCanvasElement>(`canvas:not(${chosenLabelSelector})`)) {
        pen.globalAlpha = opacityOf(layer)
        if (layer.width > 0 && layer.height > 0) pen.drawImage(layer, 0, 0, canvas.width, canvas.height)
      }
      const from = container.getBoundingClientRect()
      for (const label of container.querySelectorAll<HTMLCanvasElement>(chosenLabelSelector)) {
        const { left, top, width, height } = label.getBoundingClientRect()
        pen.globalAlpha = opacityOf(label)
        const [x, y, wide, high] = [left - from.left, top - from.top, width, height].map((px) => px * pixelRatio)
        if (label.width > 0) pen.drawImage(label, x ?? 0, y ?? 0, wide ?? 0, high ?? 0)
      }
      const bar = container.querySelector<HTMLElement>('.maplibregl-ctrl-scale')
      const scale = bar === null ? null : { text: bar.textContent, widthPx: bar.offsetWidth }
      resolve({ canvas, scale })
    })
    map.triggerRepaint()
  })
}

/** What is live is dimmed while a past is looked at. */
function opacityOf(layer: HTMLElement): number {
  return Number(getComputedStyle(layer).opacity)
}

function ignore(): void {
  return undefined
}
