/** Rows that the pace is judged by. */
const rememberedCount = 60

/** Fewer say nothing yet. */
const fewestCount = 5

/** How long the rest of a run will take, by the pace of its last rows, waits that the server asked for included. */
export interface BulkEstimate {
  /** A row is done. */
  note(nowMs: number): void
  /** The run rests because somebody wants it to: that is no pace. */
  rest(): void
  /** Milliseconds for so many rows; null when nothing can be said yet. */
  leftMs(rowCount: number): number | null
}

export function createBulkEstimate(): BulkEstimate {
  let doneAtMs: number[] = []
  return {
    note(nowMs) {
      doneAtMs = [...doneAtMs.slice(1 - rememberedCount), nowMs]
    },
    rest() {
      doneAtMs = []
    },
    leftMs(rowCount) {
      const [first, last] = [doneAtMs[0], doneAtMs.at(-1)]
      if (first === undefined || last === undefined || doneAtMs.length < fewestCount) return null
      return Math.max(0, Math.round(((last - first) / (doneAtMs.length - 1)) * rowCount))
    }
  }
}
