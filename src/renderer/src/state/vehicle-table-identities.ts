import type { IdentityColumns, TextColumn } from '@shared/ipc/schemas-positions'

/** What vehicles are called, by slot; empty where nothing is known. */
export interface IdentityTexts {
  readonly name: (slot: number) => string
  readonly vin: (slot: number) => string
  readonly plate: (slot: number) => string
  /** The texts of some slots as they are kept, packed and in fresh buffers, so that a worker can be given them without a string being made. */
  readonly copyOf: (slots: Uint32Array) => IdentityColumns
  /** Forgets everything and takes the texts of a snapshot. */
  readonly reset: (identities: IdentityColumns) => void
  /** Takes the texts of a delta. */
  readonly put: (identities: IdentityColumns) => void
  readonly erase: (slots: Uint32Array) => void
  readonly clear: () => void
}

type TextKind = 'names' | 'vins' | 'plates'

/** Texts as they came, and how many of their rows still hold. */
interface Pack {
  readonly texts: Readonly<Record<TextKind, TextColumn>>
  rowsInUse: number
}

/** A snapshot's slots are dense, and twice the room spares the next vehicles the copying. */
const smallestCapacity = 1024

/** Texts by slot: they stay packed until they are read, so that 100,000 names cost six buffers, and one decoded text for each that somebody saw. */
export function createIdentityTexts(): IdentityTexts {
  const decoder = new TextDecoder()
  /** The pack that holds a slot's texts, and its row there; pack 0 is none. */
  let packBySlot = new Uint32Array(0)
  let rowBySlot = new Uint32Array(0)
  let packs = new Map<number, Pack>()
  let lastPack = 0
  const decoded = {
    names: new Map<number, string>(),
    vins: new Map<number, string>(),
    plates: new Map<number, string>()
  }

  function read(kind: TextKind, slot: number): string {
    const known = decoded[kind].get(slot)
    if (known !== undefined) return known
    const column = packs.get(packBySlot[slot] ?? 0)?.texts[kind]
    if (column === undefined) return ''
    const row = rowBySlot[slot] ?? 0
    const text = decoder.decode(column.bytes.subarray(column.offsets[row], column.offsets[row + 1]))
    decoded[kind].set(slot, text)
    return text
  }

  function copyColumn(kind: TextKind, slots: Uint32Array): TextColumn {
    const offsets = new Uint32Array(slots.length + 1)
    const sources = new Array<TextColumn | undefined>(slots.length)
    // Slots that came together lie in the same pack: asking for it once a run spares most of the look-ups.
    let lastNumber = 0
    let last: TextColumn | undefined
    let size = 0
    for (let row = 0; row < slots.length; row++) {
      const slot = slots[row] ?? 0
      const number = packBySlot[slot] ?? 0
      if (number !== lastNumber) last = packs.get((lastNumber = number))?.texts[kind]
      sources[row] = last
      const at = rowBySlot[slot] ?? 0
      if (last !== undefined) size += (last.offsets[at + 1] ?? 0) - (last.offsets[at] ?? 0)
      offsets[row + 1] = size
    }
    const bytes = new Uint8Array(size)
    for (let row = 0; row < slots.length; row++) {
      const source = sources[row]
      if (source === undefined) continue
      const end = offsets[row + 1] ?? 0
      let from = source.offsets[rowBySlot[slots[row] ?? 0] ?? 0] ?? 0
      // Byte by byte: texts are so short that a call to `set` with a view of each takes several times longer.
      for (let to = offsets[row] ?? 0; to < end; to++, from++) bytes[to] = source.bytes[from] ?? 0
    }
    return { bytes, offsets }
  }

  function forget(slot: number): void {
    const number = packBySlot[slot] ?? 0
    if (number === 0) return
    packBySlot[slot] = 0
    const pack = packs.get(number)
    if (pack !== undefined && --pack.rowsInUse === 0) packs.delete(number)
    decoded.names.delete(slot)
    decoded.vins.delete(slot)
    decoded.plates.delete(slot)
  }

  function reserve(size: number): void {
    if (size <= packBySlot.length) return
    const capacity = Math.max(size, packBySlot.length * 2, smallestCapacity)
    packBySlot = grown(packBySlot, capacity)
    rowBySlot = grown(rowBySlot, capacity)
  }

  function put({ slots, names, vins, plates }: IdentityColumns): void {
    if (slots.length === 0) return
    let size = 0
    for (let row = 0; row < slots.length; row++) size = Math.max(size, (slots[row] ?? 0) + 1)
    reserve(size)
    const number = ++lastPack
    packs.set(number, { texts: { names, vins, plates }, rowsInUse: slots.length })
    for (let row = 0; row < slots.length; row++) {
      const slot = slots[row] ?? 0
      forget(slot)
      packBySlot[slot] = number
      rowBySlot[slot] = row
    }
  }

  function clear(): void {
    packBySlot = new Uint32Array(0)
    rowBySlot = new Uint32Array(0)
    packs = new Map()
    decoded.names.clear()
    decoded.vins.clear()
    decoded.plates.clear()
  }

  return {
    name: (slot) => read('names', slot),
    vin: (slot) => read('vins', slot),
    plate: (slot) => read('plates', slot),
    copyOf: (slots) => ({
      slots: slots.slice(),
      names: copyColumn('names', slots),
      vins: copyColumn('vins', slots),
      plates: copyColumn('plates', slots)
    }),
    reset(identities) {
      clear()
      put(identities)
    },
    put,
    erase(slots) {
      for (const slot of slots) forget(slot)
    },
    clear
  }
}

function grown(old: Uint32Array, capacity: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(capacity)
  larger.set(old)
  return larger
}
