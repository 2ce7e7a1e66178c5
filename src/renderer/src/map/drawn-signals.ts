import type { Map as MapLibreMap } from 'maplibre-gl'

export interface DrawnSignals {
  /** Whether a question to the worker is waiting or asked. */
  readonly setBusy: (isBusy: boolean) => void
  /** Whether names wait to be given to the map. */
  readonly setNaming: (isBusy: boolean) => void
  /** Whether the fleet is to be drawn in the next frame. */
  readonly setDue: (isDue: boolean) => void
  readonly drawn: (vehicleCount: number) => void
  readonly stop: () => void
}

/**
 * Writes on the container what a test needs to wait for a finished picture: `data-map-idle` ("true" when nothing moves, loads, is asked or waits to be
 * drawn) and `data-vehicles-drawn` (vehicles in the last drawn answer, grouped or alone).
 */
export function createSignals(container: HTMLElement, map: Pick<MapLibreMap, 'on' | 'off'>): DrawnSignals {
  let isBusy = true
  let isNaming = false
  let isDue = false
  let isMapIdle = false

  const write = () => (container.dataset['mapIdle'] = String(isMapIdle && !isBusy && !isNaming && !isDue))
  const handleIdle = () => {
    isMapIdle = true
    write()
  }
  // Each of them ends with an `idle` of the map.
  const handleWork = () => {
    isMapIdle = false
    write()
  }
  map.on('idle', handleIdle)
  map.on('movestart', handleWork)
  map.on('resize', handleWork)
  map.on('dataloading', handleWork)
  write()

  return {
    setBusy(isNowBusy) {
      isBusy = isNowBusy
      write()
    },
    setNaming(isNowNaming) {
      isNaming = isNowNaming
      write()
    },
    setDue(isNowDue) {
      isDue = isNowDue
      write()
    },
    drawn(vehicleCount) {
      container.dataset['vehiclesDrawn'] = String(vehicleCount)
    },
    stop() {
      map.off('idle', handleIdle)
      map.off('movestart', handleWork)
      map.off('resize', handleWork)
      map.off('dataloading', handleWork)
    }
  }
}
