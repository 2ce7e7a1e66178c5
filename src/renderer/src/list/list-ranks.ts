/** All slots in the order of one text. Texts are compared in slices, so that a question never waits behind a sort. */
export interface TextRanks {
  /** All slots that were known when the order was last made; changed ones stand where they stood. */
  readonly order: Uint32Array
  /** Whether slots are new or have another text since. */
  readonly isDirty: boolean
  /** The slot's text is another one. */
  readonly touch: (slot: number) => void
  /**
   * Goes on putting in order, for a slice.
   *
   * @param size slots to order
   * @param isTimeUp asked every few thousand comparisons
   * @returns whether the order is whole now
   */
  readonly work: (size: number, isTimeUp: () => boolean) => boolean
  readonly clear: () => void
}

type Compare = (a: number, b: number) => number

const comparisonsPerSlice = 2048

/**
 * No slots. What was in order stays so: new slots are sorted among themselves and merged in.
 *
 * @param compare never gives 0 for two slots; texts may change under way, which `touch` tells
 */
export function createTextRanks(compare: Compare): TextRanks {
  let order = new Uint32Array(0)
  let dirty = new Uint8Array(0)
  let dirtyCount = 0
  let job: Iterator<undefined, Uint32Array<ArrayBuffer>> | null = null

  function* reorder(size: number): Generator<undefined, Uint32Array<ArrayBuffer>> {
    const changed = new Uint32Array(dirtyCount)
    const isChanged = dirty
    dirty = new Uint8Array(dirty.length)
    dirtyCount = 0
    let count = 0
    for (let slot = 0; slot < size; slot++) if (isChanged[slot] === 1) changed[count++] = slot
    const sorted = yield* sortInSlices(changed.subarray(0, count), compare)
    const kept = count === 0 ? order : order.filter((slot) => isChanged[slot] !== 1)
    const merged = new Uint32Array(kept.length + sorted.length)
    yield* mergeInSlices(kept, sorted, merged, compare)
    return merged
  }

  return {
    get order() {
      return order
    },
    get isDirty() {
      return dirtyCount > 0 || job !== null
    },
    touch(slot) {
      if (slot >= dirty.length) {
        const larger = new Uint8Array(Math.max(slot + 1, Math.ceil(dirty.length * 1.5), 1024))
        larger.set(dirty)
        dirty = larger
      }
      if (dirty[slot] === 0) dirtyCount += 1
      dirty[slot] = 1
    },
    work(size, isTimeUp) {
      if (job === null && dirtyCount === 0) return true
      job ??= reorder(size)
      for (;;) {
        const step = job.next()
        if (step.done === true) {
          order = step.value
          job = null
          return dirtyCount === 0
        }
        if (isTimeUp()) return false
      }
    },
    clear() {
      order = new Uint32Array(0)
      dirty = new Uint8Array(0)
      dirtyCount = 0
      job = null
    }
  }
}

/** Merge sort from the bottom up: its state is two numbers, so it can rest anywhere. */
function* sortInSlices(
  slots: Uint32Array<ArrayBuffer>,
  compare: Compare
): Generator<undefined, Uint32Array<ArrayBuffer>> {
  let from = slots
  let to = new Uint32Array(slots.length)
  let sinceRest = 0
  for (let width = 1; width < slots.length; width *= 2) {
    for (let start = 0; start < slots.length; start += width * 2) {
      const middle = Math.min(start + width, slots.length)
      const end = Math.min(start + width * 2, slots.length)
      let left = start
      let right = middle
      // What is in order already, as slots often are, is copied as a whole.
      if (middle >= end || compare(from[middle - 1] ?? 0, from[middle] ?? 0) < 0) {
        to.set(from.subarray(start, end), start)
        sinceRest += 1
      } else {
        for (let at = start; at < end; at++) {
          const takesLeft = right >= end || (left < middle && compare(from[left] ?? 0, from[right] ?? 0) < 0)
          to[at] = (takesLeft ? from[left++] : from[right++]) ?? 0
          if (++sinceRest >= comparisonsPerSlice) {
            sinceRest = 0
            yield
          }
        }
      }
      if (sinceRest >= comparisonsPerSlice) {
        sinceRest = 0
        yield
      }
    }
    const before = from
    from = to
    to = before
  }
  return from
}

function* mergeInSlices(a: Uint32Array, b: Uint32Array, to: Uint32Array, compare: Compare): Generator<undefined, void> {
  let left = 0
  let right = 0
  for (let at = 0; at < to.length; at++) {
    const takesLeft = right >= b.length || (left < a.length && compare(a[left] ?? 0, b[right] ?? 0) < 0)
    to[at] = (takesLeft ? a[left++] : b[right++]) ?? 0
    if (at % comparisonsPerSlice === comparisonsPerSlice - 1) yield
  }
}
