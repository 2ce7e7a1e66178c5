import type { InvitationList } from '@shared/ipc/schemas-invitations'
import type { PositionStatus } from '@shared/ipc/schemas-positions'
import type { Reachability } from '@shared/ipc/schemas-session'

/** What the page gets while no profile is open: that is an answer, not a failure. */
export const noInvitations: InvitationList = {
  rows: [],
  asOfMs: null,
  isRefreshing: false,
  setAsideCount: 0,
  lastError: null
}

export const noPositions: PositionStatus = {
  asOfMs: null,
  sweep: null,
  nextSweepAtMs: null,
  vehicleCount: 0,
  withPositionCount: 0,
  setAsideCount: 0,
  lastError: null,
  source: 'nothing',
  cache: 'memory-only'
}

export const nothingReached: Reachability = { kind: 'unknown' }
