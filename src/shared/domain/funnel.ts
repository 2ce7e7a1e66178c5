import { assertNever } from './assert-never'
import { invitationStanding, type InvitationStanding } from './invitation'
import { isExpiringSoon } from './invitation-tabs'

const hourMs = 3_600_000

/** How far a fleet has come, from the invitation to the first position on the map. */
export const funnelStages = ['invited', 'accepted', 'connected', 'vehicle', 'position'] as const
export type FunnelStage = (typeof funnelStages)[number]

/** Where a way can end without arriving. */
export const funnelEnds = ['declined', 'expired'] as const
export type FunnelEnd = (typeof funnelEnds)[number]

/** What brings a fleet on: in words of what the person does. */
export type FunnelAction =
  'none' | 'wait' | 'remind' | 'extend' | 'invite-again' | 'send-link' | 'ask-provider' | 'ask-sharing'

/** What is read of an invitation. */
export interface FunnelInvitation {
  readonly handle: string
  readonly fleetRef: string
  readonly fleetName: string | null
  readonly status: string
  readonly createdAtMs: number | null
  readonly expiresAtMs: number | null
  readonly acceptedAtMs: number | null
  readonly declinedAtMs: number | null
}

/** What is read of a fleet. */
export interface FunnelFleet {
  readonly fleetRef: string | null
  readonly name: string
  readonly isSimulated: boolean
  /** When this app first saw each, epoch milliseconds; null when it has seen none. */
  readonly firsts: {
    readonly connectionAtMs: number | null
    readonly vehicleAtMs: number | null
    readonly positionAtMs: number | null
  }
}

export interface FunnelRow {
  readonly fleetRef: string
  readonly name: string | null
  /** Of the invitation to act upon. */
  readonly handle: string
  readonly stage: FunnelStage | FunnelEnd
  /** When each stage was reached; null for one that was not, or of which the moment is not known. */
  readonly reachedAtMs: Readonly<Record<FunnelStage, number | null>>
  /** Since when it stands in its stage; null when not known. */
  readonly sinceMs: number | null
  /** It has stood there for longer than such things take. */
  readonly isStuck: boolean
  readonly action: FunnelAction
}

/**
 * After how long somebody should look: a link is read within two working days, a provider is connected in the same sitting as accepting, its
 * vehicles come within hours, and a vehicle that works says where it is within a day.
 */
const patienceMs: Readonly<Record<FunnelStage, number>> = {
  invited: 48 * hourMs,
  accepted: 24 * hourMs,
  connected: 6 * hourMs,
  vehicle: 24 * hourMs,
  position: Infinity
}

/** Which of several invitations of a fleet tells where it stands: one that was accepted, else one that can still be. */
const weight: Readonly<Record<InvitationStanding, number>> = {
  accepted: 5,
  active: 4,
  unknown: 3,
  declined: 2,
  expired: 1,
  deleted: 0
}

/**
 * Where each invited fleet stands on its way to the first position, stuck ones first, then by how long they wait. Fleets whose only
 * invitation was revoked are left out: nobody waits for them.
 *
 * @param nowMs the present
 */
export function funnelOf(
  invitations: readonly FunnelInvitation[],
  fleets: readonly FunnelFleet[],
  nowMs: number
): readonly FunnelRow[] {
  const newest = new Map<string, FunnelInvitation>()
  for (const invitation of invitations) {
    const known = newest.get(invitation.fleetRef)
    if (known === undefined || tellsMore(invitation, known, nowMs)) newest.set(invitation.fleetRef, invitation)
  }
  const fleetOf = new Map(
    fleets.flatMap((fleet) => (fleet.fleetRef === null ? [] : [[fleet.fleetRef, fleet] as const]))
  )
  const rows: FunnelRow[] = []
  for (const invitation of newest.values()) {
    const row = rowOf(invitation, fleetOf.get(invitation.fleetRef) ?? null, nowMs)
    if (row !== null) rows.push(row)
  }
  return rows.sort((a, b) => Number(b.isStuck) - Number(a.isStuck) || (a.sinceMs ?? nowMs) - (b.sinceMs ?? nowMs))
}

