import type { IdentityColumns, TextColumn } from '@shared/ipc/schemas-positions'

/** What vehicles are called, by slot; empty where nothing is known. */
export interface IdentityTexts {
  readonly name: (slot: number) => string
  readonly vin: (slot: number) => string
  readonly plate: (slot: number) => string
  readonly driver: (slot: number) => string
  /** The texts of some slots as they are kept, packed and in fresh buffers, so that a worker can be given them without a string being made. */
  readonly copyOf: (slots: Uint32Array) => IdentityColumns
  /** Forgets everything and takes the texts of a snapshot; see `put`. */
  readonly reset: (identities: IdentityColumns, slotCount?: number) => void
  /**
   * Takes the texts of a delta.
   *
   * @param slotCount slots of the whole fleet, where known: the names of a large one come in many deltas, and room is made once
   */
  readonly put: (identities: IdentityColumns, slotCount?: number) => void
  readonly erase: (slots: Uint32Array) => void
  readonly clear: () => void
}

type TextKind = 'names' | 'vins' | 'plates' | 'drivers'

/** Texts as they came, and how many of their rows still hold. */
interface Pack {
  readonly texts: Readonly<Record<TextKind, TextColumn | null>>
  rowsInUse: number
}

const smallestCapacity = 1024
/** Rows of one pack, so that 16 bits say which. */
const mostRows = 65_536
/** Packs that 16 bits can tell apart. */
const mostNarrowPacks = 65_535

