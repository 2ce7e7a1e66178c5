import { hash32 } from './random'

/** What an identifier names; the number keeps the kinds apart. */
const idKinds = {
  vehicle: 1,
  driver: 2,
  fleet: 3,
  connection: 4,
  schedule: 5,
  execution: 6,
  agreement: 7,
  invitation: 8,
  provider: 9,
  partner: 10,
  location: 11,
  token: 12
} as const

export type IdKind = keyof typeof idKinds

// Multiplication by an odd number modulo 2^32 can be undone, which makes identifiers readable backwards: looking up one
// of 250,000 vehicles needs no table.
const factor = 0x9e3779b1
const inverseFactor = inverseModulo32(factor)

/** Takes numbers as hexadecimal digits; `JsonBytes` is one. */
export interface HexSink {
  readonly hex32: (value: number) => void
  readonly hex16: (value: number) => void
  readonly ascii: (text: string) => void
}

/** Writes the UUID of the `index`-th thing of a kind. `variant` tells several of the same thing apart. */
export function writeId(out: HexSink, kind: IdKind, seed: number, index: number, variant = 0): void {
  const salt = idKinds[kind]
  const second = hash32(seed ^ variant, index, salt * 16 + 1)
  const third = hash32(seed ^ variant, index, salt * 16 + 2)
  out.hex32((Math.imul(index, factor) + hash32(seed, salt, 901)) >>> 0)
  out.ascii('-')
  out.hex16(second >>> 16)
  out.ascii('-')
  out.hex16((second & 0x0fff) | 0x4000)
  out.ascii('-')
  out.hex16(((third >>> 16) & 0x3fff) | 0x8000)
  out.ascii('-')
  out.hex16(third)
  out.hex32(hash32(seed ^ variant, index, salt * 16 + 3))
}

/** The UUID that {@link writeId} writes. */
export function idOf(kind: IdKind, seed: number, index: number, variant = 0): string {
  let id = ''
  const out: HexSink = {
    hex32: (value) => (id += hex(value, 8)),
    hex16: (value) => (id += hex(value & 0xffff, 4)),
    ascii: (text) => (id += text)
  }
  writeId(out, kind, seed, index, variant)
  return id
}

/** The index behind a UUID made by {@link idOf}, or null for an identifier of somebody else. */
export function indexOfId(kind: IdKind, seed: number, id: string): number | null {
  const head = Number.parseInt(id.slice(0, 8), 16)
  if (Number.isNaN(head)) return null
  const index = Math.imul(head - hash32(seed, idKinds[kind], 901), inverseFactor) >>> 0
  return idOf(kind, seed, index) === id.toLowerCase() ? index : null
}

/** Writes 64 hexadecimal digits, for the contract's content hashes. */
export function writeDigest(out: HexSink, seed: number, index: number, variant: number): void {
  for (let part = 0; part < 8; part += 1) out.hex32(hash32(seed ^ variant, index, 700 + part))
}

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, '0')
}

/** Newton's iteration: each round doubles the number of right bits. */
function inverseModulo32(odd: number): number {
  let inverse = odd
  for (let round = 0; round < 5; round += 1) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse))
  return inverse
}
