import type { Map as MapLibreMap } from 'maplibre-gl'
import { targetNear, targetTowards, type Direction, type KeyTarget } from './key-targets'

/** What the keyboard is on, and which of all things in view that is, from 1. */
export interface FocusedTarget {
  readonly target: KeyTarget
  readonly place: number
  readonly of: number
}

export interface MapKeysParts {
  readonly map: Pick<MapLibreMap, 'getCanvas' | 'panBy' | 'on' | 'off'>
  /** Everything in view now, in reading order. */
  readonly targets: () => readonly KeyTarget[]
  /** The middle of what is not covered, in CSS pixels. */
  readonly middle: () => readonly [x: number, y: number]
  readonly isMotionReduced: () => boolean
  /** Told on Enter. */
  readonly onActivate: (target: KeyTarget) => void
  /** Told when the keyboard goes to something else, or to nothing. */
  readonly onFocus: (focused: FocusedTarget | null) => void
  /** The person moves the map by keyboard. */
  readonly onPan: () => void
}

export interface MapKeys {
  /** What is drawn has changed: the ring goes with what it is on. */
  readonly refresh: () => void
  readonly stop: () => void
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right'
}
const panPx = 100
const panMs = 200
/** Without a ring, Enter takes what is nearest to the middle within this distance. */
const enterReachPx = 32
/** A ring whose vehicle went into a group goes on to what is there now. */
const stayReachPx = 120

/**
 * The map by keyboard (UX.md section 4.3): arrows go from one thing in view to the next, Enter opens it, Shift with an arrow moves the map, and so does an
 * arrow alone where nothing is in view. Escape gives the arrows to the map until Enter, or until the map is left.
 */
export function followKeys(parts: MapKeysParts): MapKeys {
  const { map } = parts
  const canvas = map.getCanvas()
  let focused: KeyTarget | null = null
  let isMapMoved = false
  let toldKey = ''

  function tell(targets: readonly KeyTarget[]): void {
    const isSeen = focused !== null && document.activeElement === canvas
    const index = focused === null ? -1 : targets.indexOf(focused)
    const key = isSeen ? `${focused?.slot ?? 'c'} ${focused?.x} ${focused?.y} ${focused?.total}` : ''
    if (key === toldKey) return
    toldKey = key
    parts.onFocus(isSeen && focused ? { target: focused, place: index + 1, of: targets.length } : null)
  }

  function focus(next: KeyTarget | null, targets: readonly KeyTarget[]): void {
    focused = next
    tell(targets)
  }

  function refresh(): void {
    if (focused === null) return
    const { slot, px, py } = focused
    const targets = parts.targets()
    const same = slot === null ? undefined : targets.find((target) => target.slot === slot)
    focus(same ?? targetNear(targets, px, py, stayReachPx), targets)
  }

  function step(direction: Direction): boolean {
    const targets = parts.targets()
    if (targets.length === 0) return false
    focus(
      focused === null
        ? targetNear(targets, ...parts.middle())
        : (targetTowards(targets, focused, direction) ?? focused),
      targets
    )
    return true
  }

  function pan(direction: Direction): void {
    const by: Readonly<Record<Direction, [number, number]>> = {
      up: [0, -panPx],
      down: [0, panPx],
      left: [-panPx, 0],
      right: [panPx, 0]
    }
    parts.onPan()
    map.panBy(by[direction], { duration: parts.isMotionReduced() ? 0 : panMs })
  }

  function enter(): void {
    isMapMoved = false
    const targets = parts.targets()
    const target = focused ?? targetNear(targets, ...parts.middle(), enterReachPx)
    if (target === null) return
    focus(target, targets)
    parts.onActivate(target)
  }

  /** @returns whether the key was meant for us */
  function take(event: KeyboardEvent): boolean {
    if (event.altKey || event.ctrlKey || event.metaKey) return false
    const direction = arrows[event.key]
    if (direction) {
      if (event.shiftKey || isMapMoved || !step(direction)) pan(direction)
      return true
    }
    if (event.key === 'Enter') {
      enter()
      return true
    }
    if (event.key !== 'Escape' || focused === null) return false
    isMapMoved = true
    focus(null, [])
    return true
  }

  const handleKey = (event: KeyboardEvent) => {
    if (!take(event)) return
    event.preventDefault()
    // MapLibre would move the map as well, and the page would close what floats.
    event.stopPropagation()
  }
  const handleFocus = () => {
    isMapMoved = false
    refresh()
  }
  const handleBlur = () => tell([])
  const handlePress = () => focus(null, [])

  canvas.addEventListener('keydown', handleKey)
  canvas.addEventListener('focus', handleFocus)
  canvas.addEventListener('blur', handleBlur)
  canvas.addEventListener('mousedown', handlePress)
  map.on('moveend', refresh)
  return {
    refresh,
    stop() {
      canvas.removeEventListener('keydown', handleKey)
      canvas.removeEventListener('focus', handleFocus)
      canvas.removeEventListener('blur', handleBlur)
      canvas.removeEventListener('mousedown', handlePress)
      map.off('moveend', refresh)
    }
  }
}
