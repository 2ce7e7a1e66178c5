/** Whose map: the app's, or the usual way. */
export type MapKind = 'ours' | 'usual'

export interface MapStart {
  readonly kind: MapKind
  /** Of the base map, below the page. */
  readonly archivePath: string
}

/** What the page of the map benchmark does when it is told to; all durations in milliseconds. */
export interface MapBench {
  /** A map without vehicles. */
  readonly start: (start: MapStart) => Promise<void>
  /**
   * Gives the map its fleet and waits for the picture.
   *
   * @param isKept whether the benchmark holds the fleet, too, as it must before it moves vehicles; not where memory is measured
   */
  readonly load: (
    size: number,
    isKept: boolean
  ) => Promise<{ readonly firstPictureMs: number; readonly textBytes: number }>
  /** Makes the benchmark's own copy of a fleet that was loaded before. */
  readonly keep: (size: number) => void
  /** Does now what happens outside of the page for the next ticks, so that it is not measured with them. */
  readonly prepareTicks: (count: number) => void
  /** Moves 2% of the vehicles, several times, with a rest between. Marked ones can be found in a trace: `tick-from`, `tick-to`. */
  readonly ticks: (count: number, isMarked: boolean) => Promise<void>
  /** Ticks, each measured until vehicle 0 is seen at its new place, in pixels. */
  readonly ticksToPixels: (count: number) => Promise<number[]>
  /** Moves the camera with every frame while ticks come; intervals between frames. */
  readonly pan: (durationMs: number, tickEveryMs: number) => Promise<number[]>
  /** Puts the mouse on vehicles around New York; between the looks, as many frames in which nothing is looked for. */
  readonly looks: (
    zoom: number,
    count: number
  ) => Promise<{ readonly durationsMs: number[]; readonly emptyMs: number[]; readonly found: number }>
}

declare global {
  interface Window {
    mapBench?: MapBench
  }
}
