import type { Held } from './engine-held'
import type { EngineNames } from './engine-names'
import { notBefore, type EngineReport } from './engine-options'
import type { Teller } from './engine-status'
import type { Gate } from './gate'
import type { PositionSource } from './rows'
import type { Scheduler } from './scheduler'
import type { FleetCount } from './share'
import { createSweeper, type SweepOutcome } from './sweep'
import type { SweepMissing } from './sweep-pass'
import type { PositionStatus } from '@shared/ipc/schemas-positions'

/** Names of fleets that are told. */
const toldFleets = 5

export interface EngineSweepParts {
  readonly source: PositionSource
  readonly gate: Gate
  readonly held: Held
  readonly names: EngineNames
  readonly scheduler: Scheduler
  readonly now: () => number
  readonly mostAtOnce: () => number
  readonly teller: Teller
  readonly report: (report: EngineReport) => void
}

/** Sweeps into one store. */
export interface EngineSweep {
  /**
   * One sweep. Never rejects.
   *
   * @param resumes goes on with the one that stopped last, where that is possible
   * @returns the earliest time for the next, where the server asked to wait
   */
  run(signal: AbortSignal, resumes: boolean): Promise<number | null>
  readonly isResumable: boolean
  /** Ends what waits. */
  stop(): void
}

/** Nothing was swept yet. */
export function createEngineSweep(parts: EngineSweepParts): EngineSweep {
  const { source, gate, held, names, scheduler, now, teller, report } = parts
  const { store, progress } = held
  let cancelExpiry: (() => void) | null = null

  const sweeper = createSweeper({
    ask(request, workLeft) {
      const place = { signal: request.signal, priority: 'sweep', workLeft } as const
      return gate.run((signal) => source.locationPage({ ...request, signal }), place)
    },
    takePage: (page) => held.takeLocations(page),
    fleets: () => fleetsOf(store.fleetIds(), names.fleetIds),
    findFleets: (signal) => names.findFleets(signal),
    vehicleCount: () => store.vehicleCount,
    mostAtOnce: parts.mostAtOnce,
    now,
    onProgress(swept) {
      progress.sweep = swept
      teller.soon()
    }
  })

  const missingOf = ({ fleetIds, vehicleCount }: SweepMissing): PositionStatus['missing'] => {
    const nameOf = new Map(store.fleetIds().map((fleet) => [fleet.fleetId, fleet.name]))
    const fleetNames = fleetIds.flatMap((fleetId) => nameOf.get(fleetId) ?? [])
    return { fleetNames: fleetNames.slice(0, toldFleets), fleetCount: fleetIds.length, vehicleCount }
  }

  /** That a sweep can be gone on with ends by itself, and somebody may be looking. */
  function tellExpiry(): void {
    const untilMs = sweeper.resumableUntilMs
    if (untilMs !== null) cancelExpiry = scheduler.after(untilMs + 1 - now(), teller.now)
  }

  function stop(): void {
    cancelExpiry?.()
    cancelExpiry = null
  }

  return {
    get isResumable() {
      return progress.sweep === null && sweeper.resumableUntilMs !== null
    },
    async run(signal, resumes) {
      stop()
      const beganAtMs = now()
      progress.sweep = { startedAtMs: beganAtMs, received: 0, expected: null }
      names.refresh()
      const outcome = await sweeper.run(signal, { resumes }).catch((error: unknown): SweepOutcome => {
        report({ kind: 'bug', error })
        return { kind: 'incomplete', received: 0, failure: { code: 'internal' }, missing: null }
      })
      const failure = outcome.kind === 'complete' ? null : outcome.failure
      if (outcome.kind === 'complete') await held.noteComplete(outcome.startedAtMs)
      // From here on nothing is waited for: between a sweep and the plan for the next nobody is to look.
      progress.sweep = null
      progress.lastError = failure?.code ?? null
      progress.missing = outcome.kind === 'complete' || outcome.missing === null ? null : missingOf(outcome.missing)
      held.saveTrail()
      if (failure === null) names.refresh()
      else tellExpiry()
      const { received } = outcome
      report({ kind: 'sweep-ended', received, durationMs: now() - beganAtMs, failure: failure?.code ?? null })
      return failure === null ? null : notBefore(failure, now())
    },
    stop
  }
}

/** Those that have vehicles, and those that are only listed. */
function fleetsOf(counted: readonly FleetCount[], listed: readonly string[]): FleetCount[] {
  const known = new Set(counted.map(({ fleetId }) => fleetId))
  const others = new Set(listed.filter((fleetId) => !known.has(fleetId)))
  return [...counted, ...[...others].map((fleetId) => ({ fleetId, vehicleCount: null }))]
}
