import { fetchArchive, serveBasemap } from './basemap-source'
import { watchOnlineMap } from './base-trouble'
import { createCamera } from './camera'
import { createClusterClient, type RefreshReason } from './cluster-client'
import type { ClusterAnswer, ClusterView } from './cluster-protocol'
import { createSignals } from './drawn-signals'
import { createFirstPicture } from './first-picture'
import { fleetBounds, mainAreaBounds } from './fleet-bounds'
import { createIconDrawer, iconPixelRatio, stockIcons } from './icons'
import { createMapEngine } from './map-engine'
import type { MapHost, MapHostParts, PopPlace } from './map-host-types'
import { latitudeOf, longitudeOf } from './mercator'
import { followPointing, type MapTarget } from './pointing'
import { startPulse } from './pulse'
import { serveRegions } from './region-source'
import { createStalenessTimer } from './staleness-timer'
import { featuresOf, groupCountsOf, vehicleFeature, type DrawStyle } from './vehicle-features'
import { feedVehicleLayers } from './vehicle-layers'
import { clusterZoomOf, viewBoxOf } from './view-box'

/** Half the width of what pops up, and a little. */
const popMarginPx = 150

/**
 * The map without React: base map, vehicles, camera, mouse and keyboard. Structure is built once with the style; data flows through it
 * (DESIGN.md, invariant 5): the worker answers what is visible, and only that is given to MapLibre.
 *
 * @param parts what it needs and whom it tells; see there
 */
