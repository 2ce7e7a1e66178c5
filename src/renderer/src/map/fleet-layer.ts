import type { Map as MapLibreMap } from 'maplibre-gl'
import type { ClusterAnswer } from './cluster-protocol'
import { drawFleetAtlas, labelFont, type FleetAtlas } from './fleet-atlas'
import { createFleetPainter, type FleetPainter, type Halo } from './fleet-painter'
import type { MapScheme } from './palette'
import { screenViewOf, type ScreenView } from './screen-view'

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
  /** Told before anything is to be drawn in the next frame. */
  readonly onDue: () => void
  /** Told in each frame in which the fleet was drawn, with what the map showed then. */
  readonly onDrawn: (view: ScreenView) => void
  /** Told when the graphics driver cannot use the shaders. */
  readonly onUndrawable: () => void
}

/**
 * The fleet on a canvas of its own, which lies over the map's. A tick draws the vehicles and nothing else: the base map below, with its dozens of
 * layers and its town names, is drawn anew only when the map itself moves, and then both are drawn in the same frame.
 *
 * What it draws it keeps as arrays: when the WebGL context comes back, all is made anew from these, without asking anybody.
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
  let frame: number | null = null
  let hasDrawn = false
  let isFontThere = page.fonts.check(labelFont)
  let isStopped = false

  const canvas = canvasOver(map, page)
  const gl = canvas.getContext('webgl2', { antialias: false, depth: false, stencil: false })

  function prepare(): void {
    forget()
    try {
      if (gl === null) throw new Error('The page has no WebGL 2 context left')
      painter = createFleetPainter(gl)
    } catch {
      parts.onUndrawable()
    }
  }

  function forget(): void {
    painter = null
    paintedAtlas = null
    paintedAnswer = null
  }

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

  function draw(): void {
    if (frame !== null) cancelAnimationFrame(frame)
    frame = null
    const view = screenViewOf(map)
    paint(view)
    parts.onDrawn(view)
  }

  function paint(view: ScreenView): void {
    if (painter === null || gl === null || gl.isContextLost()) return
    const pixelRatio = map.getPixelRatio()
    // Setting a size clears the canvas, also where it is the same.
    const { width, height } = map.getCanvas()
    if (canvas.width !== width) canvas.width = width
    if (canvas.height !== height) canvas.height = height
    gl.viewport(0, 0, width, height)
    gl.clearColor(0, 0, 0, 0)
    gl.clear(gl.COLOR_BUFFER_BIT)
    level(painter, pixelRatio)
    const paintFrame = { view, pixelRatio, isSnapped: !map.isMoving(), scheme }
    if (halos.hovered) painter.drawHalo(paintFrame, halos.hovered)
    painter.drawVehicles(paintFrame)
    painter.drawClusters(paintFrame)
    for (const halo of halos.chosen) painter.drawHalo(paintFrame, halo)
    painter.drawExempt(paintFrame)
    if (halos.focused) painter.drawHalo(paintFrame, halos.focused)
    hasDrawn = answer !== null
  }

  /** In the next frame, or in that of the map if it comes before. */
  function request(): void {
    if (isStopped) return
    parts.onDue()
    frame ??= requestAnimationFrame(draw)
  }

  const handleLoss = (event: Event) => {
    // Without it the browser never gives the context back.
    event.preventDefault()
    forget()
  }
  const handleReturn = () => {
    prepare()
    request()
  }
  prepare()
  canvas.addEventListener('webglcontextlost', handleLoss)
  canvas.addEventListener('webglcontextrestored', handleReturn)
  map.on('render', draw)
  // What rests lies on whole pixels.
  map.on('moveend', request)

  if (!isFontThere) {
    void page.fonts.load(labelFont).then(() => {
      isFontThere = true
      request()
    })
  }

  return {
    setAnswer(next) {
      answer = next
      request()
    },
    setHalos(next) {
      halos = { ...halos, ...next }
      request()
    },
    setScheme(next) {
      scheme = next
      request()
    },
    hasDrawn: () => hasDrawn,
    stop() {
      isStopped = true
      if (frame !== null) cancelAnimationFrame(frame)
      map.off('render', draw)
      map.off('moveend', request)
      canvas.removeEventListener('webglcontextlost', handleLoss)
      canvas.removeEventListener('webglcontextrestored', handleReturn)
      painter?.remove()
      // A page may have few contexts: this one is given back now, not when memory is next cleared up.
      gl?.getExtension('WEBGL_lose_context')?.loseContext()
      canvas.remove()
    }
  }
}

/** Right over the map's canvas, and below whatever else lies on the map; the mouse goes through. */
function canvasOver(map: MapLibreMap, page: Document): HTMLCanvasElement {
  const canvas = page.createElement('canvas')
  canvas.dataset['layer'] = 'fleet'
  canvas.setAttribute('aria-hidden', 'true')
  canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;pointer-events:none'
  map.getCanvas().after(canvas)
  return canvas
}
