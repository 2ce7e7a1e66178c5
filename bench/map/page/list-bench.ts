/** Whose list: the app's, or the usual way. */
export type ListKind = 'ours' | 'usual'

/** One keystroke as the page saw it; milliseconds. */
export interface Keystroke {
  /** From the key, by the browser's own time stamp, to the answer in the document. */
  readonly answeredMs: number
  /** The longest time, between the two, in which the page could do nothing else. */
  readonly blockedMs: number
  readonly count: number
}

/** What the page of the list benchmark does when it is told to. */
export interface ListBench {
  /** Shows a list of so many vehicles, in the order of their names; resolves when its rows are there. */
  readonly start: (kind: ListKind, size: number) => Promise<void>
  /** From now on, 2% of the vehicles get new positions, times, speeds and bearings every second. */
  readonly beginTicks: () => void
  readonly endTicks: () => void
  /** Every keystroke whose answer has come since it was last asked. */
  readonly takeKeystrokes: () => readonly Keystroke[]
  /** How many keystrokes were answered, ever. */
  readonly answeredCount: () => number
  /** See there. */
  readonly answered: (moreThan: number) => Promise<void>
  /** Scrolls by some rows with every frame; intervals between frames, in milliseconds. */
  readonly scroll: (durationMs: number, pxPerFrame: number) => Promise<number[]>
}

declare global {
  interface Window {
    listBench?: ListBench
  }
}
