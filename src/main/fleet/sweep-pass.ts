import type { Failure, Result } from '@shared/ipc/result'
import type { LocationPage, PageRequest } from './rows'
import { planShares, wholeShare, type FleetCount, type Share } from './share'
import { createShareWalk, type ShareWalk } from './share-walk'
import type { SweepMemory } from './sweep-memory'
import { workOn, type Task } from './sweep-tasks'

/** Rows a page: the most the API gives (API.md section 3). */
const largestPage = 1000

/**
 * Sizes of pages for looking once more for vehicles that did not come: a server that shuffles its pages loses rows at their edges, and
 * with another size the edges are elsewhere.
 */
const otherPageSizes = [937, 881]

/** Up to so many vehicles one cursor is as good as several. */
export const fewVehicles = 3000

export interface SweepParts {
  /** One request, through the gate, repeated where that may help. Of those that wait, the one with the most rows left goes first. */
  readonly ask: (request: PageRequest, rowsLeft: number) => Promise<Result<LocationPage>>
  /** Works a page in; slow work holds the pages after it back. */
  readonly takePage: (page: LocationPage) => Promise<void>
  /** Fleets that are known, each once. */
  readonly fleets: () => readonly FleetCount[]
  /** Makes sure that the fleets of the organisation are known, as far as that can be had. */
  readonly findFleets: (signal: AbortSignal) => Promise<void>
  /** Vehicles in the store. */
  readonly vehicleCount: () => number
  /** Requests under way at once, at most. */
  readonly mostAtOnce: () => number
  readonly now: () => number
}

/** How far a sweep has come. */
export interface SweepProgress {
  /** When it began; for one that was gone on with, its first part. */
  readonly startedAtMs: number
  /** Rows of pages that were worked in. */
  readonly received: number
  /** How many there probably are; null when the server does not say. */
  readonly expected: number | null
}

/** What did not come. */
export interface SweepMissing {
  /** Fleets that did not come, or not whole; empty when it cannot be told which. */
  readonly fleetIds: readonly string[]
  readonly vehicleCount: number
}

/** One sweep over everything: in shares of fleets where there are many vehicles, else with one cursor. */
export interface SweepPass {
  readonly startedAtMs: number
  /** Rows that came, those that came twice too. */
  readonly received: number
  readonly missing: SweepMissing | null
  /** Goes on where it stopped. @returns why it is not complete; null when it is */
  run(signal: AbortSignal): Promise<Failure | null>
}

