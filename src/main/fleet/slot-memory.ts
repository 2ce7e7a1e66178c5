/** What is remembered of a few slots among many. */
export interface SlotMemory<T> {
  get(slot: number): T | undefined
  set(slot: number, value: T): void
  delete(slot: number): void
}

/**
 * Remembers the slots noted last, `limit` of them at least and twice as many at most. They are forgotten a generation at a time: to look
 * for the oldest entry of a Map again and again takes time in proportion to all that was deleted from it.
 */
export function createSlotMemory<T>(limit: number): SlotMemory<T> {
  let recent = new Map<number, T>()
  let earlier = new Map<number, T>()
  return {
    get: (slot) => (recent.size + earlier.size === 0 ? undefined : (recent.get(slot) ?? earlier.get(slot))),
    set(slot, value) {
      recent.set(slot, value)
      if (recent.size < limit) return
      earlier = recent
      recent = new Map()
    },
    delete(slot) {
      if (recent.size + earlier.size === 0) return
      recent.delete(slot)
      earlier.delete(slot)
    }
  }
}
