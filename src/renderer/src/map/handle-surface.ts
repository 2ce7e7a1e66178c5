import type { Map as MapLibreMap } from 'maplibre-gl'
import type { PlacePoint } from '@shared/domain/place'

interface HandleSurfaceParts {
  readonly map: Pick<MapLibreMap, 'getCanvasContainer' | 'project' | 'unproject' | 'on' | 'off'>
  /** What a handle is called, by its index. */
  readonly labelOf: (handle: number) => string
  /** Told where a handle was moved to. */
  readonly onMove: (handle: number, to: PlacePoint) => void
}

export interface HandleSurface {
  readonly set: (points: readonly PlacePoint[]) => void
  readonly stop: () => void
}

const sidePx = 22
const stepPx = 10

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -stepPx],
  ArrowDown: [0, stepPx],
  ArrowLeft: [-stepPx, 0],
  ArrowRight: [stepPx, 0]
}

/** What MapLibre and the fleet would take for theirs. */
const mutedEvents = ['mousedown', 'mouseup', 'click', 'dblclick', 'touchstart', 'keyup'] as const

/**
 * Points on the map that are dragged, or moved by the arrow keys; everything beside them is still the map's own. They are elements and no layer,
 * so that each can have the keyboard and a name.
 */
export function createHandleSurface({ map, labelOf, onMove }: HandleSurfaceParts): HandleSurface {
  let points: readonly PlacePoint[] = []
  const handles: HTMLButtonElement[] = []
  const container = map.getCanvasContainer()

  function put(): void {
    points.forEach(({ longitudeDeg, latitudeDeg }, index) => {
      const { x, y } = map.project([longitudeDeg, latitudeDeg])
      const handle = handles[index]
      if (handle) handle.style.transform = `translate(${x - sidePx / 2}px, ${y - sidePx / 2}px)`
    })
  }

  function moveTo(index: number, x: number, y: number): void {
    const { lng, lat } = map.unproject([x, y])
    onMove(index, { longitudeDeg: lng, latitudeDeg: lat })
  }

  function createHandle(index: number): HTMLButtonElement {
    const handle = document.createElement('button')
    handle.type = 'button'
    handle.setAttribute('aria-label', labelOf(index))
    handle.dataset['testid'] = 'shape-handle'
    handle.style.cssText = `position:absolute;top:0;left:0;z-index:1;width:${sidePx}px;height:${sidePx}px;padding:0;border:3px solid var(--fd-accent);border-radius:50%;background:var(--fd-panel);cursor:move;touch-action:none`
    for (const type of mutedEvents) handle.addEventListener(type, (event) => event.stopPropagation())
    handle.addEventListener('pointerdown', (event) => {
      if (event.button === 0) handle.setPointerCapture(event.pointerId)
    })
    handle.addEventListener('pointermove', (event) => {
      if (!handle.hasPointerCapture(event.pointerId)) return
      const box = container.getBoundingClientRect()
      moveTo(index, event.clientX - box.left, event.clientY - box.top)
    })
    handle.addEventListener('keydown', (event) => {
      const step = steps[event.key]
      const point = points[index]
      if (step === undefined || point === undefined) return
      // The map would pan.
      event.preventDefault()
      event.stopPropagation()
      const { x, y } = map.project([point.longitudeDeg, point.latitudeDeg])
      moveTo(index, x + step[0], y + step[1])
    })
    container.append(handle)
    return handle
  }

  map.on('move', put)
  map.on('resize', put)
  return {
    set(next) {
      points = next
      while (handles.length > next.length) handles.pop()?.remove()
      while (handles.length < next.length) handles.push(createHandle(handles.length))
      put()
    },
    stop() {
      map.off('move', put)
      map.off('resize', put)
      handles.forEach((handle) => handle.remove())
    }
  }
}