function tellsMore(one: FunnelInvitation, other: FunnelInvitation, nowMs: number): boolean {
  const standingOf = ({ status, expiresAtMs }: FunnelInvitation) => invitationStanding(status, expiresAtMs, nowMs)
  const difference = weight[standingOf(one)] - weight[standingOf(other)]
  return difference > 0 || (difference === 0 && (one.createdAtMs ?? 0) > (other.createdAtMs ?? 0))
}

function rowOf(invitation: FunnelInvitation, fleet: FunnelFleet | null, nowMs: number): FunnelRow | null {
  const { fleetRef, handle, createdAtMs } = invitation
  const standing = invitationStanding(invitation.status, invitation.expiresAtMs, nowMs)
  if (standing === 'deleted') return null
  const { connectionAtMs, vehicleAtMs, positionAtMs } = fleet?.firsts ?? noFirsts
  const isAccepted = standing === 'accepted'
  const reachedAtMs = {
    invited: createdAtMs,
    accepted: isAccepted ? invitation.acceptedAtMs : null,
    connected: isAccepted ? connectionAtMs : null,
    vehicle: isAccepted ? vehicleAtMs : null,
    position: isAccepted ? positionAtMs : null
  }
  const stage = stageOf(standing, reachedAtMs)
  const sinceMs = sinceOf(stage, reachedAtMs, invitation)
  const isEnd = stage === 'declined' || stage === 'expired'
  const isLate = !isEnd && sinceMs !== null && nowMs - sinceMs > patienceMs[stage]
  const isRunningOut = stage === 'invited' && isExpiringSoon(invitation, nowMs)
  const name = fleet === null ? invitation.fleetName : fleet.name
  return {
    fleetRef,
    name: name === '' ? null : name,
    handle,
    stage,
    reachedAtMs,
    sinceMs,
    isStuck: isEnd || isLate || isRunningOut,
    action: actionOf(stage, isLate, isRunningOut)
  }
}

const noFirsts: FunnelFleet['firsts'] = { connectionAtMs: null, vehicleAtMs: null, positionAtMs: null }

/** The furthest that was reached: a position proves the stages before it, whether this app saw them or not. */
function stageOf(
  standing: Exclude<InvitationStanding, 'deleted'>,
  reachedAtMs: FunnelRow['reachedAtMs']
): FunnelStage | FunnelEnd {
  switch (standing) {
    case 'declined':
    case 'expired':
      return standing
    case 'active':
    case 'unknown':
      return 'invited'
    case 'accepted':
      if (reachedAtMs.position !== null) return 'position'
      if (reachedAtMs.vehicle !== null) return 'vehicle'
      return reachedAtMs.connected === null ? 'accepted' : 'connected'
    default:
      return assertNever(standing)
  }
}

function sinceOf(
  stage: FunnelStage | FunnelEnd,
  reachedAtMs: FunnelRow['reachedAtMs'],
  { declinedAtMs, expiresAtMs }: FunnelInvitation
): number | null {
  if (stage === 'declined') return declinedAtMs
  return stage === 'expired' ? expiresAtMs : reachedAtMs[stage]
}

function actionOf(stage: FunnelStage | FunnelEnd, isLate: boolean, isRunningOut: boolean): FunnelAction {
  switch (stage) {
    case 'invited':
      if (isRunningOut) return 'extend'
      return isLate ? 'remind' : 'wait'
    case 'accepted':
      return isLate ? 'send-link' : 'wait'
    case 'connected':
      return isLate ? 'ask-provider' : 'wait'
    case 'vehicle':
      return isLate ? 'ask-sharing' : 'wait'
    case 'position':
      return 'none'
    case 'declined':
    case 'expired':
      return 'invite-again'
    default:
      return assertNever(stage)
  }
}

/** How many fleets have reached each stage, so that each number holds all that come after it; and how many ended on the way. */
export function funnelCounts(rows: readonly FunnelRow[]): Readonly<Record<FunnelStage | FunnelEnd | 'stuck', number>> {
  const counts = { invited: 0, accepted: 0, connected: 0, vehicle: 0, position: 0, declined: 0, expired: 0, stuck: 0 }
  for (const { stage, isStuck } of rows) {
    if (isStuck) counts.stuck += 1
    if (stage === 'declined' || stage === 'expired') {
      counts[stage] += 1
      counts.invited += 1
      continue
    }
    for (const reached of funnelStages.slice(0, funnelStages.indexOf(stage) + 1)) counts[reached] += 1
  }
  return counts
}
