import type { Reach } from '@shared/domain/verdict-facts'
import type { Reachability } from '@shared/ipc/schemas-session'
import { createFleetActs } from './fleet-acts'
import type { FleetBook, FleetBookParts } from './fleet-book-types'
import { createFleetCache } from './fleet-cache'
import { createFleetCore } from './fleet-core'
import { keyOfPositions } from './fleet-groups'
import { createFleetPoll } from './fleet-poll'
import { createFleetWorker } from './fleet-worker'

/** Vehicles grow older without anybody saying so: they are counted again after this time. */
const tallyIntervalMs = 60_000

/** A smaller step of the difference between the clocks changes no verdict that anybody could tell, and would be told with every answer. */
const toldClockStepMs = 1_000

/** The fleet book of one profile; see `FleetBook`. */
export function createFleetBook(parts: FleetBookParts): FleetBook {
  const { positions, turns, schedule, now, invitations } = parts
  const core = createFleetCore(parts)
  const { lists, tallies, engine, marks, closing } = core
  const cache = createFleetCache({
    get: (name) => positions.blobs.get(name),
    // What is gathered when the book is closed comes too late.
    put: (name, bytes) => (closing.signal.aborted ? Promise.resolve(false) : positions.blobs.put(name, bytes))
  })
  let isSilent = false
  let isStarted = false
  /** The lists of an earlier run, or of a first round that has ended. */
  let isShown = false
  /** A round of this run has ended without a failure. */
  let isRead = false
  let isOnline = true
  let isSweeping = false
  let clockOffsetMs = 0
  let cancelTally: (() => void) | null = null

  const poll = createFleetPoll({
    source: parts.source,
    fleetIds: () => [...lists.groups().keyOfId.keys()],
    scheduler: { after: (delayMs, run) => schedule(run, delayMs) },
    now,
    onRound: roundChanged,
    onBug: (error) => parts.onTrouble('bug', error),
    answers: {
      fleets: (rows, atMs) => regrouped(() => lists.setFleets(rows, atMs)),
      agreements: (rows) => regrouped(() => lists.setAgreements(rows)),
      connections: (rows) => regrouped(() => lists.setConnections(rows)),
      tsps: (rows) => regrouped(() => lists.setTsps(rows)),
      async freshness(fleetIds, rows, atMs) {
        await turns.take(() => lists.setFreshness(fleetIds, rows, atMs))
        const { keyOfId } = lists.groups()
        worker.touch([...(fleetIds ?? keyOfId.keys())].flatMap((fleetId) => keyOfId.get(fleetId) ?? []))
      },
      visibility(part, failure) {
        const before = [...lists.groups().groups.keys()]
        if (!lists.setHidden(part, failure)) return
        worker.touch(before)
        worker.touchAll()
      }
    }
  })
  const worker = createFleetWorker({
    core,
    meta: () => core.meta(poll),
    isShown: () => isShown,
    isSilent: () => isSilent,
    isSettled() {
      const { source, lastError } = positions.status()
      return isOnline && isRead && (source === 'server' || lastError === 'forbidden')
    }
  })

  /** A list was read anew; a fleet that is in none of them any more is looked at, too. */
  async function regrouped(take: () => void): Promise<void> {
    if (!isShown) {
      // Put together once all of them are here.
      await turns.take(take)
      return
    }
    const before = [...lists.groups().groups.keys()]
    await turns.take(take)
    await turns.take(() => lists.groups())
    await turns.take(retally)
    worker.touch(before)
    worker.touchAll()
  }

  function roundChanged(): void {
    if (closing.signal.aborted) return
    if (!poll.isRunning && isStarted && isOnline) {
      const isWhole = poll.lastError === null
      // Also after a round that failed: what could be read is shown, and what could not says so.
      if (!isShown) retally()
      isShown = true
      if (isWhole) save()
      if (isWhole && !isRead) {
        isRead = true
        worker.touchAll()
      }
    }
    worker.begin()
  }

  function save(): void {
    void cache.save(lists.saved(), turns.take).catch((error: unknown) => parts.onTrouble('not-kept', error))
  }

  function retally(): void {
    const counted = positions.tally(parts.thresholds().quietAfterMs)
    lists.setPositionKeys([...new Set(counted.sources.map(({ fleetKey }) => fleetKey))])
    worker.touch(tallies.take(counted, lists.groups()))
  }

  function retallyUnlessClosed(): void {
    if (!closing.signal.aborted) retally()
  }

  function tick(): void {
    cancelTally?.()
    cancelTally = schedule(tick, tallyIntervalMs)
    retally()
  }

  const unsubscribe = [
    positions.onStatus(({ sweep }) => {
      const hasEnded = isSweeping && sweep === null
      isSweeping = sweep !== null
      if (hasEnded && isStarted) tick()
    }),
    // The blobs went with the positions; what the person wrote did not.
    positions.onReset(() => {
      if (!isStarted) return
      marks.saveAgain()
      tick()
    })
  ]

  return {
    ...createFleetActs(core, worker, () => isStarted && isOnline),
    async open() {
      await marks.open()
      worker.setSeeding(!marks.isSeeded)
      const saved = await cache.load()
      if (saved === null) return
      lists.restore(saved)
      isShown = true
      // Not waited for: the positions have the first turns, and the page its snapshot before anything is counted.
      void turns
        .take(retallyUnlessClosed)
        .then(() => worker.touchAll())
        .catch((error: unknown) => parts.onTrouble('bug', error))
    },
    start() {
      isStarted = true
      tick()
      poll.setAllowed(isOnline)
    },
    list: () => ({
      sequence: worker.table.sequence,
      rows: worker.table.rows(),
      meta: core.meta(poll)
    }),
    sources: () => worker.sources(),
    refresh: () => poll.refresh(),
    setReach(state) {
      const reach = reachOf(state)
      engine.setReach(reach)
      isOnline = reach.kind === 'online'
      poll.setAllowed(isStarted && isOnline)
      worker.begin()
    },
    setServerClockOffsetMs(offsetMs) {
      if (Math.abs(offsetMs - clockOffsetMs) < toldClockStepMs) return
      clockOffsetMs = offsetMs
      engine.setClockOffset(offsetMs)
      worker.begin()
    },
    invitationsChanged() {
      const isNews = invitations.changed()
      if (isNews && isStarted) poll.refresh()
    },
    keyOfPositions: (positionKey) => keyOfPositions(lists.groups(), positionKey),
    silence() {
      isSilent = true
      poll.setAllowed(false)
    },
    async close() {
      isSilent = true
      closing.abort()
      cancelTally?.()
      worker.stop()
      unsubscribe.forEach((stop) => stop())
      await poll.stop()
      await marks.close()
    }
  }
}

function reachOf(state: Reachability): Reach {
  switch (state.kind) {
    case 'no-network':
      return { kind: 'offline', sinceMs: state.sinceMs }
    case 'unreachable':
      return { kind: 'unreachable', sinceMs: state.sinceMs }
    case 'credentials-rejected':
      return { kind: 'signed-out', sinceMs: state.sinceMs }
    default:
      return { kind: 'online' }
  }
}
