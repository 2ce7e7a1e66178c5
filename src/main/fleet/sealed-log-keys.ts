/** Keys of batches: `l`, the generation and a running number, each of a fixed width, so that the order of keys is the order of batches. */
export const logPrefix = 'l'
export const afterLog = 'm'
const logKeyForm = /^l(\d{10})-(\d{10})$/

/** Records of version 0.1, one per vehicle. They are not read: the first sweep brings their vehicles again. */
export const recordPrefix = 'v'
export const afterRecords = 'w'

/** Key of the head, which says what is in force. */
export const headKey = 'h'
const headVersion = 1
const headBytes = 9

/** Which generation of batches is in force, and how many of its first batches are its image. */
export interface LogHead {
  readonly generation: number
  readonly imageCount: number
}

/** @param generation and @param number whole numbers below ten digits */
export function logKey(generation: number, number: number): string {
  return `${logPrefix}${String(generation).padStart(10, '0')}-${String(number).padStart(10, '0')}`
}

/** @returns null for a key that is none of ours */
export function parseLogKey(key: string): { readonly generation: number; readonly number: number } | null {
  const parts = logKeyForm.exec(key)
  return parts === null ? null : { generation: Number(parts[1]), number: Number(parts[2]) }
}

/** Packs the head: a version, then both numbers. */
export function encodeHead({ generation, imageCount }: LogHead): Buffer {
  const bytes = Buffer.alloc(headBytes)
  bytes.writeUInt8(headVersion, 0)
  bytes.writeUInt32LE(generation, 1)
  bytes.writeUInt32LE(imageCount, 5)
  return bytes
}

/** @returns null when the bytes are not a head of this version */
export function decodeHead(bytes: Buffer): LogHead | null {
  if (bytes.length !== headBytes || bytes.readUInt8(0) !== headVersion) return null
  return { generation: bytes.readUInt32LE(1), imageCount: bytes.readUInt32LE(5) }
}
