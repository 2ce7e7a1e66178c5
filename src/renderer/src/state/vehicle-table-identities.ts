import type { IdentityColumns, TextColumn } from '@shared/ipc/schemas-positions'
import { unpackTexts } from '@shared/ipc/text-column'

/** What vehicles are called, by slot; empty where nothing is known. */
export interface IdentityTexts {
  readonly name: (slot: number) => string
  readonly vin: (slot: number) => string
  readonly plate: (slot: number) => string
  /** Forgets everything and takes the texts of a snapshot, which stay packed until they are read. */
  readonly reset: (identities: IdentityColumns) => void
  /** Takes the texts of a delta. */
  readonly put: (identities: IdentityColumns) => void
  readonly erase: (slots: Uint32Array) => void
  readonly clear: () => void
}

const textKinds = ['names', 'vins', 'plates'] as const
type TextKind = (typeof textKinds)[number]

const noTexts: TextColumn = { bytes: new Uint8Array(0), offsets: new Uint32Array(1) }

/** Texts by slot: 100,000 names cost two buffers until somebody reads them, and one decoded text each after that. */
export function createIdentityTexts(): IdentityTexts {
  const decoder = new TextDecoder()
  let rowBySlot = new Int32Array(0)
  let packed: Readonly<Record<TextKind, TextColumn>> = { names: noTexts, vins: noTexts, plates: noTexts }
  let decoded: Readonly<Record<TextKind, Map<number, string>>> = emptyDecoded()

  function read(kind: TextKind, slot: number): string {
    const known = decoded[kind].get(slot)
    if (known !== undefined) return known
    const row = rowBySlot[slot] ?? -1
    const start = packed[kind].offsets[row]
    const end = packed[kind].offsets[row + 1]
    if (start === undefined || end === undefined) return ''
    const text = decoder.decode(packed[kind].bytes.subarray(start, end))
    decoded[kind].set(slot, text)
    return text
  }

  function clear(): void {
    rowBySlot = new Int32Array(0)
    packed = { names: noTexts, vins: noTexts, plates: noTexts }
    decoded = emptyDecoded()
  }

  return {
    name: (slot) => read('names', slot),
    vin: (slot) => read('vins', slot),
    plate: (slot) => read('plates', slot),
    reset(identities) {
      clear()
      packed = identities
      rowBySlot = new Int32Array(identities.slots.reduce((top, slot) => Math.max(top, slot + 1), 0)).fill(-1)
      identities.slots.forEach((slot, row) => (rowBySlot[slot] = row))
    },
    put(identities) {
      for (const kind of textKinds) {
        const texts = unpackTexts(identities[kind])
        identities.slots.forEach((slot, row) => decoded[kind].set(slot, texts[row] ?? ''))
      }
    },
    erase(slots) {
      for (const slot of slots) {
        if (slot < rowBySlot.length) rowBySlot[slot] = -1
        for (const kind of textKinds) decoded[kind].delete(slot)
      }
    },
    clear
  }
}

function emptyDecoded(): Readonly<Record<TextKind, Map<number, string>>> {
  return { names: new Map(), vins: new Map(), plates: new Map() }
}
