/**
 * What a verdict is made from, as the server's lists and our own clocks say it. Texts of the server (statuses, levels) stay texts: an unknown one is
 * no reason to fail (invariant 3). All times are milliseconds since the epoch by the server's clock.
 */

/** One row of `data-freshness` for the positions of a connection, with the rhythm of its schedule where that is visible (API.md section 8). */
export interface FreshnessFacts {
  /** `last_successful_execution_at`; null = never. When Catena last fetched, which is not how old a position is. */
  readonly lastSuccessAtMs: number | null
  /** `next_execution_at`. A provider that fails has one too: it is the next attempt. */
  readonly nextAtMs: number | null
  /** `execution_interval_seconds` of the schedule; null where schedules are not visible. */
  readonly intervalMs: number | null
  readonly scheduleStatus: string | null
  /** `share_level`; null = the fleet does not share positions. */
  readonly shareLevel: string | null
  /** When we asked. A row says nothing about what happened after it was read. */
  readonly readAtMs: number
}

/** One connection: one fleet at one provider. */
export interface ConnectionFacts {
  readonly connectionId: string
  readonly fleetKey: string
  /** `tsp_slug`: the brand. Connections of one slug fall silent together when the provider does. */
  readonly providerSlug: string | null
  readonly providerName: string | null
  /** `ConnectionRead.status`. Never believed alone: the sandbox was `paused` while data flowed (API.md section 8). */
  readonly status: string
  readonly createdAtMs: number | null
  readonly updatedAtMs: number | null
  /** Null = the freshness list has no row for it, or is not visible. */
  readonly positions: FreshnessFacts | null
  /** How many vehicles come through it; null = not known. */
  readonly vehicleCount: number | null
}

/** One share agreement of a fleet. */
export interface AgreementFacts {
  readonly status: string
  readonly effectiveAtMs: number | null
  readonly expiresAtMs: number | null
}

/** What is known of a fleet apart from its connections and agreements. */
export interface FleetFacts {
  /** When its invitation was accepted, or it was first seen; null = not known. */
  readonly acceptedAtMs: number | null
  readonly vehicleCount: number
  /** How many of them are quiet by themselves (`vehicleVerdict` gives `vehicle-quiet`). */
  readonly quietVehicleCount: number
  /** Last fix of the one that went quiet last; null = none, or not known. */
  readonly quietSinceMs: number | null
  /** Newest position of all its vehicles; null = none. */
  readonly newestPositionAtMs: number | null
}

/** The lists that an account may be kept from. */
export const verdictParts = ['connections', 'freshness', 'schedules', 'agreements'] as const
export type VerdictPart = (typeof verdictParts)[number]

/** Per list: null = visible; otherwise the permission that is missing (403), or null where the server does not offer the list (404). */
export type Visibility = Readonly<Record<VerdictPart, { readonly permission: string | null } | null>>

export const allVisible: Visibility = { connections: null, freshness: null, schedules: null, agreements: null }

/** Whether we can ask at all, and since when not. */
export type Reach =
  | { readonly kind: 'online' }
  /** This computer has no network. */
  | { readonly kind: 'offline'; readonly sinceMs: number | null }
  /** There is a network, and Catena does not answer. */
  | { readonly kind: 'unreachable'; readonly sinceMs: number | null }
  /** Catena refuses the credentials. */
  | { readonly kind: 'signed-out'; readonly sinceMs: number | null }

/** A provider whose connections fell silent together. */
export interface Outage {
  readonly providerSlug: string
  /** When the first of them missed its run. */
  readonly sinceMs: number
  /** Connections that are late since then. */
  readonly lateCount: number
  /** Connections of the provider that are watched. */
  readonly totalCount: number
}