export function createMapHost(parts: MapHostParts): MapHost {
  const { container, table, clock, isMotionReduced } = parts
  let { base, scheme, isClusteringOn, isMerging } = parts
  let selectedSlot: number | null = null
  let hoveredSlot: number | null = null
  let rightInsetPx = 0
  let isFleetComplete = false
  let chosenOnMap: number | null = null
  let lastAnswer: ClusterAnswer | null = null
  let lastViewKey = ''
  let stopPulse: () => void = () => undefined

  const isHidden = () => document.hidden
  const engine = createMapEngine(parts)
  const { map } = engine
  const signals = createSignals(container, map)
  const picture = createFirstPicture({ map, isFleetEmpty: () => table.size === 0, onShown: noteShown })
  const stopBasemap = serveBasemap(
    () => picture.basemapTurn.then(() => fetchArchive(parts.archiveUrl)),
    parts.onBasemapMissing
  )
  const stopRegions = serveRegions({
    regionsUrl: parts.regionsUrl,
    fetch: (url, init) => fetch(url, init),
    onTrouble: (id, trouble) => parts.onBaseTrouble({ kind: 'region', id, trouble })
  })
  const stopBaseWatch = watchOnlineMap(map, () => base.kind === 'online', parts.onBaseTrouble)
  const icons = stockIcons(map, createIconDrawer(document))
  const camera = createCamera({ map, isMotionReduced, rightInsetPx: () => rightInsetPx })
  const layers = feedVehicleLayers(map, () => refresh('now'))
  const staleness = createStalenessTimer({ clock, isHidden, onEdge: () => refresh('data') })
  const client = createClusterClient({
    port: parts.createPort(),
    table,
    isMerging: () => isMerging,
    view,
    draw,
    onBusy: signals.setBusy,
    isHidden,
    clock: () => performance.now()
  })
  const detachOverlays = parts.overlays.map((overlay) => overlay.attach(map))
  const stopPointing = followPointing({ map, onActivate: activate, onPoint: point })

  if (parts.camera) camera.endFirstFit()

  function view(): ClusterView | null {
    if (!layers.isReady()) return null
    const bounds = map.getBounds()
    const edges = {
      westDeg: bounds.getWest(),
      southDeg: bounds.getSouth(),
      eastDeg: bounds.getEast(),
      northDeg: bounds.getNorth()
    }
    const box = viewBoxOf(edges, map.getZoom())
    return { box, zoom: clusterZoomOf(map.getZoom()), isClusteringOn, selectedSlot, nowMs: clock() }
  }

  function drawStyle(): DrawStyle {
    return { scheme, pixelRatio: iconPixelRatio(window.devicePixelRatio), nowMs: clock() }
  }

  async function draw(answer: ClusterAnswer, { box, zoom }: ClusterView): Promise<void> {
    lastAnswer = answer
    lastViewKey = JSON.stringify([box, zoom])
    const style = drawStyle()
    const features = featuresOf(answer, table, style)
    const selected = selectedSlot === null ? null : vehicleFeature(selectedSlot, table, style)
    icons.keepOnly(new Set([...features, ...(selected ? [selected] : [])].map((feature) => feature.properties.icon)))
    layers.drawSelected(selected)
    await layers.drawFleet(features)
    parts.onCrowded(answer.isCrowded)
    if (picture.isShown()) signals.drawn(answer.vehicleCount)
    else picture.taken(answer.vehicleCount > 0)
    staleness.plan(answer.nextEdgeMs)
    if (hoveredSlot !== null) void ringHovered(hoveredSlot)
  }

  function noteShown(): void {
    signals.drawn(lastAnswer?.vehicleCount ?? 0)
    parts.onReady()
  }

  /** The first question is about vehicles: one about none would only be in their way. */
  function refresh(why: RefreshReason): void {
    if (table.size > 0 || lastAnswer !== null) client.refresh(why)
    else signals.setBusy(false)
  }

  function handleMove(): void {
    const now = view()
    if (now && JSON.stringify([now.box, now.zoom]) !== lastViewKey) refresh('camera')
  }

  function handleMoveStart(): void {
    parts.onSpot(null)
  }

  function handleVisibility(): void {
    if (!isHidden()) refresh('now')
  }

  function activate(target: MapTarget | null): void {
    if (target === null) {
      choose(null)
    } else if (target.kind === 'cluster') {
      void openCluster(target.index)
    } else if (target.slots.length === 1) {
      choose(target.slots[0] ?? null)
    } else {
      parts.onSpot({ place: placeOf(target.coordinates), slots: target.slots, total: target.slots.length })
    }
  }

  function choose(slot: number | null): void {
    chosenOnMap = slot
    // Who chose a vehicle is looking at it: the fleet's arrival must not move the map away.
    if (slot !== null) camera.endFirstFit()
    parts.onSpot(null)
    parts.onSelect(slot)
  }

  async function openCluster(index: number): Promise<void> {
    const x = lastAnswer?.x[index] ?? NaN
    const y = lastAnswer?.y[index] ?? NaN
    const opened = Number.isNaN(x) ? null : await client.open(x, y)
    if (opened === null) return
    if (opened.splitZoom !== null) {
      camera.splitCluster(opened.box, opened.splitZoom)
      return
    }
    parts.onSpot({ place: placeOf([longitudeOf(x), latitudeOf(y)]), slots: [...opened.slots], total: opened.total })
  }

  function point(target: MapTarget | null): void {
    if (target === null) {
      parts.onPoint(null)
      return
    }
    const place = placeOf(target.coordinates)
    const [slot] = target.kind === 'vehicles' ? target.slots : []
    if (slot !== undefined) parts.onPoint({ kind: 'vehicle', slot, place })
    else if (target.kind === 'cluster' && lastAnswer) {
      const total = lastAnswer.totals[target.index] ?? 0
      parts.onPoint({ kind: 'cluster', total, counts: groupCountsOf(lastAnswer, target.index), place })
    }
  }

  function placeOf(coordinates: readonly [number, number]): PopPlace {
    const { x, y } = map.project([...coordinates])
    const widest = container.clientWidth - rightInsetPx - popMarginPx
    const side = y > container.clientHeight / 2 ? 'above' : 'below'
    return { x: Math.max(popMarginPx, Math.min(widest, x)), y, side }
  }

  async function ringHovered(slot: number): Promise<void> {
    const at = await client.locate(slot)
    if (slot === hoveredSlot) layers.drawHovered(at ? [longitudeOf(at.x), latitudeOf(at.y)] : null)
  }

  function fitFirst(): void {
    const bounds = mainAreaBounds(table)
    if (bounds === null) return
    camera.fitFirst(bounds)
    if (isFleetComplete) camera.endFirstFit()
  }

  const stopFollowingTable = table.subscribe(() => {
    // Emptied: another organisation's fleet is coming, and gets its own first view.
    if (table.size === 0) camera.reopenFirstFit()
    else if (camera.isFirstFitOpen()) fitFirst()
  })
  map.on('move', handleMove)
  map.on('movestart', handleMoveStart)
  map.on('resize', handleMove)
  document.addEventListener('visibilitychange', handleVisibility)
  fitFirst()

  return {
    setScheme(next) {
      if (next === scheme) return
      scheme = next
      engine.setScheme(next)
    },
    setBase(next) {
      if (next === base) return
      base = next
      engine.setBase(next)
    },
    setClustering(isOn) {
      if (isOn === isClusteringOn) return
      isClusteringOn = isOn
      refresh('now')
    },
    setMerging(isOn) {
      if (isOn === isMerging) return
      isMerging = isOn
      client.resend()
    },
    select(slot, isNew) {
      const wasChosenHere = slot !== null && slot === chosenOnMap
      chosenOnMap = null
      if (slot !== selectedSlot) {
        selectedSlot = slot
        refresh('now')
      }
      if (slot === null || !isNew || wasChosenHere) return
      const longitudeDeg = table.longitudeDeg[slot] ?? NaN
      const latitudeDeg = table.latitudeDeg[slot] ?? NaN
      if (table.isPresent(slot) && Number.isFinite(longitudeDeg)) camera.showVehicle(longitudeDeg, latitudeDeg)
    },
    hover(slot) {
      hoveredSlot = slot
      stopPulse()
      if (slot === null) {
        layers.drawHovered(null)
        return
      }
      stopPulse = startPulse(layers.setPulse, isMotionReduced())
      void ringHovered(slot)
    },
    setRightInset: (px) => (rightInsetPx = px),
    setFleetComplete(isComplete) {
      isFleetComplete = isComplete
      if (isComplete && camera.isFirstFitOpen()) fitFirst()
    },
    setSpeedUnit: engine.setSpeedUnit,
    zoomBy: camera.zoomBy,
    fitAll() {
      const bounds = fleetBounds(table)
      if (bounds) camera.fit(bounds)
    },
    focus: () => map.getCanvas().focus(),
    cameraState() {
      // A camera that still waits for its fleet is worth nothing: the next map is to fit the fleet itself.
      if (camera.isFirstFitOpen()) return null
      const { lng, lat } = map.getCenter()
      return { longitudeDeg: lng, latitudeDeg: lat, zoom: map.getZoom() }
    },
    stop() {
      document.removeEventListener('visibilitychange', handleVisibility)
      stopFollowingTable()
      stopPulse()
      stopPointing()
      stopBaseWatch()
      detachOverlays.forEach((detach) => detach())
      staleness.stop()
      client.stop()
      layers.stop()
      icons.stop()
      camera.stop()
      picture.stop()
      signals.stop()
      map.remove()
      stopBasemap()
      stopRegions()
    }
  }
}
