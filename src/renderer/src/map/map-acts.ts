import type { Camera } from './camera'
import type { ClusterClient } from './cluster-client'
import type { ClusterAnswer } from './cluster-protocol'
import { groupCountsOf, severityOf } from './draw-list'
import type { FixedPoint } from './fixed-point'
import type { FleetLayer } from './fleet-layer'
import type { FollowCamera } from './follow-camera'
import { focusHalo } from './halos'
import { createHitTest, type MapTarget } from './hit-test'
import type { MapHostEvents } from './map-host-types'
import type { FocusedTarget } from './map-keys'
import { popPlaceAt } from './pop-place'
import { screenX, screenY, type ScreenView } from './screen-view'
import { verdictOfSeverity } from './vehicle-look'

interface MapActsParts {
  /** How places lie on the screen. */
  readonly view: () => ScreenView
  readonly container: HTMLElement
  readonly layer: Pick<FleetLayer, 'setHalos'>
  readonly camera: Pick<Camera, 'endFirstFit' | 'splitCluster'>
  readonly follow: Pick<FollowCamera, 'end'>
  readonly tells: Pick<MapHostEvents, 'onSelect' | 'onPoint' | 'onSpot' | 'onKeyFocus'>
  readonly open: ClusterClient['open']
  /** What is drawn; null before anything is. */
  readonly answer: () => ClusterAnswer | null
  readonly rightInsetPx: () => number
}

/** What comes of pointing at something on the map, with the mouse or the keyboard. */
export interface MapActs {
  readonly hitAt: (x: number, y: number, reachPx: number) => MapTarget | null
  /** Selects a vehicle, splits or lists a cluster; null takes the selection away. */
  readonly activate: (target: MapTarget | null) => void
  readonly point: (target: MapTarget | null) => void
  readonly noteKeyFocus: (focused: FocusedTarget | null) => void
  /** Whether a selection was made on the map itself; asked once for each. */
  readonly takeChosen: (slot: number | null) => boolean
}

/** Nothing has been pointed at. */
export function createMapActs(parts: MapActsParts): MapActs {
  const { container, tells } = parts
  const hitTest = createHitTest()
  let chosen: number | null = null

  function placeOf({ x, y }: FixedPoint) {
    const view = parts.view()
    const room = { widthPx: container.clientWidth - parts.rightInsetPx(), heightPx: container.clientHeight }
    return popPlaceAt({ x: screenX(view, x), y: screenY(view, y) }, room)
  }

  function choose(slot: number | null): void {
    chosen = slot
    // Who chose a vehicle is looking at it: the fleet's arrival must not move the map away.
    if (slot !== null) parts.camera.endFirstFit()
    tells.onSpot(null)
    tells.onSelect(slot)
  }

  async function openCluster(target: MapTarget): Promise<void> {
    const opened = await parts.open(target)
    if (opened === null) return
    if (opened.splitZoom === null) {
      tells.onSpot({ place: placeOf(target), slots: [...opened.slots] })
      return
    }
    parts.follow.end()
    parts.camera.splitCluster(opened.box, opened.splitZoom)
  }

  return {
    hitAt(x, y, reachPx) {
      const answer = parts.answer()
      return answer ? hitTest(answer, parts.view(), x, y, reachPx) : null
    },
    activate(target) {
      if (target === null) choose(null)
      else if (target.kind === 'cluster') void openCluster(target)
      else if (target.slots.length === 1) choose(target.slots[0] ?? null)
      else tells.onSpot({ place: placeOf(target), slots: target.slots })
    },
    point(target) {
      const answer = parts.answer()
      if (target === null || answer === null) {
        tells.onPoint(null)
      } else if (target.kind === 'cluster') {
        const counts = groupCountsOf(answer, target.index)
        const worst = verdictOfSeverity(severityOf(answer, target.index))
        tells.onPoint({ kind: 'cluster', total: target.total, counts, worst, place: placeOf(target) })
      } else {
        tells.onPoint({ kind: 'vehicle', slot: target.slots[0] ?? 0, place: placeOf(target) })
      }
    },
    noteKeyFocus(focused) {
      parts.layer.setHalos({ focused: focused ? focusHalo(focused.target) : null })
      container.dataset['keyRing'] = String(focused !== null)
      if (focused === null) {
        tells.onKeyFocus?.(null)
        return
      }
      const { place, of } = focused
      const { slot, total } = focused.target
      tells.onKeyFocus?.(slot === null ? { kind: 'cluster', total, place, of } : { kind: 'vehicle', slot, place, of })
    },
    takeChosen(slot) {
      const wasChosenHere = slot !== null && slot === chosen
      chosen = null
      return wasChosenHere
    }
  }
}
