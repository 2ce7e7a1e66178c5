/** What a column is in memory. */
export type Column = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array

/** What a column may be on the way. */
type StoredColumn = Column | Int32Array

/** How a column is stored, and what is stored of it. */
export interface StoredForm {
  readonly form: number
  readonly stored: StoredColumn
  /** What stored numbers count from; 0 where they stand for themselves. */
  readonly base: number
}

/** One more whenever the same columns would be packed otherwise: packed bytes of an earlier version may lie in a cache. */
export const packedFormVersion = 2

/**
 * The forms; their numbers stand in headers. Main and page come from one build, so they may change, with the version above. Each column gets the
 * smallest form that gives back every entry as it was.
 */
const form = {
  uint8: 0,
  uint16: 1,
  uint32: 2,
  float32: 3,
  float64: 4,
  /** Uint32: each entry is one more than the entry before. */
  run: 5,
  /** Uint32: by how much each entry is more than the one before, at most 255. */
  steps: 6,
  /** Uint32, in fewer bytes. */
  uint32In8: 7,
  uint32In16: 8,
  /** Float64: whole numbers, from the least of them on. */
  whole: 9,
  /** Float64: ten-millionths in 32 bits. Most sources of positions give degrees of so many digits. */
  degrees7: 10,
  /** Float64: thousand-millionths in 40 bits, the lower 32 of all entries first. Some sources give nine digits. */
  degrees9: 11,
  /** Float32: the bits of the one entry that all are. Bearings that nobody can know yet. */
  sameFloat: 12,
  /** Float64: as `whole`, in 16 bits. */
  wholeIn16: 13,
  /** Float32: thousandths, none negative, in 16 bits. Speeds come with so many digits. */
  thousandths: 14
} as const

const perUnit7 = 1e7
const perUnit9 = 1e9
const upperUnit = 2 ** 32
/** Stand for not-a-number; no other entry may be stored as they are. */
const noDegrees7 = -0x80000000
const noUpper9 = -0x80
const noWhole = 0xffffffff
const noWholeIn16 = 0xffff
const perUnit3 = 1e3
const noThousandths = 0xffff

/** The least that gives the column back. Looks at every entry, where there can be less. */
export function storedFormOf(column: Column): StoredForm {
  if (column instanceof Uint8Array) return { form: form.uint8, stored: column, base: 0 }
  if (column instanceof Uint16Array) return { form: form.uint16, stored: column, base: 0 }
  if (column instanceof Float32Array)
    return sameFloat(column) ?? thousandths(column) ?? { form: form.float32, stored: column, base: 0 }
  if (column instanceof Uint32Array) return ascending(column) ?? small(column)
  return whole(column) ?? degrees7(column) ?? degrees9(column) ?? { form: form.float64, stored: column, base: 0 }
}

/** The array that holds what is stored in a form, as a view of a buffer. */
export function storedAt(formNumber: number, buffer: ArrayBuffer, from: number, length: number): StoredColumn {
  switch (formNumber) {
    case form.uint16:
    case form.uint32In16:
    case form.wholeIn16:
    case form.thousandths:
      return new Uint16Array(buffer, from, length)
    case form.uint32:
    case form.whole:
      return new Uint32Array(buffer, from, length)
    case form.float32:
      return new Float32Array(buffer, from, length)
    case form.float64:
      return new Float64Array(buffer, from, length)
    case form.degrees7:
      return new Int32Array(buffer, from, length)
    case form.degrees9:
      return new Uint8Array(buffer, from, length * 5)
    case form.run:
    case form.sameFloat:
      return new Uint8Array(buffer, from, 0)
    default:
      return new Uint8Array(buffer, from, length)
  }
}

/** The column again; the same array where it was stored as it is. */
export function columnOf({ form: formNumber, stored, base }: StoredForm, length: number): StoredColumn {
  switch (formNumber) {
    case form.run: {
      const column = new Uint32Array(length)
      for (let row = 0; row < length; row++) column[row] = base + row
      return column
    }
    case form.steps: {
      const column = new Uint32Array(length)
      let entry = base
      for (let row = 0; row < length; row++) column[row] = entry += stored[row] ?? 0
      return column
    }
    case form.uint32In8:
    case form.uint32In16:
      return new Uint32Array(stored)
    case form.whole: {
      const column = new Float64Array(length)
      for (let row = 0; row < length; row++) {
        const entry = stored[row] ?? 0
        column[row] = entry === noWhole ? NaN : base + entry
      }
      return column
    }
    case form.wholeIn16: {
      const column = new Float64Array(length)
      for (let row = 0; row < length; row++) {
        const entry = stored[row] ?? 0
        column[row] = entry === noWholeIn16 ? NaN : base + entry
      }
      return column
    }
    case form.sameFloat:
      return new Float32Array(new Uint32Array(length).fill(base).buffer)
    case form.thousandths: {
      const column = new Float32Array(length)
      for (let row = 0; row < length; row++) {
        const units = stored[row] ?? 0
        column[row] = units === noThousandths ? NaN : units / perUnit3
      }
      return column
    }
    case form.degrees7: {
      const column = new Float64Array(length)
      for (let row = 0; row < length; row++) {
        const units = stored[row] ?? 0
        column[row] = units === noDegrees7 ? NaN : units / perUnit7
      }
      return column
    }
    case form.degrees9: {
      const { lower, upper } = halvesOf(stored, length)
      const column = new Float64Array(length)
      for (let row = 0; row < length; row++) {
        const high = upper[row] ?? 0
        column[row] = high === noUpper9 ? NaN : (high * upperUnit + (lower[row] ?? 0)) / perUnit9
      }
      return column
    }
    default:
      return stored
  }
}

