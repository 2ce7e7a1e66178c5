/** A column of a batch. */
export type Part = Uint8Array | Uint32Array | Float32Array | Float64Array

/** Version of the form below and of what the batch codec puts into it. Values of another version are not read. */
export const batchFormatVersion = 2

/** Columns of doubles can only be looked at in place where they begin at a multiple of eight. */
const alignment = 8

/** Version u8, three bytes of nothing, count u32, and a length in bytes (u32) per part. */
const headBytes = 8

/**
 * Puts columns back to back into one buffer, as they lie in memory: one copy each and no work per row. The order of bytes is this
 * computer's; the data key, without which nothing can be read, does not leave it either.
 */
export function packParts(parts: readonly Part[]): Uint8Array {
  let size = aligned(headBytes + parts.length * 4)
  for (const part of parts) size += aligned(part.byteLength)
  const packed = new Uint8Array(size)
  const head = new DataView(packed.buffer)
  head.setUint8(0, batchFormatVersion)
  head.setUint32(4, parts.length, true)
  let offset = aligned(headBytes + parts.length * 4)
  parts.forEach((part, number) => {
    head.setUint32(headBytes + number * 4, part.byteLength, true)
    packed.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), offset)
    offset += aligned(part.byteLength)
  })
  return packed
}

/**
 * Gives parts back in the order they were packed in. Whatever does not fit gives an empty part and makes the whole unsound, which is
 * asked once, at the end.
 */
export interface PartReader {
  /** Each: @param length entries the part must have; without, any whole number of them. */
  uint8(length?: number): Uint8Array<ArrayBuffer>
  uint32(length?: number): Uint32Array<ArrayBuffer>
  float32(length: number): Float32Array
  float64(length: number): Float64Array
  /** To be called by who finds that what is in a part cannot be. */
  reject(): void
  /** Whether every part was there, of the right length, and all of them were taken. */
  isSound(): boolean
}

/** @param bytes what `packParts` gave, or anything at all */
export function createPartReader(bytes: Uint8Array): PartReader {
  const packed = placed(bytes)
  const head = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const isOurs = packed.length >= headBytes && head.getUint8(0) === batchFormatVersion
  const count = isOurs ? head.getUint32(4, true) : 0
  let hasFailed = !isOurs || headBytes + count * 4 > packed.length
  let number = 0
  let offset = aligned(headBytes + count * 4)

  /** Where the next part begins, and how many entries it has. */
  const next = (entryBytes: number, length: number | undefined): readonly [begin: number, length: number] => {
    const size = !hasFailed && number < count ? head.getUint32(headBytes + number * 4, true) : Infinity
    const isGood = offset + size <= packed.length && size % entryBytes === 0
    if (!isGood || (length !== undefined && size !== length * entryBytes)) {
      hasFailed = true
      return [packed.byteOffset, 0]
    }
    const begin = packed.byteOffset + offset
    number++
    offset += aligned(size)
    return [begin, size / entryBytes]
  }

  return {
    uint8: (length) => new Uint8Array(packed.buffer, ...next(1, length)),
    uint32: (length) => new Uint32Array(packed.buffer, ...next(4, length)),
    float32: (length) => new Float32Array(packed.buffer, ...next(4, length)),
    float64: (length) => new Float64Array(packed.buffer, ...next(8, length)),
    reject() {
      hasFailed = true
    },
    isSound: () => !hasFailed && number === count && offset === packed.length
  }
}

/** A view that begins at an odd place (node's pool of small buffers) cannot be looked at as doubles: it is copied. */
function placed({ buffer, byteOffset, length }: Uint8Array): Uint8Array<ArrayBuffer> {
  const isPlaced = buffer instanceof ArrayBuffer && byteOffset % alignment === 0
  return isPlaced
    ? new Uint8Array(buffer, byteOffset, length)
    : new Uint8Array(new Uint8Array(buffer, byteOffset, length))
}

function aligned(size: number): number {
  return Math.ceil(size / alignment) * alignment
}
