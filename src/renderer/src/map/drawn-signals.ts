import type { Map as MapLibreMap } from 'maplibre-gl'

export interface DrawnSignals {
  /** Whether a question to the worker is waiting, asked or being drawn. */
  readonly setBusy: (isBusy: boolean) => void
  /** Whether names wait to be given to the map. */
  readonly setNaming: (isBusy: boolean) => void
  readonly drawn: (vehicleCount: number) => void
  readonly stop: () => void
}

/**
 * Writes on the container what a test needs to wait for a finished picture: `data-map-idle` ("true" when nothing moves, loads or is asked) and
 * `data-vehicles-drawn` (vehicles in the last drawn answer, grouped or alone).
 */
export function createSignals(
  container: HTMLElement,
  map: Pick<MapLibreMap, 'on' | 'off' | 'triggerRepaint'>
): DrawnSignals {
  let isBusy = true
  let isNaming = false
  let isMapIdle = false

  const write = () => (container.dataset['mapIdle'] = String(isMapIdle && !isBusy && !isNaming))
  const handleIdle = () => {
    isMapIdle = true
    write()
  }
  const handleMoveStart = () => {
    isMapIdle = false
    write()
  }
  map.on('idle', handleIdle)
  map.on('movestart', handleMoveStart)
  write()

  return {
    setBusy(isNowBusy) {
      isBusy = isNowBusy
      // Whatever is drawn ends with an `idle` of the map after it.
      if (isBusy) isMapIdle = false
      write()
    },
    setNaming(isNowNaming) {
      isNaming = isNowNaming
      if (isNaming) isMapIdle = false
      // Names that are the same as before draw nothing: the map would not come to rest once more by itself.
      else map.triggerRepaint()
      write()
    },
    drawn(vehicleCount) {
      container.dataset['vehiclesDrawn'] = String(vehicleCount)
    },
    stop() {
      map.off('idle', handleIdle)
      map.off('movestart', handleMoveStart)
    }
  }
}
