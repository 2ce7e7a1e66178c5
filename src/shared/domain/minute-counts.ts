/** Counts of what happened at which minute, added and taken away one by one. */
export interface MinuteCounts {
  readonly add: (minute: number, by: 1 | -1) => void
  /** How many happened in a minute or later. */
  readonly countFrom: (minute: number) => number
  readonly total: () => number
  /** The minutes in which anything happened, earliest first. */
  readonly minutes: () => readonly number[]
}

/** The minute of a time, in minutes since the epoch. */
export function minuteOf(atMs: number): number {
  return Math.floor(atMs / 60_000)
}

/** Starts with nothing counted. Costs follow the number of distinct minutes. */
export function createMinuteCounts(): MinuteCounts {
  const counts = new Map<number, number>()
  let total = 0
  return {
    add: (minute, by) => {
      total += by
      const count = (counts.get(minute) ?? 0) + by
      if (count === 0) counts.delete(minute)
      else counts.set(minute, count)
    },
    countFrom: (first) => {
      let sum = 0
      for (const [minute, count] of counts) if (minute >= first) sum += count
      return sum
    },
    total: () => total,
    minutes: () => [...counts.keys()].sort((a, b) => a - b)
  }
}
