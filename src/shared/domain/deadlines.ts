/** When keys are due, the earliest first. One deadline a key. */
export interface Deadlines {
  /** @param atMs Infinity takes the deadline away */
  readonly set: (key: string, atMs: number) => void
  /** Takes out every key that is due by then. */
  readonly takeDue: (nowMs: number) => readonly string[]
  /** The earliest deadline; Infinity = none. */
  readonly nextAtMs: () => number
}

interface Entry {
  readonly key: string
  readonly atMs: number
}

/** A binary heap. An entry that was replaced stays until it comes to the top, or until such entries are more than half of the heap. */
export function createDeadlines(): Deadlines {
  const valid = new Map<string, number>()
  let heap: Entry[] = []
  const isValid = ({ key, atMs }: Entry): boolean => valid.get(key) === atMs

  const push = (entry: Entry): void => {
    let place = heap.push(entry) - 1
    while (place > 0) {
      const parent = (place - 1) >> 1
      const above = heap[parent]
      if (above === undefined || above.atMs <= entry.atMs) break
      heap[place] = above
      place = parent
    }
    heap[place] = entry
  }
  const pop = (): void => {
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return
    let place = 0
    for (;;) {
      const left = place * 2 + 1
      const one = heap[left]
      const other = heap[left + 1]
      if (one === undefined) break
      const isOther = other !== undefined && other.atMs < one.atMs
      const least = isOther ? other : one
      if (least.atMs >= last.atMs) break
      heap[place] = least
      place = isOther ? left + 1 : left
    }
    heap[place] = last
  }
  const top = (): Entry | null => {
    for (;;) {
      const [first] = heap
      if (first === undefined) return null
      if (isValid(first)) return first
      pop()
    }
  }

  return {
    set: (key, atMs) => {
      if (valid.get(key) === atMs) return
      if (atMs === Infinity) {
        valid.delete(key)
        return
      }
      valid.set(key, atMs)
      push({ key, atMs })
      if (heap.length <= valid.size * 2 + 64) return
      const kept = heap.filter(isValid)
      heap = []
      for (const entry of kept) push(entry)
    },
    takeDue: (nowMs) => {
      const due: string[] = []
      for (let first = top(); first !== null && first.atMs <= nowMs; first = top()) {
        due.push(first.key)
        valid.delete(first.key)
      }
      return due
    },
    nextAtMs: () => top()?.atMs ?? Infinity
  }
}
