import type { VehicleTable } from '@renderer/state/vehicle-table'
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import type { ClusterAnswer } from './cluster-protocol'
import { nameFeatures, type NameFeature } from './name-features'
import { blankImageId, blankSidePx, namesFromZoom, nameSourceId } from './name-layers'
import { screenViewOf } from './screen-view'

export type NameMap = Pick<
  MapLibreMap,
  | 'addImage'
  | 'getCanvas'
  | 'getCenter'
  | 'getPixelRatio'
  | 'getSource'
  | 'getZoom'
  | 'hasImage'
  | 'isMoving'
  | 'off'
  | 'on'
  | 'project'
>

export interface NameLabelParts {
  readonly map: NameMap
  readonly table: Pick<VehicleTable, 'name'>
  /** Whether names are shown at all. */
  readonly areShown: () => boolean
  /** Told when names are due, and when they have been given to the map. */
  readonly onBusy: (isBusy: boolean) => void
  /** Monotonic milliseconds. */
  readonly clock: () => number
}

export interface NameLabels {
  /** There is another answer; names follow when the map rests. */
  readonly setAnswer: (answer: ClusterAnswer, why: 'data' | 'view') => void
  readonly stop: () => void
}

/** Names move once a second at most. */
const leastPauseMs = 1000
/** Where no names are shown, only the room that is kept clear of towns changes with the data, and nobody waits for that. */
const leastPauseFarMs = 15_000
/** After the map has come to rest. */
const restMs = 60

/**
 * Gives names to MapLibre, off the path from a tick to its picture: MapLibre lays them out so that they do not cover one another, which takes it longer
 * than all of our drawing. Only what differs from what it has is given to it.
 */
export function createNameLabels(parts: NameLabelParts): NameLabels {
  const { map, table, clock } = parts
  let answer: ClusterAnswer | null = null
  let isReady = false
  let isForView = false
  let lastAt = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined
  let isDue = false
  let given: string | null = null

  function put(features: readonly NameFeature[]): void {
    const data = { type: 'FeatureCollection' as const, features: [...features] }
    const key = JSON.stringify(features)
    if (given === key) return
    given = key
    // A source that goes with its context may never settle; nobody waits for it.
    void map.getSource<GeoJSONSource>(nameSourceId)?.setData(data)
  }

  function plan(): void {
    if (!isReady || answer === null) return
    if (!isDue) parts.onBusy(true)
    isDue = true
    clearTimeout(timer)
    if (map.isMoving()) return
    const pauseMs = map.getZoom() >= namesFromZoom ? leastPauseMs : leastPauseFarMs
    timer = setTimeout(run, isForView ? restMs : Math.max(restMs, lastAt + pauseMs - clock()))
    // Nobody waits for what comes with the data from afar.
    if (!isForView && pauseMs === leastPauseFarMs) settle()
  }

  function settle(): void {
    if (isDue) parts.onBusy(false)
    isDue = false
  }

  function run(): void {
    if (!isReady || answer === null) return
    isForView = false
    lastAt = clock()
    put(nameFeatures(answer, screenViewOf(map), parts.areShown() ? map.getZoom() : 0, table.name))
    settle()
  }

  const handleStyle = () => {
    isReady = true
    given = null
    if (!map.hasImage(blankImageId)) map.addImage(blankImageId, blankImage())
    if (answer) isForView = true
    plan()
  }
  const handleLoss = () => {
    isReady = false
    clearTimeout(timer)
    settle()
  }
  const handleRest = () => {
    isForView = true
    plan()
  }
  map.on('style.load', handleStyle)
  map.on('webglcontextlost', handleLoss)
  map.on('moveend', handleRest)

  return {
    setAnswer(next, why) {
      answer = next
      if (why === 'view') isForView = true
      plan()
    },
    stop() {
      clearTimeout(timer)
      map.off('style.load', handleStyle)
      map.off('webglcontextlost', handleLoss)
      map.off('moveend', handleRest)
    }
  }
}

function blankImage() {
  return { width: blankSidePx, height: blankSidePx, data: new Uint8ClampedArray(blankSidePx * blankSidePx * 4) }
}
