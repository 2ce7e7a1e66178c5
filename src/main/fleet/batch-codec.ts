import type { TextColumn } from '@shared/ipc/schemas-positions'
import { createPartReader, packParts, type Part, type PartReader } from './batch-codec-parts'
import type { CacheBatch, SavedEntries, SavedIdentities, SavedPositions } from './position-cache'

/**
 * Which sections a batch has; bits of the first entry of its first part. Drivers lie behind the other identities, where any is known: batches
 * that were written before drivers were kept, and those of accounts that may not see them, have none.
 */
const sections = { positions: 1, identities: 2, entries: 4, drivers: 8 } as const

/** Packs a batch, its blobs excepted: those are values of their own. */
export function encodeBatch({ positions, identities, entries, removedSlots }: CacheBatch): Uint8Array {
  const present =
    (positions === null ? 0 : sections.positions) |
    (identities === null ? 0 : sections.identities) |
    (entries === null ? 0 : sections.entries) |
    (identities === null || identities.drivers === null ? 0 : sections.drivers)
  return packParts([
    Uint32Array.of(present, entries?.fleetsFrom ?? 0, entries?.providersFrom ?? 0, entries?.placesFrom ?? 0),
    removedSlots,
    ...(positions === null ? [] : positionParts(positions)),
    ...(identities === null ? [] : identityParts(identities)),
    ...(entries === null ? [] : [entryTexts(entries)])
  ])
}

/**
 * Unpacks a batch; its columns look into the given bytes.
 *
 * @returns null when the bytes are not a batch of this form
 */
export function decodeBatch(bytes: Uint8Array): CacheBatch | null {
  const parts = createPartReader(bytes)
  const [present = 0, fleetsFrom = 0, providersFrom = 0, placesFrom = 0] = parts.uint32(4)
  const removedSlots = parts.uint32()
  const batch: CacheBatch = {
    removedSlots,
    positions: (present & sections.positions) === 0 ? null : readPositions(parts),
    identities:
      (present & sections.identities) === 0 ? null : readIdentities(parts, (present & sections.drivers) !== 0),
    entries:
      (present & sections.entries) === 0 ? null : { fleetsFrom, providersFrom, placesFrom, ...readEntryTexts(parts) },
    blobs: new Map()
  }
  return parts.isSound() ? batch : null
}

function positionParts(positions: SavedPositions): Part[] {
  const parts = [
    positions.slots,
    positions.longitudeDeg,
    positions.latitudeDeg,
    positions.speedMps,
    positions.derivedBearingDeg,
    positions.occurredAtMs,
    positions.lastSeenAtS,
    positions.fleet,
    positions.provider,
    positions.place,
    positions.flags
  ]
  if (parts.some((part) => part.length !== positions.slots.length)) throw new RangeError('columns of different lengths')
  return parts
}

function readPositions(parts: PartReader): SavedPositions {
  const slots = parts.uint32()
  const rows = slots.length
  return {
    slots,
    longitudeDeg: parts.float64(rows),
    latitudeDeg: parts.float64(rows),
    speedMps: parts.float32(rows),
    derivedBearingDeg: parts.float32(rows),
    occurredAtMs: parts.float64(rows),
    lastSeenAtS: parts.uint32(rows),
    fleet: parts.uint32(rows),
    provider: parts.uint32(rows),
    place: parts.uint32(rows),
    flags: parts.uint8(rows)
  }
}

function identityParts({ slots, idWords, otherIds, names, vins, plates, drivers }: SavedIdentities): Part[] {
  const texts = [otherIds, names, vins, plates, ...(drivers === null ? [] : [drivers])]
  if (idWords.length !== slots.length * 4 || texts.some((column) => column.offsets.length !== slots.length + 1)) {
    throw new RangeError('columns of different lengths')
  }
  return [slots, idWords, ...texts.flatMap((column) => [column.offsets, column.bytes])]
}

function readIdentities(parts: PartReader, hasDrivers: boolean): SavedIdentities {
  const slots = parts.uint32()
  return {
    slots,
    idWords: parts.uint32(slots.length * 4),
    otherIds: readTexts(parts, slots.length),
    names: readTexts(parts, slots.length),
    vins: readTexts(parts, slots.length),
    plates: readTexts(parts, slots.length),
    drivers: hasDrivers ? readTexts(parts, slots.length) : null
  }
}

function readTexts(parts: PartReader, rows: number): TextColumn {
  const offsets = parts.uint32(rows + 1)
  const bytes = parts.uint8()
  let before = 0
  for (const offset of offsets) {
    if (offset < before) parts.reject()
    before = offset
  }
  if (offsets[0] !== 0 || before !== bytes.length) parts.reject()
  return { bytes, offsets }
}

/** Entries are few and only ever new ones: JSON is good enough for them. */
function entryTexts({ fleetKeys, providerKeys, places }: SavedEntries): Uint8Array {
  return new TextEncoder().encode(JSON.stringify([fleetKeys, providerKeys, places]))
}

function readEntryTexts(parts: PartReader): Pick<SavedEntries, 'fleetKeys' | 'providerKeys' | 'places'> {
  const lists = parseJson(parts.uint8())
  if (!Array.isArray(lists) || lists.length !== 3 || !lists.every(isTexts)) {
    parts.reject()
    return { fleetKeys: [], providerKeys: [], places: [] }
  }
  const [fleetKeys = [], providerKeys = [], places = []] = lists
  return { fleetKeys, providerKeys, places }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string')
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    // Not ours: the caller counts the batch as unreadable.
    return null
  }
}
