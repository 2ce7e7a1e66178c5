import type { CustomLayerInterface, Map as MapLibreMap } from 'maplibre-gl'
import type { ClusterAnswer } from './cluster-protocol'
import { drawFleetAtlas, labelFont, type FleetAtlas } from './fleet-atlas'
import { createFleetPainter, type FleetPainter, type Halo } from './fleet-painter'
import type { MapScheme } from './palette'
import { screenViewOf } from './screen-view'

/** Rings around what a person points at. */
export interface Halos {
  /** Below everything: what is pointed at in the list. */
  readonly hovered: Halo | null
  /** Selected and followed vehicles. */
  readonly chosen: readonly Halo[]
  /** On top: where the keyboard is. */
  readonly focused: Halo | null
}

export interface FleetLayer {
  readonly setAnswer: (answer: ClusterAnswer) => void
  readonly setHalos: (halos: Partial<Halos>) => void
  readonly setScheme: (scheme: MapScheme) => void
  /** Whether an answer has been drawn. */
  readonly hasDrawn: () => boolean
  readonly stop: () => void
}

interface FleetLayerParts {
  readonly map: MapLibreMap
  readonly page: Document
  readonly scheme: MapScheme
  /** Names lie between vehicles and clusters. */
  readonly namesLayerId: string
  /** What clusters and chosen vehicles lie below. */
  readonly topLayerId: string
  /** Told when the graphics driver cannot use the shaders. */
  readonly onUndrawable: () => void
}

const vehiclesLayerId = 'fd-vehicles'
const clustersLayerId = 'fd-clusters'

/**
 * The fleet as two custom layers of MapLibre, with the names between them. What it draws it keeps as arrays: when the style or the WebGL context comes
 * back, all is made anew from these, without asking anybody.
 */
export function createFleetLayer(parts: FleetLayerParts): FleetLayer {
  const { map, page } = parts
  let { scheme } = parts
  let answer: ClusterAnswer | null = null
  let halos: Halos = { hovered: null, chosen: [], focused: null }
  let painter: FleetPainter | null = null
  let atlas: (FleetAtlas & { readonly key: string }) | null = null
  let paintedAtlas: FleetAtlas | null = null
  let paintedAnswer: ClusterAnswer | null = null
  let hasDrawn = false
  let isFontThere = page.fonts.check(labelFont)
  let isStopped = false

  function currentAtlas(pixelRatio: number): FleetAtlas {
    const key = `${scheme} ${pixelRatio} ${isFontThere}`
    if (atlas?.key !== key) atlas = { ...drawFleetAtlas(page, scheme, pixelRatio), key }
    return atlas
  }

  function level(current: FleetPainter, pixelRatio: number): void {
    const wanted = currentAtlas(pixelRatio)
    if (wanted !== paintedAtlas) current.setAtlas(wanted)
    paintedAtlas = wanted
    if (answer && answer !== paintedAnswer) current.setAnswer(answer)
    paintedAnswer = answer
  }

  function paint(part: 'vehicles' | 'clusters'): void {
    if (painter === null) return
    const pixelRatio = map.getPixelRatio()
    level(painter, pixelRatio)
    const frame = { view: screenViewOf(map), pixelRatio, isSnapped: !map.isMoving(), scheme }
    if (part === 'vehicles') {
      if (halos.hovered) painter.drawHalo(frame, halos.hovered)
      painter.drawVehicles(frame)
      return
    }
    painter.drawClusters(frame)
    for (const halo of halos.chosen) painter.drawHalo(frame, halo)
    painter.drawExempt(frame)
    if (halos.focused) painter.drawHalo(frame, halos.focused)
    hasDrawn = answer !== null
  }

  function forget(): void {
    painter = null
    paintedAtlas = null
    paintedAnswer = null
  }

  const vehiclesLayer: CustomLayerInterface = {
    id: vehiclesLayerId,
    type: 'custom',
    onAdd(_, gl) {
      forget()
      try {
        painter = createFleetPainter(gl)
      } catch {
        parts.onUndrawable()
      }
    },
    onRemove() {
      painter?.remove()
      forget()
    },
    render: () => paint('vehicles')
  }
  const clustersLayer: CustomLayerInterface = { id: clustersLayerId, type: 'custom', render: () => paint('clusters') }

  /** Custom layers go with the style, and another style may bring its layers in another order. */
  function place(layer: CustomLayerInterface, beforeId: string): void {
    if (!map.getLayer(layer.id)) map.addLayer(layer, beforeId)
    const order = map.getLayersOrder()
    if (order.indexOf(layer.id) !== order.indexOf(beforeId) - 1) map.moveLayer(layer.id, beforeId)
  }

  const handleStyle = () => {
    place(vehiclesLayer, parts.namesLayerId)
    place(clustersLayer, parts.topLayerId)
  }
  // What rests lies on whole pixels.
  const handleRest = () => map.triggerRepaint()
  map.on('style.load', handleStyle)
  map.on('webglcontextlost', forget)
  map.on('moveend', handleRest)

  if (!isFontThere) {
    void page.fonts.load(labelFont).then(() => {
      isFontThere = true
      if (!isStopped) map.triggerRepaint()
    })
  }

  return {
    setAnswer(next) {
      answer = next
      map.triggerRepaint()
    },
    setHalos(next) {
      halos = { ...halos, ...next }
      map.triggerRepaint()
    },
    setScheme(next) {
      scheme = next
      map.triggerRepaint()
    },
    hasDrawn: () => hasDrawn,
    stop() {
      isStopped = true
      map.off('style.load', handleStyle)
      map.off('webglcontextlost', forget)
      map.off('moveend', handleRest)
    }
  }
}
