import { fetchArchive, serveBasemap } from './basemap-source'
import { watchOnlineMap } from './base-trouble'
import { createCamera } from './camera'
import { createChosenLabels } from './chosen-labels'
import { createClusterClient, type RefreshReason } from './cluster-client'
import type { ClusterAnswer, ClusterView } from './cluster-protocol'
import { clusterRadiiPx } from './cluster-radius'
import { createSignals } from './drawn-signals'
import { createFirstFit } from './first-fit'
import { createFirstPicture } from './first-picture'
import { fleetBounds } from './fleet-bounds'
import { createFleetLayer } from './fleet-layer'
import { createFollowCamera } from './follow-camera'
import { chosenHalos, createHoverRing } from './halos'
import { keepView } from './kept-view'
import { keyTargets } from './key-targets'
import { createMapActs } from './map-acts'
import { createMapEngine } from './map-engine'
import type { MapHost, MapHostParts } from './map-host-types'
import { followKeys } from './map-keys'
import { createNameLabels } from './name-labels'
import { followPointing } from './pointing'
import { serveRegions } from './region-source'
import { createStalenessTimer } from './staleness-timer'
import { clusterZoomOf, edgesOf, viewBoxOf } from './view-box'

/**
 * The map without React: base map, vehicles, camera, mouse and keyboard. Structure is built once with the style; data flows through it
 * (DESIGN.md, invariant 5): the worker answers what is visible, ready to be drawn, and only that reaches the graphics card.
 *
 * @param parts what it needs and whom it tells; see there
 */
