import type { AgreementFacts, ConnectionFacts, FleetFacts, Outage, Reach, Visibility } from './verdict-facts'
import type { Verdict } from './verdict-kinds'
import type { VerdictThresholds } from './verdict-thresholds'

/** What came of the facts that were set, and of the time that passed, since the last `advance`. */
export interface VerdictChanges {
  /** Fleets whose verdict is another, or that are gone. */
  readonly fleetKeys: readonly string[]
  /** Connections whose verdict is another, or that are gone. */
  readonly connectionIds: readonly string[]
  /** Outages that began; `since` and counts of running ones are in `outages()`. */
  readonly began: readonly Outage[]
  readonly ended: readonly Outage[]
}

/**
 * The verdicts of all fleets and connections, kept up to date by what changes. Setters only note; `advance` computes, once for many changes, and no
 * more than they touch. Setting the same facts again is cheap and changes nothing.
 */
export interface VerdictEngine {
  readonly setConnection: (facts: ConnectionFacts) => void
  readonly removeConnection: (connectionId: string) => void
  /** All agreements of a fleet; an empty list where there is none. */
  readonly setAgreements: (fleetKey: string, agreements: readonly AgreementFacts[]) => void
  /** Makes the fleet known. */
  readonly setFleetFacts: (fleetKey: string, facts: FleetFacts) => void
  /** Forgets the fleet and its agreements; its connections are removed on their own. */
  readonly removeFleet: (fleetKey: string) => void
  readonly setVisibility: (visibility: Visibility) => void
  readonly setReach: (reach: Reach) => void
  /** Server time minus our own, in milliseconds, from the `Date` header. */
  readonly setClockOffset: (offsetMs: number) => void
  readonly setThresholds: (thresholds: VerdictThresholds) => void
  /** @param nowMs our own clock; must not run backwards by more than the offset is wrong */
  readonly advance: (nowMs: number) => VerdictChanges
  /** When time alone changes a verdict next, by our own clock; Infinity = never. Plan one timer for it, never longer than 2^31-1 ms. */
  readonly nextChangeAtMs: () => number
  /** As of the last `advance`; null for a fleet that was never set. */
  readonly fleetVerdict: (fleetKey: string) => Verdict | null
  readonly connectionVerdict: (connectionId: string) => Verdict | null
  /** Ids of a fleet's connections, in the order in which they came. */
  readonly connectionsOf: (fleetKey: string) => readonly string[]
  /** How many of a fleet's connections are not fine, those left out that another one replaced. */
  readonly brokenCount: (fleetKey: string) => number
  readonly outages: () => readonly Outage[]
  /** Fleets with a late connection in a running outage of the provider. */
  readonly fleetsInOutage: (providerSlug: string) => readonly string[]
  /**
   * Fleets with a connection of the provider that the radar watches: late, or fetched in time. Those that are silent for a reason of their own
   * (login, sharing) are not among them, as their connections are not among the radar's.
   */
  readonly fleetsWatchedAt: (providerSlug: string) => number
}

/** How an engine is made. */
export interface VerdictEngineOptions {
  /** Default: `usualThresholds`. */
  readonly thresholds?: VerdictThresholds
}
