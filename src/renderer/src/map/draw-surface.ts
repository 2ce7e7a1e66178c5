import type { Map as MapLibreMap } from 'maplibre-gl'
import type { PlacePoint } from '@shared/domain/place'
import { shapeOfPoints, type DrawSession } from './place-drawing'

export interface DrawSurfaceParts {
  readonly map: Pick<MapLibreMap, 'getCanvasContainer' | 'unproject' | 'panBy' | 'zoomIn' | 'zoomOut'>
  /** Gets the points. */
  readonly session: DrawSession
  /** Told with points that make a shape (`shapeOfPoints`), or with the one point that was clicked. */
  readonly onDone: (points: readonly PlacePoint[]) => void
  readonly onCancel: () => void
}

/** What MapLibre and the fleet would take for theirs. The wheel stays theirs: it zooms while something is drawn, too. */
const mutedEvents = [
  'mousedown',
  'mousemove',
  'mouseup',
  'mouseover',
  'mouseout',
  'click',
  'dblclick',
  'contextmenu',
  'touchstart',
  'touchmove',
  'touchend',
  'touchcancel'
] as const
const dragPx = 5
const panPx = 100
/** The second click of a double click: it adds no corner of its own. */
const samePlacePx = 4

const pans: Readonly<Record<string, [number, number]>> = {
  ArrowUp: [0, -panPx],
  ArrowDown: [0, panPx],
  ArrowLeft: [-panPx, 0],
  ArrowRight: [panPx, 0]
}

/**
 * Lies over the map while something is drawn on it, below the map's buttons: clicks and drags are ours, and neither MapLibre nor the fleet hears of
 * them, so that nothing has to be switched off and on again.
 *
 * @returns how to take it away
 */
export function createDrawSurface({ map, session, onDone, onCancel }: DrawSurfaceParts): () => void {
  const { tool } = session
  const container = map.getCanvasContainer()
  const surface = document.createElement('div')
  surface.tabIndex = -1
  surface.dataset['testid'] = 'draw-surface'
  surface.style.cssText = 'position:absolute;inset:0;z-index:1;cursor:crosshair;outline:none;touch-action:none'
  container.append(surface)

  /** Where the button went down, and whether that was the first point. */
  let pressed: (ScreenPoint & { readonly isFirst: boolean }) | null = null
  let lastClick: ScreenPoint | null = null

  const points = () => session.store.getState().points
  const at = ({ clientX, clientY }: MouseEvent): ScreenPoint => {
    const box = surface.getBoundingClientRect()
    return { x: clientX - box.left, y: clientY - box.top }
  }
  const pointAt = ({ x, y }: ScreenPoint): PlacePoint => {
    const { lng, lat } = map.unproject([x, y])
    return { longitudeDeg: lng, latitudeDeg: lat }
  }
  const finish = () => {
    if (tool === 'point' || shapeOfPoints(tool, points())) onDone(points())
  }

  /** The far end of a circle or a rectangle. */
  function end(point: PlacePoint): void {
    session.add(point)
    // Two points that make nothing: the first one stays, and the next click decides.
    if (shapeOfPoints(tool, points())) finish()
    else session.takeBack()
  }

  const handleDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    surface.focus({ preventScroll: true })
    surface.setPointerCapture(event.pointerId)
    const place = at(event)
    pressed = { ...place, isFirst: points().length === 0 }
    if ((tool === 'circle' || tool === 'rectangle') && pressed.isFirst) session.add(pointAt(place))
  }
  const handleMove = (event: PointerEvent) => {
    if (points().length > 0) session.hover(pointAt(at(event)))
  }
  const handleUp = (event: PointerEvent) => {
    const from = pressed
    pressed = null
    if (from === null) return
    const to = at(event)
    if (tool === 'circle' || tool === 'rectangle') {
      if (!from.isFirst || !isNear(from, to, dragPx)) end(pointAt(to))
      return
    }
    const isDouble = tool === 'polygon' && lastClick !== null && isNear(lastClick, to, samePlacePx)
    lastClick = to
    if (!isDouble) session.add(pointAt(to))
    if (isDouble || tool === 'point') finish()
  }
  const handleKey = (event: KeyboardEvent) => {
    const pan = pans[event.key]
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Escape') onCancel()
    else if (event.key === 'Enter' && tool === 'polygon') finish()
    else if (event.key === 'Backspace') {
      lastClick = null
      session.takeBack()
    } else if (pan) map.panBy(pan)
    else if (event.key === '+' || event.key === '=') map.zoomIn()
    else if (event.key === '-') map.zoomOut()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const mute = (event: Event) => {
    event.stopPropagation()
  }

  for (const type of mutedEvents) surface.addEventListener(type, mute)
  surface.addEventListener('pointerdown', handleDown)
  surface.addEventListener('pointermove', handleMove)
  surface.addEventListener('pointerup', handleUp)
  surface.addEventListener('keydown', handleKey)
  return () => surface.remove()
}

interface ScreenPoint {
  readonly x: number
  readonly y: number
}

function isNear(a: ScreenPoint, b: ScreenPoint, px: number): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) <= px
}
