/** A set of slots: a bit each, so that it costs no object per slot and hands its slots out in ascending order. */
export interface SlotSet {
  readonly size: number
  add(slot: number): void
  delete(slot: number): void
  has(slot: number): boolean
  clear(): void
  addAll(other: SlotSet): void
  /** In ascending order. `visit` may delete the slot it is told of. */
  forEach(visit: (slot: number) => void): void
  /** A fresh array with a buffer of its own. */
  ascending(): Uint32Array<ArrayBuffer>
  /** Takes the lowest slots out, up to so many, at a cost in proportion to them: those that stay are not looked at. In a fresh array, ascending. */
  takeLowest(most: number): Uint32Array<ArrayBuffer>
  /** The bits of 32 slots each, from slot 0 on, as far as there are any. For `addAll`; not to be changed. */
  readonly words: Uint32Array
}

/** An empty set; takes memory in proportion to the highest slot, an eighth of a byte each. */
export function createSlotSet(): SlotSet {
  let words = new Uint32Array(0)
  let size = 0
  // The words in use: a set of few slots among many is walked and cleared in proportion to their span.
  let firstWord = 0
  let endWord = 0

  const add = (slot: number): void => {
    const word = slot >>> 5
    if (word >= words.length) words = grown(words, word)
    const held = words[word] ?? 0
    const next = held | (1 << (slot & 31))
    if (next === (held | 0)) return
    words[word] = next
    if (size === 0 || word < firstWord) firstWord = word
    if (size === 0 || word >= endWord) endWord = word + 1
    size++
  }

  const forEach = (visit: (slot: number) => void): void => {
    for (let word = firstWord; word < endWord; word++) {
      let bits = words[word] ?? 0
      while (bits !== 0) {
        visit((word << 5) + 31 - Math.clz32(bits & -bits))
        bits &= bits - 1
      }
    }
  }

  return {
    get size() {
      return size
    },
    add,
    delete(slot) {
      const held = words[slot >>> 5] ?? 0
      const next = held & ~(1 << (slot & 31))
      if (next === (held | 0)) return
      words[slot >>> 5] = next
      size--
    },
    has: (slot) => (((words[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 1,
    clear() {
      words.fill(0, firstWord, endWord)
      size = 0
      firstWord = 0
      endWord = 0
    },
    addAll(other) {
      if (other.size === 0) return
      const { words: others } = other
      for (let word = 0; word < others.length; word++) {
        // Only what is new here is looked at bit by bit.
        for (let bits = (others[word] ?? 0) & ~(words[word] ?? 0); bits !== 0; bits &= bits - 1) {
          add((word << 5) + 31 - Math.clz32(bits & -bits))
        }
      }
    },
    forEach,
    ascending() {
      const slots = new Uint32Array(size)
      let row = 0
      // As `forEach`, without a call for each.
      for (let word = firstWord; word < endWord; word++) {
        for (let bits = words[word] ?? 0; bits !== 0; bits &= bits - 1) {
          slots[row++] = (word << 5) + 31 - Math.clz32(bits & -bits)
        }
      }
      return slots
    },
    takeLowest(most) {
      const slots = new Uint32Array(Math.min(most, size))
      let row = 0
      let word = firstWord
      for (; row < slots.length; word++) {
        let bits = words[word] ?? 0
        for (; bits !== 0 && row < slots.length; bits &= bits - 1) {
          slots[row++] = (word << 5) + 31 - Math.clz32(bits & -bits)
        }
        words[word] = bits
        if (bits !== 0) break
      }
      firstWord = word
      size -= row
      return slots
    },
    get words() {
      return words
    }
  }
}

function grown(words: Uint32Array<ArrayBuffer>, word: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(word + 1, Math.ceil(words.length * 1.25), 32))
  larger.set(words)
  return larger
}
