import type { Failure, FailureCode, Result } from '@shared/ipc/result'
import type { FleetPart } from '@shared/ipc/schemas-fleets'
import type { IntegrationsClient } from '../catena/integrations'
import type { OrgsClient } from '../catena/orgs'
import type { Connection, DataFreshness } from '../catena/schemas/integrations-rows'
import type { Fleet, ShareAgreement, Tsp } from '../catena/schemas/orgs-rows'
import { createRepeat } from '../fleet/repeat'
import type { Scheduler } from '../fleet/scheduler'

/** What of the Catena client the book asks. */
export type FleetSource = Pick<OrgsClient, 'listFleets' | 'listShareAgreements' | 'listTsps'> &
  Pick<IntegrationsClient, 'listConnections' | 'listDataFreshness' | 'listSchedules'>

/** Lists that are read whole. */
export type WholeList = 'fleets' | 'connections' | 'agreements' | 'tsps'

/** Where the answers go. Each resolves when the answer is worked in. */
export interface FleetAnswers {
  fleets(rows: readonly Fleet[], askedAtMs: number): Promise<void>
  connections(rows: readonly Connection[], askedAtMs: number): Promise<void>
  agreements(rows: readonly ShareAgreement[], askedAtMs: number): Promise<void>
  tsps(rows: readonly Tsp[], askedAtMs: number): Promise<void>
  /** @param fleetIds the fleets that were asked for; null = all */
  freshness(fleetIds: readonly string[] | null, rows: readonly DataFreshness[], askedAtMs: number): Promise<void>
  /** Refused (403), not offered (404), or visible again (null). */
  visibility(part: FleetPart, failure: 'forbidden' | 'not-found' | null): void
}

interface FleetPollParts {
  readonly source: FleetSource
  readonly answers: FleetAnswers
  /** Whose freshness is asked for. */
  readonly fleetIds: () => readonly string[]
  readonly scheduler: Scheduler
  readonly now: () => number
  /** A round began, or ended. */
  readonly onRound: () => void
  readonly onBug: (error: unknown) => void
}

/** Reads the server's lists again and again, slowly. */
export interface FleetPoll {
  readonly isRunning: boolean
  /** Why the last round is not whole; null when it is. A list that this account may not see is no failure. */
  readonly lastError: FailureCode | null
  /** Runs while allowed; coming back reads everything at once. */
  setAllowed(isAllowed: boolean): void
  /** Reads everything now, or once the round under way has ended. */
  refresh(): void
  stop(): Promise<void>
}

const minuteMs = 60_000

/** From one reading to the next. Providers change least; freshness follows its own clock. */
const intervalsMs: Readonly<Record<WholeList, number>> = {
  fleets: 5 * minuteMs,
  connections: 5 * minuteMs,
  agreements: 10 * minuteMs,
  tsps: 60 * minuteMs
}

/** A list that may not be seen is asked for again after this time: permissions are given while the app runs. */
const invisibleIntervalMs = 10 * minuteMs

/** Fleets in one filtered call, at most (API.md section 8). Fewer fleets than this are asked for without a filter. */
export const fleetsInCall = 100

/** Filtered calls about freshness go out at this rate or slower, whatever the number of fleets. */
const chunkPauseMs = 2_500

/** Those after which the rest of a round would fail alike. */
const hopelessCodes: ReadonlySet<FailureCode> = new Set([
  'cancelled',
  'no-network',
  'unreachable',
  'tls',
  'credentials-rejected',
  'signed-out',
  'rate-limited'
])

const wholeLists = ['tsps', 'fleets', 'connections', 'agreements'] as const

