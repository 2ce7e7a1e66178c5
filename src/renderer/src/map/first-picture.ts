/** How long an empty fleet keeps the base map waiting, in milliseconds: at a warm start its vehicles come at once. */
const emptyFleetMs = 400
/** Nothing waits longer than this, whatever became of the picture. */
const latestMs = 4000

export interface FirstPicture {
  /** Resolves when the base map may be read. */
  readonly basemapTurn: Promise<void>
  readonly isShown: () => boolean
  /**
   * The map has taken the vehicles in view.
   *
   * @param hasVehicles false when there are none in view, so that there is nothing to wait for
   */
  readonly taken: (hasVehicles: boolean) => void
  /** A frame was drawn. */
  readonly frame: () => void
  readonly stop: () => void
}

interface FirstPictureParts {
  readonly isFleetEmpty: () => boolean
  /** Whether the vehicles in view are in the frame that was just drawn. */
  readonly isDrawn: () => boolean
  /** Told once, in the frame that shows the first vehicles. */
  readonly onShown: () => void
}

/**
 * Vehicles first: they need no base map, and its tiles would be read, cut up and drawn by the same worker and the same processor before them. So the
 * base map waits for the first frame with vehicles; until then it is a plain surface in its own colour.
 */
export function createFirstPicture({ isFleetEmpty, isDrawn, onShown }: FirstPictureParts): FirstPicture {
  let isTaken = false
  let isShown = false
  let giveTurn: () => void = () => undefined
  const basemapTurn = new Promise<void>((resolve) => (giveTurn = resolve))

  const show = () => {
    stop()
    giveTurn()
    if (isShown) return
    isShown = true
    onShown()
  }
  const emptyTimer = setTimeout(() => {
    if (isFleetEmpty()) giveTurn()
  }, emptyFleetMs)
  const latestTimer = setTimeout(show, latestMs)

  function stop(): void {
    clearTimeout(emptyTimer)
    clearTimeout(latestTimer)
  }

  return {
    basemapTurn,
    isShown: () => isShown,
    taken(hasVehicles) {
      if (isShown) return
      isTaken = true
      if (!hasVehicles) show()
    },
    frame() {
      if (!isShown && isTaken && isDrawn()) show()
    },
    stop
  }
}
