import type { Secret } from '../catena/secret'

/** What of an invitation concerns its fleet. */
export interface FleetInvitation {
  readonly handle: string
  readonly fleetRef: string
  readonly fleetName: string | null
  readonly fleetEmail: string | null
  readonly status: string
  readonly createdAtMs: number | null
  readonly expiresAtMs: number | null
  readonly acceptedAtMs: number | null
}

/** The invitations, by fleet. */
export interface FleetInvitations {
  /** Newest first. */
  ofFleet(fleetRef: string): readonly FleetInvitation[]
  /** The magic link; null when it is not known in this run. A bearer secret: never past the clipboard or the mail program. */
  linkOf(handle: string): Secret | null
  /** The list is another one now. @returns whether more of them are accepted than before: then there is news of fleets */
  changed(): boolean
}

/**
 * Finds the invitations of a fleet without a walk over all of them.
 *
 * @param service the invitations of the profile, newest first
 */
export function createFleetInvitations(service: {
  readonly rows: () => readonly FleetInvitation[]
  readonly linkOf: (handle: string) => Secret | null
}): FleetInvitations {
  let byRef: Map<string, FleetInvitation[]> | null = null
  let acceptedCount: number | null = null

  function indexed(): Map<string, FleetInvitation[]> {
    if (byRef !== null) return byRef
    byRef = new Map()
    for (const row of service.rows()) {
      const known = byRef.get(row.fleetRef)
      if (known === undefined) byRef.set(row.fleetRef, [row])
      else known.push(row)
    }
    return byRef
  }

  return {
    ofFleet: (fleetRef) => (fleetRef === '' ? [] : (indexed().get(fleetRef) ?? [])),
    linkOf: service.linkOf,
    changed() {
      byRef = null
      const count = service.rows().filter(({ status }) => status === 'accepted').length
      const isNews = acceptedCount !== null && count > acceptedCount
      acceptedCount = count
      return isNews
    }
  }
}

/** The one whose link repairs a connection: the newest accepted one, else the newest that is still open (API.md section 6). */
export function repairInvitation(invitations: readonly FleetInvitation[], nowMs: number): FleetInvitation | null {
  const open = invitations.find(
    ({ status, expiresAtMs }) => status === 'active' && (expiresAtMs === null || expiresAtMs > nowMs)
  )
  return invitations.find(({ status }) => status === 'accepted') ?? open ?? null
}
