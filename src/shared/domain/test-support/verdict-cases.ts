import { agreementStanding } from '../verdict-agreement'
import { judgeConnection, judgeFleet, type FleetCase, type FleetPart } from '../verdict'
import { verdictOf, type Situation } from '../verdict-answers'
import {
  allVisible,
  type AgreementFacts,
  type ConnectionFacts,
  type FleetFacts,
  type FreshnessFacts,
  type Reach,
  type Visibility
} from '../verdict-facts'
import type { Verdict } from '../verdict-kinds'
import { pulseOf } from '../verdict-rhythm'
import { usualThresholds } from '../verdict-thresholds'

/** A moment that nothing depends on. */
export const nowMs = Date.UTC(2026, 4, 4, 15, 0, 0)
export const minuteMs = 60_000
export const hourMs = 60 * minuteMs

export const minutesAgo = (minutes: number): number => nowMs - minutes * minuteMs

/** A row read just now, of a connection that is fetched every minute and was. */
export const onTime: FreshnessFacts = {
  lastSuccessAtMs: minutesAgo(0.5),
  nextAtMs: minutesAgo(-0.5),
  intervalMs: minuteMs,
  scheduleStatus: 'active',
  shareLevel: 'read',
  readAtMs: nowMs
}

/** Fetched last so many minutes ago, tried again each minute. */
export const silentFor = (minutes: number, more: Partial<FreshnessFacts> = {}): FreshnessFacts => ({
  ...onTime,
  lastSuccessAtMs: minutesAgo(minutes),
  ...more
})

export const healthy: ConnectionFacts = {
  connectionId: 'connection-1',
  fleetKey: 'FLEET-1',
  providerSlug: 'geotab',
  providerName: 'Geotab',
  status: 'active',
  createdAtMs: minutesAgo(60 * 24 * 30),
  updatedAtMs: minutesAgo(60 * 24 * 30),
  positions: onTime,
  vehicleCount: 12
}

export const active: AgreementFacts = { status: 'active', effectiveAtMs: minutesAgo(60 * 24 * 30), expiresAtMs: null }

/** What differs from a connection that is all well. */
export interface ConnectionStory {
  readonly connection?: Partial<ConnectionFacts>
  readonly positions?: FreshnessFacts | null
  readonly agreements?: readonly AgreementFacts[]
  readonly reach?: Reach
  readonly visibility?: Partial<Visibility>
  /** The provider is out since an hour. */
  readonly isProviderOut?: boolean
  readonly newestPositionAtMs?: number | null
}

export function judged(story: ConnectionStory): Verdict {
  const { connection: own = {}, positions = onTime, agreements = [active], reach = { kind: 'online' } } = story
  const connection = { ...healthy, positions, ...own }
  const visibility = { ...allVisible, ...story.visibility }
  return judgeConnection({
    connection,
    agreement: agreementStanding(agreements, nowMs),
    reach,
    visibility,
    pulse: pulseOf(connection, visibility.freshness === null, nowMs, usualThresholds),
    outage:
      story.isProviderOut === true
        ? { providerSlug: 'geotab', sinceMs: minutesAgo(60), lateCount: 11, totalCount: 12 }
        : null,
    newestPositionAtMs: story.newestPositionAtMs ?? null,
    nowMs,
    thresholds: usualThresholds
  }).verdict
}

export const quietFacts: FleetFacts = {
  acceptedAtMs: minutesAgo(60 * 24 * 30),
  vehicleCount: 20,
  quietVehicleCount: 0,
  quietSinceMs: null,
  newestPositionAtMs: minutesAgo(1)
}

/** A part with a verdict, at Geotab unless said otherwise. */
export const part = (situation: Situation, providerSlug = 'geotab', vehicleCount: number | null = 10): FleetPart => ({
  verdict: verdictOf(situation, { providerName: providerSlug }),
  providerSlug,
  vehicleCount
})

export interface FleetStory extends Partial<Pick<FleetCase, 'parts' | 'reach'>> {
  readonly facts?: Partial<FleetFacts>
  readonly agreements?: readonly AgreementFacts[]
  readonly visibility?: Partial<Visibility>
}

export function judgedFleet(story: FleetStory): Verdict {
  const { parts = [part('flows')], reach = { kind: 'online' }, agreements = [active] } = story
  return judgeFleet({
    facts: { ...quietFacts, ...story.facts },
    agreement: agreementStanding(agreements, nowMs),
    reach,
    visibility: { ...allVisible, ...story.visibility },
    parts,
    nowMs,
    thresholds: usualThresholds
  }).verdict
}
