import { verdictKinds, type VerdictKind } from '@shared/domain/verdict-kinds'
import { vehicleVerdictIndex } from '@shared/domain/verdict-vehicle'
import type { ConnectionEvidence, FleetBook } from '../connections/fleet-book-types'
import type { PositionEngine } from '../fleet/engine-options'
import { positionKeysOf } from '../connections/fleet-groups'
import type { EvidenceRow, EvidenceSource } from './evidence-text'
import { vehicleRows } from './vehicle-rows'

/** Vehicles read at once; a fraction of a millisecond. */
const vehiclesInPiece = 200

interface EvidenceParts {
  readonly engine: Pick<PositionEngine, 'rowsOf' | 'sourceKeysOf' | 'slotsOfFleets'>
  readonly book: Pick<FleetBook, 'keyOfPositions' | 'group' | 'name' | 'row' | 'evidence' | 'sourceVerdict'>
  /** The present, by the server's clock. */
  readonly nowMs: number
}

type Judged = { readonly source: EvidenceSource; readonly verdict: VerdictKind }

/** Vehicles by their slots, with what is known of where their data comes from; null when the slots no longer mean what they did. */
export function* vehicleEvidence(
  { engine, book, nowMs }: EvidenceParts,
  epoch: number,
  slots: Uint32Array
): Generator<readonly EvidenceRow[] | null> {
  const judged = new Map<string, Judged>()
  for (let from = 0; from < slots.length; from += vehiclesInPiece) {
    const some = slots.subarray(from, from + vehiclesInPiece)
    const read = engine.rowsOf(epoch, some)
    const keys = engine.sourceKeysOf(epoch, some)
    if (read === null || keys === null) {
      yield null
      return
    }
    let index = 0
    const rows: EvidenceRow[] = []
    for (const row of vehicleRows(read, nowMs)) {
      const fleetKey = keys.fleetKeys[index] ?? ''
      const providerKey = keys.providerKeys[index] ?? ''
      const pair = `${fleetKey}\n${providerKey}`
      const of = judged.get(pair) ?? judge(book, fleetKey, providerKey, row.fleet, row.provider)
      judged.set(pair, of)
      const sourceIndex = verdictKinds.indexOf(of.verdict)
      const verdictIndex = vehicleVerdictIndex(sourceIndex, row.occurredAtMs ?? NaN, row.isMoving, nowMs)
      rows.push({
        vehicle: { ...row, vehicleId: keys.vehicleIds[index] ?? '' },
        source: of.source,
        verdict: verdictKinds[verdictIndex] ?? 'fine'
      })
      index += 1
    }
    yield rows
  }
}

/** All vehicles of some fleets; then a line per connection of those that have no vehicle. */
export function fleetEvidence(
  parts: EvidenceParts,
  keys: readonly string[]
): { readonly total: number; readonly pieces: Iterable<readonly EvidenceRow[] | null> } {
  const { engine, book } = parts
  const groups = [...new Set(keys)].flatMap((key) => book.group(key) ?? [])
  const { epoch, slots } = engine.slotsOfFleets(new Set(groups.flatMap(positionKeysOf)))
  const without = groups
    .filter(({ key }) => (book.row(key)?.vehicleCounts.reduce((sum, count) => sum + count, 0) ?? 0) === 0)
    .map(({ key }) => key)
  function* pieces(): Generator<readonly EvidenceRow[] | null> {
    yield* vehicleEvidence(parts, epoch, slots)
    for (const key of without) yield rowsWithoutVehicle(book, key)
  }
  return { total: slots.length + without.length, pieces: pieces() }
}

function judge(
  book: EvidenceParts['book'],
  positionKey: string,
  providerKey: string,
  fleetLabel: string,
  provider: string
): Judged {
  const key = book.keyOfPositions(positionKey)
  if (key === null) return { source: { ...noSource, fleet: fleetLabel, provider }, verdict: 'fine' }
  const source = sourceOf(book, key, provider, book.evidence(key, providerKey))
  return { source, verdict: book.sourceVerdict(key, providerKey) }
}

function rowsWithoutVehicle(book: EvidenceParts['book'], key: string): readonly EvidenceRow[] {
  const connections = book.evidence(key, null)
  if (connections.length === 0)
    return [{ vehicle: null, source: sourceOf(book, key, '', []), verdict: book.row(key)?.verdict.kind ?? 'fine' }]
  return connections.map((connection) => ({
    vehicle: null,
    source: sourceOf(book, key, connection.providerName, [connection]),
    verdict: connection.verdict
  }))
}

const noSource: EvidenceSource = {
  fleet: '',
  fleetRef: null,
  provider: '',
  connectionId: null,
  connectionStatus: null,
  shareLevel: null,
  lastFetchedAtMs: null
}

function sourceOf(
  book: EvidenceParts['book'],
  key: string,
  provider: string,
  connections: readonly ConnectionEvidence[]
): EvidenceSource {
  const times = connections.flatMap(({ positions }) => positions?.lastAtMs ?? [])
  return {
    fleet: book.name(key),
    fleetRef: book.group(key)?.fleetRef ?? null,
    provider,
    connectionId: together(connections.map(({ connectionId }) => connectionId)),
    connectionStatus: together(connections.map(({ status }) => status)),
    shareLevel: together(connections.flatMap(({ positions }) => positions?.shareLevel ?? [])),
    lastFetchedAtMs: times.length === 0 ? null : Math.max(...times)
  }
}

function together(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : [...new Set(texts)].join(' / ')
}
