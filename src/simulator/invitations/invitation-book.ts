import { signedToken } from '../auth/access-token'
import type { SimulatorClock } from '../clock'
import { idOf } from '../world/ids'
import type { World } from '../world/world'
import type { InvitationInput } from './invitation-input'

export type InvitationStatus = 'active' | 'accepted' | 'declined' | 'expired' | 'deleted'

/** An invitation as the server keeps it. */
export interface Invitation {
  readonly id: string
  readonly createdAtMs: number
  readonly expiresAtMs: number
  readonly status: InvitationStatus
  readonly input: InvitationInput
  readonly acceptedAtMs: number | null
  readonly declinedAtMs: number | null
  readonly declineReason: string | null
  readonly fleetId: string | null
  /** Real secrets in the real service; here they only look like it. */
  readonly preRegistration: { readonly access: string; readonly refresh: string } | null
}

/** Why something could not be done with an invitation. */
export type InvitationRefusal = 'unknown' | 'not-active'

export type InvitationOutcome =
  | { readonly kind: 'done'; readonly invitation: Invitation }
  | { readonly kind: 'refused'; readonly refusal: InvitationRefusal; readonly status: InvitationStatus | null }

/** The life of invitations (API.md section 6). */
export interface InvitationBook {
  /** Newest first; deleted ones stay, marked. */
  readonly list: (fleetRef: string | null) => readonly Invitation[]
  readonly get: (id: string) => Invitation | null
  /** A new invitation, or the refreshed one of the same `fleet_ref` when that is active, accepted or declined. */
  readonly create: (input: InvitationInput) => { readonly isNew: boolean; readonly invitation: Invitation }
  readonly accept: (id: string, providerSlug: string | null) => InvitationOutcome
  readonly decline: (id: string, reason: string | null) => InvitationOutcome
  /** Before acceptance only. */
  readonly remove: (id: string) => InvitationOutcome
  /** Puts a ready-made invitation in, for the demo. */
  readonly put: (change: (invitation: Invitation) => Invitation, input: InvitationInput) => Invitation
}

interface BookOptions {
  readonly seed: number
  readonly clock: SimulatorClock
  readonly world: World
  /** Time from acceptance to the first data. */
  readonly onboardingDelayMs: number
}

const hourMs = 3_600_000

export function createInvitationBook({ seed, clock, world, onboardingDelayMs }: BookOptions): InvitationBook {
  const book = new Map<string, Invitation>()

  const current = (invitation: Invitation): Invitation =>
    invitation.status === 'active' && invitation.expiresAtMs <= clock.now()
      ? { ...invitation, status: 'expired' }
      : invitation
  const store = (invitation: Invitation): Invitation => {
    book.set(invitation.id, invitation)
    return invitation
  }
  const get = (id: string): Invitation | null => {
    const found = book.get(id.toLowerCase())
    return found === undefined ? null : current(found)
  }
  const list = (fleetRef: string | null): readonly Invitation[] =>
    [...book.values()]
      .filter(({ input }) => fleetRef === null || input.fleet_ref === fleetRef)
      .map(current)
      .sort((a, b) => b.createdAtMs - a.createdAtMs)
  const fresh = (input: InvitationInput): Invitation => ({
    id: idOf('invitation', seed, book.size),
    createdAtMs: clock.now(),
    expiresAtMs: clock.now() + input.expires_in_hours * hourMs,
    status: 'active',
    input,
    acceptedAtMs: null,
    declinedAtMs: null,
    declineReason: null,
    fleetId: null,
    preRegistration: null
  })
  /** Finds the invitation and changes it, if its status is one of `from`. */
  const change = (
    id: string,
    from: readonly InvitationStatus[],
    next: (invitation: Invitation) => Invitation
  ): InvitationOutcome => {
    const invitation = get(id)
    if (invitation === null) return { kind: 'refused', refusal: 'unknown', status: null }
    if (!from.includes(invitation.status)) return { kind: 'refused', refusal: 'not-active', status: invitation.status }
    return { kind: 'done', invitation: store(next(invitation)) }
  }

  return {
    list,
    get,
    create: (input) => {
      const known = list(input.fleet_ref).find(({ status }) => ['active', 'accepted', 'declined'].includes(status))
      if (known === undefined) return { isNew: true, invitation: store(fresh(input)) }
      return { isNew: false, invitation: store(refreshed(known, input, clock.now())) }
    },
    accept: (id, providerSlug) =>
      change(id, ['active'], (invitation) => {
        const fleet = world.addFleet({
          ref: invitation.input.fleet_ref,
          name: invitation.input.fleet_name,
          email: invitation.input.fleet_email,
          invitationId: invitation.id,
          providerSlug: providerSlug ?? invitation.input.limit_tsps?.[0] ?? null,
          scopes: invitation.input.permissions,
          delayMs: onboardingDelayMs
        })
        return {
          ...invitation,
          status: 'accepted',
          acceptedAtMs: clock.now(),
          fleetId: fleet.id,
          preRegistration: preRegistrationTokens(invitation.id, clock.now())
        }
      }),
    decline: (id, reason) =>
      change(id, ['active'], (invitation) => ({
        ...invitation,
        status: 'declined',
        declinedAtMs: clock.now(),
        declineReason: reason
      })),
    remove: (id) =>
      change(id, ['active', 'declined', 'expired'], (invitation) => ({ ...invitation, status: 'deleted' })),
    put: (shape, input) => store(shape(fresh(input)))
  }
}

/** Tokens that look like those of the real service, and open nothing. */
export function preRegistrationTokens(
  invitationId: string,
  atMs: number
): { readonly access: string; readonly refresh: string } {
  const claims = { sub: invitationId, iat: Math.floor(atMs / 1000), note: 'not-a-real-token' }
  return {
    access: signedToken({ ...claims, typ: 'pre-registration' }),
    refresh: signedToken({ ...claims, typ: 'pre-registration-refresh' })
  }
}

/** An active one lives longer, a declined one lives again, an accepted one gets new tokens; what was sent applies. */
function refreshed(known: Invitation, input: InvitationInput, nowMs: number): Invitation {
  const next: Invitation = { ...known, input, expiresAtMs: nowMs + input.expires_in_hours * hourMs }
  if (known.status === 'accepted') return { ...next, preRegistration: preRegistrationTokens(known.id, nowMs) }
  return { ...next, status: 'active', declinedAtMs: null, declineReason: null }
}
