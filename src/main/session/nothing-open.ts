import type { BulkChange } from '@shared/ipc/schemas-bulk'
import type { FleetList, FleetSources } from '@shared/ipc/schemas-fleets'
import type { InvitationList, InvitationsChanged } from '@shared/ipc/schemas-invitations'
import type { StoredPositions } from '@shared/ipc/schemas-history'
import type { PositionSnapshot, PositionStatus } from '@shared/ipc/schemas-positions'
import type { Reachability } from '@shared/ipc/schemas-session'
import { packTexts } from '@shared/ipc/text-column'

/** What the page gets while no profile is open: that is an answer, not a failure. */
export const noInvitations: InvitationList = {
  sequence: 0,
  rows: [],
  asOfMs: null,
  isRefreshing: false,
  setAsideCount: 0,
  lastError: null
}

/** Tells the page that another list begins, which it then asks for. */
export const otherInvitations: InvitationsChanged = {
  sequence: 0,
  changed: [],
  removedHandles: [],
  asOfMs: null,
  isRefreshing: false,
  setAsideCount: 0,
  lastError: null
}

export const noFleets: FleetList = {
  sequence: 0,
  rows: [],
  meta: { asOfMs: null, isRefreshing: false, lastError: null, invisible: [], outages: [] }
}

/** Of epoch 0, which no profile has. */
export function noFleetSources(): FleetSources {
  return { epoch: 0, fleet: new Uint32Array(), provider: new Uint32Array(), verdict: new Uint8Array() }
}

export const noBulk: BulkChange = { sequence: 0, state: null }

export const noPositions: PositionStatus = {
  asOfMs: null,
  sweep: null,
  nextSweepAtMs: null,
  vehicleCount: 0,
  withPositionCount: 0,
  setAsideCount: 0,
  lastError: null,
  missing: null,
  isResumable: false,
  source: 'nothing',
  cache: 'memory-only'
}

export const nothingReached: Reachability = { kind: 'unknown' }

export const nothingStored: StoredPositions = { vehicleCount: 0, diskBytes: 0, trailBytes: 0, trailFromMs: null }

/** Of epoch 0, which no profile has. */
export function emptySnapshot(): PositionSnapshot {
  const none = packTexts([])
  return {
    epoch: 0,
    sequence: 0,
    columns: {
      slots: new Uint32Array(),
      longitudeDeg: new Float64Array(),
      latitudeDeg: new Float64Array(),
      speedMps: new Float32Array(),
      derivedBearingDeg: new Float32Array(),
      occurredAtMs: new Float64Array(),
      fleet: new Uint32Array(),
      provider: new Uint32Array(),
      place: new Uint32Array(),
      flags: new Uint8Array()
    },
    identities: { slots: new Uint32Array(), names: none, vins: none, plates: none, drivers: null },
    dictionaries: { fleets: [], providers: [], places: [] }
  }
}