export function createMapHost(parts: MapHostParts): MapHost {
  const { container, table, clock, isMotionReduced } = parts
  let { base, scheme, isClusteringOn, isMerging, clusterRadius = 'normal', areNamesShown = true } = parts
  let selectedSlot: number | null = null
  let isFiltered = false
  let rightInsetPx = 0
  let lastAnswer: ClusterAnswer | null = null
  let lastViewKey = ''

  const isHidden = () => document.hidden
  const engine = createMapEngine(parts)
  const { map } = engine
  const shown = keepView(map)
  const signals = createSignals(container, map)
  const chosenLabels = createChosenLabels({ map, page: document, scheme, table })
  const layer = createFleetLayer({
    map,
    page: document,
    scheme,
    onDue: () => signals.setDue(true),
    onDrawn(seen) {
      chosenLabels.place(seen)
      signals.setDue(false)
      picture.frame()
    },
    onUndrawable: () => parts.onUndrawable?.()
  })
  const picture = createFirstPicture({
    isFleetEmpty: () => table.size === 0,
    isDrawn: layer.hasDrawn,
    onShown: noteShown
  })
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
  const camera = createCamera({ map, isMotionReduced, rightInsetPx: () => rightInsetPx })
  const follow = createFollowCamera({ map, camera, table, onEnd: () => parts.onFollowEnd?.() })
  const staleness = createStalenessTimer({ clock, isHidden, onEdge: () => refresh('data') })
  const names = createNameLabels({
    map,
    table,
    areShown: () => areNamesShown,
    onBusy: signals.setNaming,
    clock: () => performance.now()
  })
  const client = createClusterClient({
    port: parts.createPort(),
    table,
    view,
    draw,
    onBusy: signals.setBusy,
    isHidden,
    clock: () => performance.now()
  })
  const hoverRing = createHoverRing({
    locate: client.locate,
    draw: (hovered) => layer.setHalos({ hovered }),
    isMotionReduced
  })
  const detachOverlays = parts.overlays.map((overlay) => overlay.attach(map))
  const acts = createMapActs({
    view: shown.current,
    container,
    layer,
    camera,
    follow,
    tells: parts,
    open: client.open,
    answer: () => lastAnswer,
    rightInsetPx: () => rightInsetPx
  })
  const stopPointing = followPointing({ map, hitAt: acts.hitAt, onActivate: acts.activate, onPoint: acts.point })
  const keys = followKeys({
    map,
    targets: () => (lastAnswer ? keyTargets(lastAnswer, shown.current(), rightInsetPx) : []),
    middle: () => [(container.clientWidth - rightInsetPx) / 2, container.clientHeight / 2],
    isMotionReduced,
    onActivate: (target) => acts.activate(acts.hitAt(target.px, target.py, 1)),
    onFocus: acts.noteKeyFocus,
    onPan: follow.end
  })

  if (parts.camera) camera.endFirstFit()

  function view(): ClusterView {
    const exempt = [selectedSlot, follow.slot()].filter((slot) => slot !== null)
    return {
      box: viewBoxOf(edgesOf(map.getBounds()), map.getZoom()),
      zoom: clusterZoomOf(map.getZoom()),
      isClusteringOn,
      clusterRadiusPx: clusterRadiiPx[clusterRadius],
      isMerging,
      exemptSlots: [...new Set(exempt)],
      nowMs: clock()
    }
  }

  function draw(answer: ClusterAnswer, { box, zoom }: ClusterView): void {
    const viewKey = JSON.stringify([box, zoom])
    lastAnswer = answer
    layer.setAnswer(answer)
    layer.setHalos({ chosen: chosenHalos(answer) })
    chosenLabels.setAnswer(answer)
    names.setAnswer(answer, viewKey === lastViewKey ? 'data' : 'view')
    lastViewKey = viewKey
    parts.onCrowded(answer.isCrowded)
    if (picture.isShown()) signals.drawn(answer.vehicleCount)
    else picture.taken(answer.vehicleCount > 0)
    staleness.plan(answer.nextEdgeMs)
    hoverRing.refresh()
    keys.refresh()
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
    if (JSON.stringify([now.box, now.zoom]) !== lastViewKey) refresh('camera')
  }

  function handleMoveStart(): void {
    parts.onSpot(null)
  }

  function handleVisibility(): void {
    if (!isHidden()) refresh('now')
  }

  const stopFollowingTable = table.subscribe(follow.update)
  map.on('move', handleMove)
  map.on('movestart', handleMoveStart)
  map.on('moveend', follow.update)
  map.on('resize', handleMove)
  document.addEventListener('visibilitychange', handleVisibility)
  const firstFit = createFirstFit({ table, camera })

  return {
    setScheme(next) {
      if (next === scheme) return
      scheme = next
      engine.setScheme(next)
      layer.setScheme(next)
      chosenLabels.setScheme(next)
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
    setClusterRadius(next) {
      if (next === clusterRadius) return
      clusterRadius = next
      refresh('now')
    },
    setNames(areShown) {
      if (areShown === areNamesShown) return
      areNamesShown = areShown
      if (lastAnswer) names.setAnswer(lastAnswer, 'view')
    },
    setMerging(isOn) {
      if (isOn === isMerging) return
      isMerging = isOn
      refresh('now')
    },
    setPassing(words) {
      if (words === null && !isFiltered) return
      isFiltered = words !== null
      client.setPassing(words)
      refresh('now')
    },
    follow(slot) {
      if (slot === follow.slot()) return
      if (slot !== null) camera.endFirstFit()
      follow.follow(slot)
      refresh('now')
    },
    select(slot, isNew) {
      const wasChosenHere = acts.takeChosen(slot)
      if (slot !== selectedSlot) {
        selectedSlot = slot
        refresh('now')
      }
      if (slot === null || !isNew || wasChosenHere) return
      const longitudeDeg = table.longitudeDeg[slot] ?? NaN
      const latitudeDeg = table.latitudeDeg[slot] ?? NaN
      if (!table.isPresent(slot) || !Number.isFinite(longitudeDeg)) return
      if (slot !== follow.slot()) follow.end()
      camera.showVehicle(longitudeDeg, latitudeDeg)
    },
    hover: hoverRing.point,
    setRightInset: (px) => (rightInsetPx = px),
    setFleetComplete: firstFit.setComplete,
    setSpeedUnit: engine.setSpeedUnit,
    zoomBy: camera.zoomBy,
    fitAll() {
      const bounds = fleetBounds(table)
      follow.end()
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
      firstFit.stop()
      hoverRing.stop()
      stopPointing()
      keys.stop()
      stopBaseWatch()
      detachOverlays.forEach((detach) => detach())
      staleness.stop()
      client.stop()
      names.stop()
      layer.stop()
      chosenLabels.stop()
      follow.stop()
      camera.stop()
      picture.stop()
      signals.stop()
      shown.stop()
      map.remove()
      stopBasemap()
      stopRegions()
    }
  }
}
