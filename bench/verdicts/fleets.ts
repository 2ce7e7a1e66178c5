import { createVerdictEngine } from '../../src/shared/domain/verdict-engine'
import type { VerdictEngine } from '../../src/shared/domain/verdict-engine-types'
import type { ConnectionFacts } from '../../src/shared/domain/verdict-facts'

export const fleetCount = 5000
export const connectionCount = 12_000
export const startMs = Date.UTC(2026, 4, 4, 6, 0, 0)

const minuteMs = 60_000
/** Slug and share of the connections, as the simulator's providers have them. */
const providers = [
  ['samsara', 0.3],
  ['geotab', 0.24],
  ['motive', 0.18],
  ['verizon-connect', 0.12],
  ['isaac', 0.05],
  ['teletrac-navman', 0.04],
  ['eroad', 0.03],
  ['zonar', 0.03],
  ['3pl-tek', 0.01]
] as const

/** Minutes between two fetches: most connections each minute, some each ten, few each hour. */
export function intervalMinutes(number: number): number {
  return number % 20 === 7 ? 60 : number % 5 === 3 ? 10 : 1
}

/** A connection as it reads at a moment. `brokenAtMs`: nothing was fetched since; null = all is well. */
export function connectionAt(number: number, atMs: number, brokenAtMs: number | null): ConnectionFacts {
  const slug = providerOf(number)
  const intervalMs = intervalMinutes(number) * minuteMs
  const phaseMs = (number * 7919) % intervalMs
  const runBy = (ms: number): number => Math.floor((ms - phaseMs) / intervalMs) * intervalMs + phaseMs
  return {
    connectionId: `connection-${number}`,
    fleetKey: `FLEET-${number % fleetCount}`,
    providerSlug: slug,
    providerName: slug,
    status: 'active',
    createdAtMs: startMs - 30 * 24 * 60 * minuteMs,
    updatedAtMs: startMs - 30 * 24 * 60 * minuteMs,
    vehicleCount: 20,
    positions: {
      lastSuccessAtMs: runBy(Math.min(atMs, brokenAtMs ?? atMs)),
      nextAtMs: runBy(atMs) + intervalMs,
      intervalMs,
      scheduleStatus: 'active',
      shareLevel: 'read',
      readAtMs: atMs
    }
  }
}

export function providerOf(number: number): string {
  let draw = (number * 0.618034) % 1
  for (const [slug, share] of providers) {
    if (draw < share) return slug
    draw -= share
  }
  return 'samsara'
}

/** An engine that knows all of them, and is up to date. */
export function fullEngine(): VerdictEngine {
  const engine = createVerdictEngine()
  for (let number = 0; number < fleetCount; number += 1) {
    engine.setFleetFacts(`FLEET-${number}`, {
      acceptedAtMs: startMs,
      vehicleCount: 40,
      quietVehicleCount: number % 5,
      quietSinceMs: null,
      newestPositionAtMs: startMs
    })
    engine.setAgreements(`FLEET-${number}`, [{ status: 'active', effectiveAtMs: startMs, expiresAtMs: null }])
  }
  for (let number = 0; number < connectionCount; number += 1) engine.setConnection(connectionAt(number, startMs, null))
  engine.advance(startMs)
  return engine
}
