import type { AgreementStanding } from './verdict-agreement'
import { verdictOf, type Situation } from './verdict-answers'
import type { FleetFacts, Reach, Visibility } from './verdict-facts'
import { worstOf } from './verdict-order'
import { connectionRules, flows, gateRules, patienceEndsAtMs, type ConnectionCase, type Rule } from './verdict-rules'
import type { Verdict } from './verdict-kinds'
import type { VerdictThresholds } from './verdict-thresholds'

/** A verdict, and when the same facts would give another one. */
export interface Judgement {
  readonly verdict: Verdict
  /** By the server's clock; Infinity = never by time alone. Looking again earlier is never wrong. */
  readonly changesAtMs: number
}

/** A connection as a part of its fleet. */
export interface FleetPart {
  readonly verdict: Verdict
  readonly providerSlug: string | null
  readonly vehicleCount: number | null
}

/** Everything that a fleet is judged by. */
export interface FleetCase {
  readonly facts: FleetFacts
  readonly agreement: AgreementStanding
  readonly reach: Reach
  readonly visibility: Visibility
  readonly parts: readonly FleetPart[]
  /** By the server's clock. */
  readonly nowMs: number
  readonly thresholds: VerdictThresholds
}

/**
 * The verdict of a connection: the first line of `gateRules` and `connectionRules` that holds. The last one always does, so there is exactly one.
 */
export function judgeConnection(given: ConnectionCase): Judgement {
  const rule = firstThatHolds(gateRules, given) ?? firstThatHolds(connectionRules, given)
  const situation = rule?.situation ?? 'flows'
  const own = situation === 'flows' || gateRules.some((gate) => gate.situation === situation)
  const providerName = own ? null : given.connection.providerName
  return {
    verdict: verdictOf(situation, { providerName, ...rule?.details?.(given) }),
    changesAtMs: connectionChangesAtMs(given)
  }
}

/**
 * The decision table of a fleet, after `gateRules`:
 *
 * | connections | otherwise | verdict |
 * | --- | --- | --- |
 * | not visible | a position within 30 min | as its vehicles |
 * | not visible | none | not visible |
 * | none | a position within 30 min | as its vehicles: lists may disagree |
 * | none | accepted within 30 min | no provider yet, wait |
 * | none | otherwise | no provider yet, send the link again |
 * | some | | the worst of those that count (`countingParts`) and of its vehicles |
 *
 * The vehicles of a fleet make it quiet when `quietShare` of them are.
 */
export function judgeFleet(given: FleetCase): Judgement {
  const { facts, parts, visibility, nowMs, thresholds } = given
  const gate = firstThatHolds(gateRules, given)
  const freshUntilMs = (facts.newestPositionAtMs ?? -Infinity) + thresholds.quietAfterMs.moving
  const graceUntilMs = (facts.acceptedAtMs ?? -Infinity) + thresholds.firstDataMs
  const changesAtMs = Math.min(
    given.agreement.changesAtMs,
    parts.length === 0 || visibility.connections !== null ? later(freshUntilMs + 1, nowMs) : Infinity,
    parts.length === 0 ? later(graceUntilMs, nowMs) : Infinity
  )
  const found = (situation: Situation, details = {}): Judgement => ({
    verdict: verdictOf(situation, details),
    changesAtMs
  })
  if (gate !== null) return found(gate.situation, gate.details?.(given))
  const byVehicles = isQuiet(given) ? found('fleet-quiet', { sinceMs: facts.quietSinceMs }) : found('flows')
  const isFresh = nowMs <= freshUntilMs
  if (visibility.connections !== null) {
    if (isFresh) return byVehicles
    const { permission } = visibility.connections
    return permission === null ? found('list-not-offered') : found('list-hidden', { permission })
  }
  if (parts.length === 0) {
    if (isFresh) return byVehicles
    if (nowMs < graceUntilMs) return found('provider-awaited', { sinceMs: facts.acceptedAtMs, untilMs: graceUntilMs })
    return found('provider-missing', { sinceMs: facts.acceptedAtMs })
  }
  const counting = countingParts(parts).map(({ verdict }) => verdict)
  const worst = worstOf([...counting, byVehicles.verdict])
  if (worst === null || worst === byVehicles.verdict) return byVehicles
  // The same trouble at two providers is about neither of them alone.
  const isAboutSeveral = counting.some(
    ({ kind, providerName }) => kind === worst.kind && providerName !== worst.providerName
  )
  return { ...byVehicles, verdict: isAboutSeveral ? { ...worst, providerName: null } : worst }
}

/**
 * The connections that say something of their fleet. One that is not fine is left out when a fine one took its place: it is of the same provider (the
 * fleet connected anew), or it ended (the fleet changed its provider), or it carries no vehicle. All others count: its vehicles are not seen.
 */
export function countingParts(parts: readonly FleetPart[]): readonly FleetPart[] {
  const fine = parts.filter(({ verdict }) => verdict.kind === 'fine')
  if (fine.length === 0 || fine.length === parts.length) return parts
  return parts.filter(
    ({ verdict, providerSlug, vehicleCount }) =>
      verdict.kind === 'fine' ||
      !(
        verdict.kind === 'sharing-ended' ||
        vehicleCount === 0 ||
        (providerSlug !== null && fine.some((one) => one.providerSlug === providerSlug))
      )
  )
}

function isQuiet({ facts, thresholds }: FleetCase): boolean {
  const { vehicleCount, quietVehicleCount } = facts
  return vehicleCount > 0 && quietVehicleCount > 0 && quietVehicleCount / vehicleCount >= thresholds.quietShare
}

function connectionChangesAtMs(given: ConnectionCase): number {
  const { pulse, agreement, newestPositionAtMs, nowMs, thresholds } = given
  const pulseChangesAtMs =
    pulse.kind === 'on-time' ? pulse.changesAtMs : pulse.kind === 'first' ? pulse.untilMs : Infinity
  const flowEndsAtMs =
    newestPositionAtMs !== null && pulse.kind !== 'late' && pulse.kind !== 'on-time' && flows(given)
      ? newestPositionAtMs + thresholds.flowingMs + 1
      : Infinity
  return Math.min(pulseChangesAtMs, agreement.changesAtMs, later(patienceEndsAtMs(given), nowMs), flowEndsAtMs)
}

function later(atMs: number, nowMs: number): number {
  return atMs > nowMs ? atMs : Infinity
}

function firstThatHolds<Case>(rules: readonly Rule<Case>[], given: Case): Rule<Case> | null {
  return rules.find(({ holds }) => holds(given)) ?? null
}