/** Slots and offsets of texts; null for a column that does not ascend in small steps. */
function ascending(column: Uint32Array): StoredForm | null {
  const base = column[0] ?? 0
  const steps = new Uint8Array(column.length)
  let before = base
  let isRun = true
  for (let row = 0; row < column.length; row++) {
    const entry = column[row] ?? 0
    const step = entry - before
    if (step < 0 || step > 255) return null
    if (step !== 1 && row > 0) isRun = false
    steps[row] = step
    before = entry
  }
  return isRun ? { form: form.run, stored: new Uint8Array(0), base } : { form: form.steps, stored: steps, base }
}

function small(column: Uint32Array): StoredForm {
  let most = 0
  for (let row = 0; row < column.length; row++) most = Math.max(most, column[row] ?? 0)
  if (most <= 0xff) return { form: form.uint32In8, stored: new Uint8Array(column), base: 0 }
  if (most <= 0xffff) return { form: form.uint32In16, stored: new Uint16Array(column), base: 0 }
  return { form: form.uint32, stored: column, base: 0 }
}

/** Times; null for a column with fractions, or that spans too much (49 days, in milliseconds). */
function whole(column: Float64Array): StoredForm | null {
  let least = Infinity
  let most = -Infinity
  for (let row = 0; row < column.length; row++) {
    const entry = column[row] ?? 0
    if (Number.isNaN(entry)) continue
    if (!Number.isSafeInteger(entry) || isNegativeZero(entry)) return null
    least = Math.min(least, entry)
    most = Math.max(most, entry)
  }
  if (most - least >= noWhole) return null
  const base = least === Infinity ? 0 : least
  const isNarrow = most - base < noWholeIn16
  const none = isNarrow ? noWholeIn16 : noWhole
  const stored = isNarrow ? new Uint16Array(column.length) : new Uint32Array(column.length)
  for (let row = 0; row < column.length; row++) {
    const entry = column[row] ?? 0
    stored[row] = Number.isNaN(entry) ? none : entry - base
  }
  return { form: isNarrow ? form.wholeIn16 : form.whole, stored, base }
}

/** Null when they are not all the same to the bit. */
function sameFloat({ buffer, byteOffset, length }: Float32Array): StoredForm | null {
  const bits = new Uint32Array(buffer, byteOffset, length)
  const base = bits[0] ?? 0
  for (let row = 1; row < length; row++) if (bits[row] !== base) return null
  return { form: form.sameFloat, stored: new Uint8Array(0), base }
}

/** Null for a column that does not come out the same. */
function thousandths(column: Float32Array): StoredForm | null {
  const stored = new Uint16Array(column.length)
  for (let row = 0; row < column.length; row++) {
    const entry = column[row] ?? 0
    if (Number.isNaN(entry)) {
      stored[row] = noThousandths
      continue
    }
    const units = (entry * perUnit3 + 0.5) | 0
    const isThere = units >= 0 && units < noThousandths && Math.fround(units / perUnit3) === entry
    if (!isThere || isNegativeZero(entry)) return null
    stored[row] = units
  }
  return { form: form.thousandths, stored, base: 0 }
}

/** As `thousandths`. */
function degrees7(column: Float64Array): StoredForm | null {
  const stored = new Int32Array(column.length)
  for (let row = 0; row < column.length; row++) {
    const entry = column[row] ?? 0
    if (Number.isNaN(entry)) {
      stored[row] = noDegrees7
      continue
    }
    // What lies outside of 32 bits comes out as something else, and is seen in the next line.
    const units = (entry * perUnit7 + (entry < 0 ? -0.5 : 0.5)) | 0
    if (units / perUnit7 !== entry || units === noDegrees7 || isNegativeZero(entry)) return null
    stored[row] = units
  }
  return { form: form.degrees7, stored, base: 0 }
}

/** As `thousandths`. */
function degrees9(column: Float64Array): StoredForm | null {
  const stored = new Uint8Array(column.length * 5)
  const { lower, upper } = halvesOf(stored, column.length)
  for (let row = 0; row < column.length; row++) {
    const entry = column[row] ?? 0
    if (Number.isNaN(entry)) {
      upper[row] = noUpper9
      continue
    }
    const units = Math.round(entry * perUnit9)
    const high = Math.floor(units / upperUnit)
    if (units / perUnit9 !== entry || high <= noUpper9 || high > 0x7f || isNegativeZero(entry)) return null
    lower[row] = units >>> 0
    upper[row] = high
  }
  return { form: form.degrees9, stored, base: 0 }
}

function halvesOf({ buffer, byteOffset }: StoredColumn, length: number): { lower: Uint32Array; upper: Int8Array } {
  return {
    lower: new Uint32Array(buffer, byteOffset, length),
    upper: new Int8Array(buffer, byteOffset + length * 4, length)
  }
}

function isNegativeZero(entry: number): boolean {
  return entry === 0 && 1 / entry < 0
}
