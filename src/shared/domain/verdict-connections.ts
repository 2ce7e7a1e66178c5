import { createDeadlines } from './deadlines'
import { createOutageRadar, isPartOf, type OutageRadar, type RadarChanges, type RadarReading } from './outage-radar'
import { judgeConnection } from './verdict'
import type { AgreementStanding } from './verdict-agreement'
import { isSameVerdict } from './verdict-answers'
import type { ConnectionFacts, Reach, Visibility } from './verdict-facts'
import type { Verdict } from './verdict-kinds'
import { observedIntervalMs, pulseOf, type Pulse } from './verdict-rhythm'
import type { VerdictThresholds } from './verdict-thresholds'

/** What is the same for all connections at one moment, and what their fleets say. */
export interface ConnectionSetting {
  readonly reach: Reach
  readonly visibility: Visibility
  readonly thresholds: VerdictThresholds
  /** By the server's clock. */
  readonly nowMs: number
  readonly fleetOf: (fleetKey: string) => {
    readonly agreement: AgreementStanding
    readonly newestPositionAtMs: number | null
  }
}

/** A connection with its verdict; null before the first `advance`. */
export interface JudgedConnection {
  readonly facts: ConnectionFacts
  readonly verdict: Verdict | null
}

/** The connections' half of the engine; see `VerdictEngine`. */
export interface ConnectionVerdicts {
  /** @returns the fleet that it belonged to before, where that was another one */
  readonly set: (facts: ConnectionFacts) => string | null
  /** @returns the fleet that it belonged to; null when it was not there */
  readonly remove: (connectionId: string) => string | null
  readonly get: (connectionId: string) => JudgedConnection | null
  readonly touch: (connectionId: string) => void
  /** Looks again where a position may tell what fetching does not. */
  readonly touchUntold: (connectionId: string) => void
  readonly touchAll: () => void
  /** Judges what was touched or is due, and those of a provider whose outage began or ended. */
  readonly advance: (setting: ConnectionSetting) => RadarChanges & { readonly changed: ReadonlySet<JudgedConnection> }
  /** By the server's clock. */
  readonly nextChangeAtMs: () => number
  readonly radar: OutageRadar
  /** Connections of a provider. */
  readonly idsOf: (providerSlug: string) => ReadonlySet<string>
}

interface Entry {
  facts: ConnectionFacts
  seenIntervalMs: number | null
  pulse: Pulse
  verdict: Verdict | null
}

const nobody: ReadonlySet<string> = new Set()

export function createConnectionVerdicts(thresholds: VerdictThresholds): ConnectionVerdicts {
  const entries = new Map<string, Entry>()
  const byProvider = new Map<string, Set<string>>()
  const touched = new Set<string>()
  const deadlines = createDeadlines()
  const radar = createOutageRadar(thresholds.outage)

  const index = ({ connectionId, providerSlug }: ConnectionFacts): void => {
    if (providerSlug === null) return
    const ids = byProvider.get(providerSlug)
    if (ids === undefined) byProvider.set(providerSlug, new Set([connectionId]))
    else ids.add(connectionId)
  }
  const unindex = ({ connectionId, providerSlug }: ConnectionFacts): void => {
    if (providerSlug !== null) byProvider.get(providerSlug)?.delete(connectionId)
  }

  /** @returns whether the verdict is another one */
  const judge = (entry: Entry, setting: ConnectionSetting): boolean => {
    const { facts } = entry
    const { reach, visibility, nowMs, thresholds: current } = setting
    entry.pulse = pulseOf(facts, visibility.freshness === null, nowMs, current, entry.seenIntervalMs)
    const outage =
      entry.pulse.kind === 'late' && facts.providerSlug !== null ? radar.outageOf(facts.providerSlug) : null
    const isPart = outage !== null && entry.pulse.kind === 'late' && isPartOf(outage, entry.pulse.missedAtMs)
    const { verdict, changesAtMs } = judgeConnection({
      connection: facts,
      ...setting.fleetOf(facts.fleetKey),
      reach,
      visibility,
      pulse: entry.pulse,
      outage: isPart ? outage : null,
      nowMs,
      thresholds: current
    })
    deadlines.set(facts.connectionId, changesAtMs)
    if (entry.verdict !== null && isSameVerdict(entry.verdict, verdict)) return false
    entry.verdict = verdict
    return true
  }

  return {
    set: (facts) => {
      const before = entries.get(facts.connectionId)
      touched.add(facts.connectionId)
      const seenIntervalMs =
        facts.positions === null
          ? (before?.seenIntervalMs ?? null)
          : observedIntervalMs(before?.facts.positions ?? null, before?.seenIntervalMs ?? null, facts.positions)
      if (before === undefined) {
        entries.set(facts.connectionId, { facts, seenIntervalMs, pulse: { kind: 'unseen' }, verdict: null })
        index(facts)
        return null
      }
      const { fleetKey, providerSlug } = before.facts
      if (providerSlug !== facts.providerSlug) {
        unindex(before.facts)
        index(facts)
      }
      before.facts = facts
      before.seenIntervalMs = seenIntervalMs
      return fleetKey === facts.fleetKey ? null : fleetKey
    },
    remove: (connectionId) => {
      const entry = entries.get(connectionId)
      if (entry === undefined) return null
      entries.delete(connectionId)
      touched.delete(connectionId)
      deadlines.set(connectionId, Infinity)
      radar.set(connectionId, null)
      unindex(entry.facts)
      return entry.facts.fleetKey
    },
    get: (connectionId) => entries.get(connectionId) ?? null,
    touch: (connectionId) => touched.add(connectionId),
    touchUntold: (connectionId) => {
      const kind = entries.get(connectionId)?.pulse.kind
      if (kind !== 'on-time' && kind !== 'late') touched.add(connectionId)
    },
    touchAll: () => {
      for (const id of entries.keys()) touched.add(id)
    },
    advance: (setting) => {
      const changed = new Set<JudgedConnection>()
      for (const id of deadlines.takeDue(setting.nowMs)) touched.add(id)
      for (const id of touched) {
        const entry = entries.get(id)
        if (entry === undefined) continue
        if (judge(entry, setting)) changed.add(entry)
        // Without an answer nothing new is known of any provider: what was known stands.
        if (setting.reach.kind === 'online') radar.set(id, readingOf(entry))
      }
      touched.clear()
      const { began, ended } = radar.settle()
      for (const { providerSlug } of [...began, ...ended]) {
        for (const id of byProvider.get(providerSlug) ?? nobody) {
          const entry = entries.get(id)
          if (entry?.pulse.kind === 'late' && judge(entry, setting)) changed.add(entry)
        }
      }
      return { began, ended, changed }
    },
    nextChangeAtMs: deadlines.nextAtMs,
    radar,
    idsOf: (providerSlug) => byProvider.get(providerSlug) ?? nobody
  }
}

/** How the radar sees it: who is silent for a reason of the fleet's own says nothing of the provider. */
function readingOf({ facts: { providerSlug }, pulse, verdict }: Entry): RadarReading | null {
  if (providerSlug === null || verdict === null) return null
  if (pulse.kind === 'on-time')
    return verdict.kind === 'fine' ? { providerSlug, lastSuccessAtMs: pulse.lastSuccessAtMs, missedAtMs: null } : null
  if (pulse.kind !== 'late' || (verdict.kind !== 'connection-late' && verdict.kind !== 'provider-outage')) return null
  return { providerSlug, lastSuccessAtMs: pulse.lastSuccessAtMs, missedAtMs: pulse.missedAtMs }
}