/** Texts by slot: they stay packed until they are read, so that 100,000 names cost six buffers, and one decoded text for each that somebody saw. */
export function createIdentityTexts(): IdentityTexts {
  const decoder = new TextDecoder()
  /** The pack that holds a slot's texts, and its row there; pack 0 is none. */
  let packBySlot: Uint16Array | Uint32Array = new Uint16Array(0)
  let rowBySlot = new Uint16Array(0)
  let packs = new Map<number, Pack>()
  let lastPack = 0
  /** Packs with a driver in them. */
  let driverPackCount = 0
  /** Numbers of packs that are gone. */
  let freePacks: number[] = []
  const decoded = {
    names: new Map<number, string>(),
    vins: new Map<number, string>(),
    plates: new Map<number, string>(),
    drivers: new Map<number, string>()
  }

  function read(kind: TextKind, slot: number): string {
    const known = decoded[kind].get(slot)
    if (known !== undefined) return known
    const column = packs.get(packBySlot[slot] ?? 0)?.texts[kind]
    if (column === undefined || column === null) return ''
    const row = rowBySlot[slot] ?? 0
    const text = decoder.decode(column.bytes.subarray(column.offsets[row], column.offsets[row + 1]))
    decoded[kind].set(slot, text)
    return text
  }

  function copyColumn(kind: TextKind, slots: Uint32Array): TextColumn {
    const offsets = new Uint32Array(slots.length + 1)
    const sources = new Array<TextColumn | null | undefined>(slots.length)
    // Slots that came together lie in the same pack: asking for it once a run spares most of the look-ups.
    let lastNumber = 0
    let last: TextColumn | null | undefined
    let size = 0
    for (let row = 0; row < slots.length; row++) {
      const slot = slots[row] ?? 0
      const number = packBySlot[slot] ?? 0
      if (number !== lastNumber) last = packs.get((lastNumber = number))?.texts[kind]
      sources[row] = last
      const at = rowBySlot[slot] ?? 0
      if (last) size += (last.offsets[at + 1] ?? 0) - (last.offsets[at] ?? 0)
      offsets[row + 1] = size
    }
    const bytes = new Uint8Array(size)
    for (let row = 0; row < slots.length; row++) {
      const source = sources[row]
      if (!source) continue
      const end = offsets[row + 1] ?? 0
      let from = source.offsets[rowBySlot[slots[row] ?? 0] ?? 0] ?? 0
      // Byte by byte: texts are so short that a call to `set` with a view of each takes several times longer.
      for (let to = offsets[row] ?? 0; to < end; to++, from++) bytes[to] = source.bytes[from] ?? 0
    }
    return { bytes, offsets }
  }

  /** Null where none of these has one. */
  function copyDrivers(slots: Uint32Array): TextColumn | null {
    if (driverPackCount === 0) return null
    const column = copyColumn('drivers', slots)
    return column.bytes.length === 0 ? null : column
  }

  function forget(slot: number): void {
    const number = packBySlot[slot] ?? 0
    if (number === 0) return
    packBySlot[slot] = 0
    const pack = packs.get(number)
    if (pack !== undefined && --pack.rowsInUse === 0) {
      packs.delete(number)
      freePacks.push(number)
      if (pack.texts.drivers !== null) driverPackCount--
    }
    decoded.names.delete(slot)
    decoded.vins.delete(slot)
    decoded.plates.delete(slot)
    decoded.drivers.delete(slot)
  }

  function reserve(size: number): void {
    const capacity = packBySlot.length
    if (size <= capacity) return
    const roomy = Math.max(size, capacity + (capacity >>> 2), smallestCapacity)
    const [olderPacks, olderRows] = [packBySlot, rowBySlot]
    packBySlot = olderPacks instanceof Uint16Array ? new Uint16Array(roomy) : new Uint32Array(roomy)
    packBySlot.set(olderPacks)
    rowBySlot = new Uint16Array(roomy)
    rowBySlot.set(olderRows)
  }

  function addPack(pack: Pack): number {
    const number = freePacks.pop() ?? ++lastPack
    if (number > mostNarrowPacks && packBySlot instanceof Uint16Array) packBySlot = Uint32Array.from(packBySlot)
    packs.set(number, pack)
    if (pack.texts.drivers !== null) driverPackCount++
    return number
  }

  function put({ slots, names, vins, plates, drivers }: IdentityColumns, slotCount = 0): void {
    if (slots.length === 0) return
    let size = slotCount
    for (let row = 0; row < slots.length; row++) size = Math.max(size, (slots[row] ?? 0) + 1)
    reserve(size)
    const whole = {
      names: ownCopy(names),
      vins: ownCopy(vins),
      plates: ownCopy(plates),
      drivers: drivers && ownCopy(drivers)
    }
    for (let from = 0; from < slots.length; from += mostRows) {
      const to = Math.min(slots.length, from + mostRows)
      const texts = {
        names: rowsOf(whole.names, from, to),
        vins: rowsOf(whole.vins, from, to),
        plates: rowsOf(whole.plates, from, to),
        drivers: whole.drivers && rowsOf(whole.drivers, from, to)
      }
      const number = addPack({ texts, rowsInUse: to - from })
      for (let row = from; row < to; row++) {
        const slot = slots[row] ?? 0
        forget(slot)
        packBySlot[slot] = number
        rowBySlot[slot] = row - from
      }
    }
  }

  function clear(): void {
    packBySlot = new Uint16Array(0)
    rowBySlot = new Uint16Array(0)
    packs = new Map()
    lastPack = driverPackCount = 0
    freePacks = []
    decoded.names.clear()
    decoded.vins.clear()
    decoded.plates.clear()
    decoded.drivers.clear()
  }

  return {
    name: (slot) => read('names', slot),
    vin: (slot) => read('vins', slot),
    plate: (slot) => read('plates', slot),
    driver: (slot) => read('drivers', slot),
    copyOf: (slots) => ({
      slots: slots.slice(),
      names: copyColumn('names', slots),
      vins: copyColumn('vins', slots),
      plates: copyColumn('plates', slots),
      drivers: copyDrivers(slots)
    }),
    reset(identities, slotCount) {
      clear()
      put(identities, slotCount)
    },
    put,
    erase(slots) {
      for (const slot of slots) forget(slot)
    },
    clear
  }
}

/** What came is a view of its whole message, which would stay for as long as one name of it is held. */
function ownCopy({ bytes, offsets }: TextColumn): TextColumn {
  return { bytes: bytes.slice(), offsets: offsets.slice() }
}

/** Some rows of a column; offsets count from its beginning, so that its bytes can stay as they are. */
function rowsOf({ bytes, offsets }: TextColumn, from: number, to: number): TextColumn {
  return { bytes, offsets: offsets.subarray(from, to + 1) }
}