/** At rest. */
export function createFleetPoll(parts: FleetPollParts): FleetPoll {
  const { source, answers, now } = parts
  const dueAtMs = new Map<WholeList | 'freshness', number>()
  let lastError: FailureCode | null = null
  /** Somebody asked while a round was under way. */
  const again = { isWanted: false }
  const isAskedAgain = (): boolean => again.isWanted

  const isDue = (list: WholeList | 'freshness'): boolean => (dueAtMs.get(list) ?? 0) <= now()

  const readers: Readonly<Record<WholeList, (signal: AbortSignal, askedAtMs: number) => Promise<Result<unknown>>>> = {
    fleets: (signal, atMs) => taken(source.listFleets(signal), ({ rows }) => answers.fleets(rows, atMs)),
    connections: (signal, atMs) => taken(source.listConnections(signal), ({ rows }) => answers.connections(rows, atMs)),
    agreements: (signal, atMs) =>
      taken(source.listShareAgreements(signal), ({ rows }) => answers.agreements(rows, atMs)),
    tsps: (signal, atMs) => taken(source.listTsps(signal), ({ rows }) => answers.tsps(rows, atMs))
  }

  /** Notes what an answer says about a list; gives the failure, if it is one. */
  function judged(part: FleetPart | 'tsps', list: WholeList | 'freshness', answer: Result<unknown>): Failure | null {
    const isHidden = !answer.ok && (answer.error.code === 'forbidden' || answer.error.code === 'not-found')
    if (!answer.ok && !isHidden) return answer.error
    dueAtMs.set(list, now() + (isHidden ? invisibleIntervalMs : list === 'freshness' ? 0 : intervalsMs[list]))
    if (part === 'tsps') return null
    answers.visibility(part, answer.ok ? null : answer.error.code === 'forbidden' ? 'forbidden' : 'not-found')
    return null
  }

  async function readLists(signal: AbortSignal): Promise<Failure | null> {
    const failures = await Promise.all(
      wholeLists.filter(isDue).map(async (list) => judged(list, list, await readers[list](signal, now())))
    )
    return failures.find((failure) => failure !== null) ?? null
  }

  async function readFreshness(signal: AbortSignal): Promise<Failure | null> {
    const beganAtMs = now()
    const fleetIds = parts.fleetIds()
    const calls: (readonly string[] | null)[] = []
    if (fleetIds.length <= fleetsInCall) calls.push(null)
    else
      for (let from = 0; from < fleetIds.length; from += fleetsInCall)
        calls.push(fleetIds.slice(from, from + fleetsInCall))
    const outcome: { failure: Failure | null; isHidden: boolean } = { failure: null, isHidden: false }
    const work = async (): Promise<void> => {
      for (let next = calls.shift(); next !== undefined; next = calls.shift()) {
        const asked = next
        const filter = asked === null ? {} : { fleetIds: asked }
        const askedAtMs = now()
        const answer = await taken(source.listDataFreshness({ ...filter, signal }), ({ rows }) =>
          answers.freshness(asked, rows, askedAtMs)
        )
        outcome.failure ??= judged('freshness', 'freshness', answer)
        if (answer.ok) continue
        outcome.isHidden = outcome.failure === null
        calls.length = 0
      }
    }
    // Two at a time: enough for 5,000 fleets, and no burden.
    const callCount = calls.length
    await Promise.all([work(), work()])
    const { failure, isHidden } = outcome
    if (failure === null && !isHidden)
      dueAtMs.set('freshness', beganAtMs + Math.max(minuteMs, callCount * chunkPauseMs) - 1)
    return failure
  }

  async function round(signal: AbortSignal): Promise<number | null> {
    parts.onRound()
    let failure: Failure | null = null
    try {
      do {
        again.isWanted = false
        failure = await readLists(signal)
        const isHopeless = failure !== null && hopelessCodes.has(failure.code)
        if (!isHopeless && isDue('freshness')) failure = (await readFreshness(signal)) ?? failure
      } while (isAskedAgain() && !signal.aborted)
    } catch (error) {
      parts.onBug(error)
      failure = { code: 'internal' }
    }
    // Stopped on request is no fault of these lists.
    lastError = failure === null || failure.code === 'cancelled' ? null : failure.code
    return failure?.retryAfterSeconds === undefined ? null : now() + failure.retryAfterSeconds * 1000
  }

  const repeat = createRepeat({
    intervalMs: minuteMs,
    scheduler: parts.scheduler,
    now,
    run: round,
    onChange: parts.onRound
  })
  return {
    get isRunning() {
      return repeat.isRunning
    },
    get lastError() {
      return lastError
    },
    setAllowed(isAllowed) {
      if (isAllowed) dueAtMs.clear()
      repeat.setAllowed(isAllowed)
      if (!isAllowed) void repeat.cancel()
    },
    refresh() {
      dueAtMs.clear()
      if (repeat.isRunning) again.isWanted = true
      else repeat.runNow()
    },
    stop: () => repeat.stop()
  }
}

/** Hands an answer on before it counts as answered. */
async function taken<T>(asked: Promise<Result<T>>, take: (value: T) => Promise<void>): Promise<Result<unknown>> {
  const answer = await asked
  if (answer.ok) await take(answer.value)
  return answer
}