/** A sweep that has not begun. */
export function createSweepPass(
  parts: SweepParts,
  memory: SweepMemory,
  onProgress: (progress: SweepProgress) => void
): SweepPass {
  const startedAtMs = parts.now()
  let shares: readonly ShareWalk[] = []
  let whole: ShareWalk | null = null
  /** What the server says there is in all. */
  let serverTotal: number | null = null
  let received = 0
  let reported = 0

  const walkOf = (share: Share, size = largestPage): ShareWalk =>
    createShareWalk({
      share,
      size,
      ask: parts.ask,
      take: parts.takePage,
      onTaken: (page) => {
        received += page.itemCount
        tellProgress()
      }
    })

  const planned = (fleets: readonly FleetCount[], total: number | null): ShareWalk[] =>
    memory
      .failedFirst(fleets)
      .flatMap((group) => planShares(group, total, parts.mostAtOnce()))
      .map((share) => walkOf(share))

  /** A pass beside the shares is not counted: its vehicles are theirs. What was told once is not taken back. */
  function tellProgress(): void {
    const walks = shares.length > 0 ? shares : whole === null ? [] : [whole]
    reported = Math.max(
      reported,
      sum(walks, (walk) => walk.itemCount)
    )
    const expected = sum(walks, (walk) => walk.total ?? walk.share.vehicleCount ?? 0)
    onProgress({ startedAtMs, received: reported, expected: expected > 0 ? expected : serverTotal })
  }

  const work = (tasks: readonly Task[], signal: AbortSignal): Promise<Failure | null> =>
    workOn(tasks, { signal, progress: () => received })

  /** The first page says how many there are; when they are many and fleets are known, shares take over. */
  async function runOneCursor(walk: ShareWalk, signal: AbortSignal): Promise<Failure | null> {
    if (walk.itemCount === 0) {
      const first: Task = { run: (inner) => (walk.itemCount === 0 ? walk.step(inner) : Promise.resolve(null)) }
      const failure = await work([first], signal)
      if (failure !== null) return failure
      if (!walk.isDone && (walk.total ?? 0) > fewVehicles && memory.mayShare()) {
        await parts.findFleets(signal)
        // What is known of fleets so far is less than what there is.
        const fleets = parts.fleets().map(({ fleetId }) => ({ fleetId, vehicleCount: null }))
        const plan = planned(fleets, walk.total)
        if (plan.length > 1) {
          serverTotal = walk.total
          shares = plan
          whole = null
          return null
        }
      }
    }
    return work([walk], signal)
  }

  /** Asks how many vehicles there are in all; not being told is no failure. */
  const probe: Task = {
    async run(signal) {
      const answer = await parts.ask({ size: 1, cursor: null, fleetIds: null, signal }, 0)
      if (answer.ok) serverTotal = answer.value.total
      return answer.ok ? null : answer.error
    }
  }

  async function runShares(signal: AbortSignal): Promise<Failure | null> {
    const tasks: Task[] = shares.filter((walk) => !walk.isDone && !walk.isRefused).map(toleratingRefusal)
    if (whole !== null && !whole.isDone) tasks.unshift(whole)
    else if (serverTotal === null && whole === null) tasks.unshift(probe)
    const failure = await work(tasks, signal)
    for (const walk of shares) if (walk.isDone) memory.noteSwept(walk.share.fleetIds ?? [])
    const isRefused = shares.some((walk) => walk.isRefused)
    if (isRefused) memory.noteSharesRefused()
    // A pass over everything makes up for shares that failed.
    if (whole?.isDone === true) return null
    if (failure !== null) return failure
    if (isRefused || memory.isNewDifference(differenceOf(shares, serverTotal))) {
      whole = walkOf(wholeShare)
      const wholeFailure = await work([whole], signal)
      if (wholeFailure !== null) return wholeFailure
    }
    memory.noteDifference(differenceOf(shares, serverTotal))
    return null
  }

  /** How many vehicles the server has and the store has not. */
  function shortage(): number {
    const walks = shares.length > 0 ? shares : whole === null ? [] : [whole]
    const total = whole?.total ?? serverTotal
    return total === null ? 0 : Math.max(0, total - sum(walks, (walk) => walk.absentCount) - parts.vehicleCount())
  }

  async function lookAgain(signal: AbortSignal): Promise<Failure | null> {
    for (const size of otherPageSizes) {
      if (!memory.isNewShortage(shortage())) break
      const failure = await work([walkOf(wholeShare, size)], signal)
      if (failure !== null) return failure
    }
    memory.noteShortage(shortage())
    return null
  }

  const fleets = parts.fleets()
  if (sum(fleets, ({ vehicleCount }) => vehicleCount ?? 0) > fewVehicles && memory.mayShare()) {
    shares = planned(fleets, null)
    if (memory.isWholeDue()) whole = walkOf(wholeShare)
  }
  if (shares.length < 2) {
    shares = []
    whole = walkOf(wholeShare)
  }

  function missing(): SweepMissing | null {
    const open = whole?.isDone === true ? [] : shares.filter((walk) => !walk.isDone && !walk.isRefused)
    if (open.length > 0) {
      return { fleetIds: open.flatMap((walk) => walk.share.fleetIds ?? []), vehicleCount: sum(open, restOf) }
    }
    const oneCursor = shares.length === 0 && whole?.isDone === false ? whole : null
    const vehicleCount =
      oneCursor !== null ? restOf(oneCursor) : Math.max(differenceOf(shares, serverTotal) ?? 0, shortage())
    return vehicleCount > 0 ? { fleetIds: [], vehicleCount } : null
  }

  return {
    startedAtMs,
    get received() {
      return received
    },
    get missing() {
      return missing()
    },
    async run(signal) {
      tellProgress()
      let failure: Failure | null = null
      if (shares.length === 0 && whole !== null && !whole.isDone) failure = await runOneCursor(whole, signal)
      if (failure === null && shares.length > 0) failure = await runShares(signal)
      failure ??= await lookAgain(signal)
      if (whole?.isDone === true) memory.noteWhole()
      memory.noteFailed(failure === null ? [] : (missing()?.fleetIds ?? []))
      return failure
    }
  }
}

/** A share whose fleets the server does not accept comes with the pass over everything. */
function toleratingRefusal(walk: ShareWalk): Task {
  return {
    async run(signal) {
      const failure = await walk.run(signal)
      return walk.isRefused ? null : failure
    }
  }
}

/** How many more vehicles there are in all than in the shares; null when that cannot be told. */
function differenceOf(shares: readonly ShareWalk[], serverTotal: number | null): number | null {
  if (serverTotal === null || shares.some((walk) => walk.total === null)) return null
  return serverTotal - sum(shares, (walk) => walk.total ?? 0)
}

function restOf(walk: ShareWalk): number {
  return Math.max(0, (walk.total ?? walk.share.vehicleCount ?? 0) - walk.itemCount)
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((all, item) => all + of(item), 0)
}
