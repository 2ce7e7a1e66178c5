import { createDeadlines } from './deadlines'
import { countingParts, judgeFleet, type FleetPart } from './verdict'
import { agreementStanding, type AgreementStanding } from './verdict-agreement'
import { isSameVerdict } from './verdict-answers'
import { createConnectionVerdicts } from './verdict-connections'
import type { VerdictEngine, VerdictEngineOptions } from './verdict-engine-types'
import { allVisible, type AgreementFacts, type FleetFacts, type Reach, type Visibility } from './verdict-facts'
import type { Verdict } from './verdict-kinds'
import { usualThresholds } from './verdict-thresholds'

interface FleetEntry {
  /** Null: only connections or agreements name it so far. */
  facts: FleetFacts | null
  agreements: readonly AgreementFacts[]
  readonly connectionIds: Set<string>
  verdict: Verdict | null
}

/**
 * Keeps the verdicts of all fleets and connections. A change of one connection costs that connection, its fleet, and the distinct minutes of its
 * provider in the outage radar; an outage that begins or ends costs its provider's late connections.
 */
export function createVerdictEngine({ thresholds: first = usualThresholds }: VerdictEngineOptions = {}): VerdictEngine {
  const fleets = new Map<string, FleetEntry>()
  const touched = new Set<string>()
  const gone = new Set<string>()
  const goneIds = new Set<string>()
  const deadlines = createDeadlines()
  const connections = createConnectionVerdicts(first)
  let thresholds = first
  let reach: Reach = { kind: 'online' }
  let visibility: Visibility = allVisible
  let offsetMs = 0

  const fleetAt = (key: string): FleetEntry => {
    const known = fleets.get(key)
    if (known !== undefined) return known
    const made: FleetEntry = { facts: null, agreements: [], connectionIds: new Set(), verdict: null }
    fleets.set(key, made)
    return made
  }
  const leave = (key: string, connectionId: string): void => {
    const fleet = fleets.get(key)
    fleet?.connectionIds.delete(connectionId)
    touched.add(key)
    if (fleet?.facts === null && fleet.connectionIds.size === 0 && fleet.agreements.length === 0) fleets.delete(key)
  }
  const touchAll = (): void => {
    connections.touchAll()
    for (const key of fleets.keys()) touched.add(key)
  }
  const partsOf = ({ connectionIds }: FleetEntry): readonly FleetPart[] => {
    const parts: FleetPart[] = []
    for (const id of connectionIds) {
      const part = connections.get(id)
      if (part !== null && part.verdict !== null) parts.push({ ...part.facts, verdict: part.verdict })
    }
    return parts
  }

  const fleetChanges = (nowMs: number, agreementOf: (fleet: FleetEntry) => AgreementStanding): string[] => {
    const changed = [...gone].filter((key) => (fleets.get(key)?.facts ?? null) === null)
    gone.clear()
    for (const key of deadlines.takeDue(nowMs)) touched.add(key)
    for (const key of touched) {
      const fleet = fleets.get(key)
      if (fleet === undefined || fleet.facts === null) continue
      const { verdict, changesAtMs } = judgeFleet({
        facts: fleet.facts,
        agreement: agreementOf(fleet),
        reach,
        visibility,
        parts: partsOf(fleet),
        nowMs,
        thresholds
      })
      deadlines.set(key, changesAtMs)
      if (fleet.verdict !== null && isSameVerdict(fleet.verdict, verdict)) continue
      fleet.verdict = verdict
      changed.push(key)
    }
    touched.clear()
    return changed
  }

  return {
    setConnection: (facts) => {
      const { connectionId, fleetKey } = facts
      const before = connections.get(connectionId)?.facts ?? null
      const leftKey = connections.set(facts)
      if (leftKey !== null) {
        leave(leftKey, connectionId)
        touched.add(fleetKey)
      }
      fleetAt(fleetKey).connectionIds.add(connectionId)
      goneIds.delete(connectionId)
      // What else a fleet looks at in its parts; a verdict that changes touches it on its own.
      if (before?.providerSlug !== facts.providerSlug || before.vehicleCount !== facts.vehicleCount)
        touched.add(fleetKey)
    },
    removeConnection: (connectionId) => {
      const key = connections.remove(connectionId)
      if (key === null) return
      goneIds.add(connectionId)
      leave(key, connectionId)
    },
    setAgreements: (key, agreements) => {
      const fleet = fleetAt(key)
      fleet.agreements = agreements
      touched.add(key)
      for (const id of fleet.connectionIds) connections.touch(id)
    },
    setFleetFacts: (key, facts) => {
      const fleet = fleetAt(key)
      fleet.facts = facts
      touched.add(key)
      for (const id of fleet.connectionIds) connections.touchUntold(id)
    },
    removeFleet: (key) => {
      const fleet = fleets.get(key)
      if (fleet === undefined) return
      deadlines.set(key, Infinity)
      if (fleet.verdict !== null) gone.add(key)
      if (fleet.connectionIds.size === 0) fleets.delete(key)
      else fleets.set(key, { ...fleet, facts: null, agreements: [], verdict: null })
    },
    setVisibility: (wanted) => {
      visibility = wanted
      touchAll()
    },
    setReach: (wanted) => {
      reach = wanted
      touchAll()
    },
    setClockOffset: (wantedMs) => {
      if (wantedMs === offsetMs) return
      offsetMs = wantedMs
      touchAll()
    },
    setThresholds: (wanted) => {
      thresholds = wanted
      connections.radar.setThresholds(wanted.outage)
      touchAll()
    },
    advance: (localNowMs) => {
      const nowMs = localNowMs + offsetMs
      const standings = new Map<FleetEntry, AgreementStanding>()
      const agreementOf = (fleet: FleetEntry): AgreementStanding => {
        const made = standings.get(fleet) ?? agreementStanding(fleet.agreements, nowMs)
        standings.set(fleet, made)
        return made
      }
      const { began, ended, changed } = connections.advance({
        reach,
        visibility,
        thresholds,
        nowMs,
        fleetOf: (key) => {
          const fleet = fleetAt(key)
          return { agreement: agreementOf(fleet), newestPositionAtMs: fleet.facts?.newestPositionAtMs ?? null }
        }
      })
      for (const { facts } of changed) touched.add(facts.fleetKey)
      const connectionIds = [...goneIds, ...[...changed].map(({ facts }) => facts.connectionId)]
      goneIds.clear()
      return { fleetKeys: fleetChanges(nowMs, agreementOf), connectionIds, began, ended }
    },
    nextChangeAtMs: () => Math.min(deadlines.nextAtMs(), connections.nextChangeAtMs()) - offsetMs,
    fleetVerdict: (key) => fleets.get(key)?.verdict ?? null,
    connectionVerdict: (connectionId) => connections.get(connectionId)?.verdict ?? null,
    connectionsOf: (key) => [...(fleets.get(key)?.connectionIds ?? [])],
    brokenCount: (key) => {
      const fleet = fleets.get(key)
      return fleet === undefined
        ? 0
        : countingParts(partsOf(fleet)).filter(({ verdict }) => verdict.kind !== 'fine').length
    },
    outages: connections.radar.outages,
    fleetsInOutage: (providerSlug) => {
      if (connections.radar.outageOf(providerSlug) === null) return []
      const keys = new Set<string>()
      for (const id of connections.idsOf(providerSlug)) {
        const part = connections.get(id)
        if (part?.verdict?.kind === 'provider-outage') keys.add(part.facts.fleetKey)
      }
      return [...keys]
    },
    fleetsWatchedAt: (providerSlug) => {
      const keys = new Set<string>()
      for (const id of connections.idsOf(providerSlug)) {
        const part = connections.radar.isWatched(id) ? connections.get(id) : null
        if (part !== null) keys.add(part.facts.fleetKey)
      }
      return keys.size
    }
  }
}
