import { fail, ok } from '@shared/ipc/result'
import type { HistoryProgress } from '@shared/ipc/schemas-history'
import type { PositionStatus } from '@shared/ipc/schemas-positions'
import { createEmitter } from '../catena/emitter'
import { createEngineFollowers } from './engine-followers'
import { createHeld, type Held } from './engine-held'
import { createHistoryRequests } from './engine-history'
import { createEngineNames, type EngineNames } from './engine-names'
import type { EngineOptions, PositionEngine } from './engine-options'
import { createRetention } from './engine-retention'
import { createTeller } from './engine-status'
import { createTurns } from './engine-turns'
import { createEngineSweep, type EngineSweep } from './engine-sweep'
import { createGate } from './gate'
import { keepPicture, keptPicture } from './kept-picture'
import { createRepeat } from './repeat'
import { createVehicleFactsLoader } from './vehicle-facts'

/** A store, and who fills it. */
interface Hold {
  readonly held: Held
  readonly names: EngineNames
  readonly sweep: EngineSweep
}

/**
 * The position engine of one profile (DESIGN.md, "The position engine"): reads the cache, sweeps the API about once a minute, writes
 * what changed, and feeds the page.
 */
export function createPositionEngine({
  source,
  cache,
  scheduler,
  turns = createTurns(),
  now,
  nextEpoch,
  retentionDays,
  mostRequestsAtOnce,
  random,
  intervalMs = 60_000,
  deltaIntervalMs,
  identityIntervalMs = 600_000,
  report = () => undefined,
  onPicture
}: EngineOptions): PositionEngine {
  const statuses = createEmitter<PositionStatus>()
  const resets = createEmitter<{ readonly epoch: number }>()
  const historyProgress = createEmitter<HistoryProgress>()
  let serverClockOffsetMs = 0
  let isStarted = false
  let isOnline = true
  /** While positions are being forgotten nothing may be swept into the store that goes away. */
  let isForgetting = false
  let goesOn = false

  const teller = createTeller(scheduler, now, () => statuses.emit(status()))
  const onBug = (error: unknown): void => report({ kind: 'bug', error })
  const gate = createGate({ scheduler, now, random, mostAtOnce: mostRequestsAtOnce, onPause: teller.now })
  const histories = createHistoryRequests(historyProgress.emit)
  const vehicleFacts = createVehicleFactsLoader({ source, gate, now })
  let hold = begin()
  const followers = createEngineFollowers(hold.held.feed)
  const retention = createRetention({
    scheduler,
    now,
    retentionDays,
    drop: (oldestSeenMs) => hold.held.dropUnseen(oldestSeenMs).then(teller.now),
    onBug
  })

  function begin(): Hold {
    const held = createHeld({
      cache,
      scheduler,
      turns,
      now,
      serverNow: () => now() + serverClockOffsetMs,
      epoch: nextEpoch(),
      deltaIntervalMs,
      onBug,
      askHistory: (request) =>
        gate.run((signal) => source.historyPage({ ...request, signal }), { signal: request.signal, priority: 'person' })
    })
    const onNamed = teller.soon
    const names = createEngineNames({ source, gate, held, now, intervalMs: identityIntervalMs, onNamed, report })
    const mostAtOnce = mostRequestsAtOnce
    const sweep = createEngineSweep({ source, gate, held, names, scheduler, now, mostAtOnce, teller, report })
    return { held, names, sweep }
  }

  function status(): PositionStatus {
    const { progress, store, setAside } = hold.held
    const { sweep, ...others } = progress
    return {
      ...others,
      sweep: sweep === null ? null : { ...sweep, pausedUntilMs: gate.pausedUntilMs },
      nextSweepAtMs: sweeps.nextAtMs,
      vehicleCount: store.vehicleCount,
      withPositionCount: store.withPositionCount,
      setAsideCount: setAside.total,
      isResumable: hold.sweep.isResumable,
      cache: cache.state
    }
  }

  const sweeps = createRepeat({
    intervalMs,
    scheduler,
    now,
    run: async (signal) => {
      const notBeforeMs = await hold.sweep.run(signal, goesOn)
      retention.check()
      return notBeforeMs
    },
    onChange: teller.now
  })
  const allow = (): void => sweeps.setAllowed(isStarted && isOnline && !isForgetting)

  /** Ends everything that fills the store. */
  async function empty(): Promise<void> {
    histories.cancelAll()
    vehicleFacts.cancel()
    await Promise.all([sweeps.cancel(), hold.names.stop()])
    hold.sweep.stop()
    await hold.held.stop()
  }

  /** The vehicle in a slot; null when the slot is of another store, or empty. */
  function vehicleIdOf({ epoch, slot }: { readonly epoch: number; readonly slot: number }): string | null {
    const { feed, store } = hold.held
    return epoch === feed.epoch && store.isPresent(slot) ? store.vehicleId(slot) : null
  }

  return {
    blobs: cache.blobs,
    status,
    follow: followers.follow,
    setAside: () => hold.held.setAside.list(),
    rowsOf(epoch, slots) {
      const { feed, store } = hold.held
      if (epoch !== feed.epoch) return null
      const present = slots.filter((slot) => store.isPresent(slot))
      return {
        columns: store.positionColumns(present),
        identities: store.identityColumns(present),
        dictionaries: store.dictionaries
      }
    },
    tally(quiet) {
      const { feed, store } = hold.held
      return { epoch: feed.epoch, sources: store.tally(now() + serverClockOffsetMs, quiet) }
    },
    sourceKeysOf(epoch, slots) {
      const { feed, store } = hold.held
      return epoch === feed.epoch ? store.sourceKeysOf(slots.filter((slot) => store.isPresent(slot))) : null
    },
    slotsOfFleets(fleetKeys) {
      const { feed, store } = hold.held
      return { epoch: feed.epoch, slots: store.slotsOfFleets(fleetKeys) }
    },
    onStatus: statuses.subscribe,
    onReset: resets.subscribe,
    onHistoryProgress: historyProgress.subscribe,
    async open() {
      const opening = await cache.open()
      const oldestSeenMs = retention.oldestSeenMs()
      const picture = onPicture === undefined ? null : await keptPicture(cache, oldestSeenMs)
      if (picture !== null) await onPicture?.(picture)
      const reading = await hold.held.restore(oldestSeenMs)
      report({ kind: 'cache-opened', opening, reading })
      retention.start()
      // A page that asked early has an empty snapshot; one transfer brings it all, cheaper than as changes.
      resets.emit({ epoch: hold.held.feed.epoch })
      teller.now()
      return reading.kind === 'damaged' ? reading.opening : opening
    },
    start() {
      isStarted = true
      allow()
    },
    refreshNow() {
      // Read when the run begins, which is now or not at all.
      goesOn = true
      const isUnderWay = sweeps.runNow()
      goesOn = false
      return isUnderWay
    },
    cancelRefresh() {
      void sweeps.cancel()
    },
    setOnline(reach) {
      isOnline = reach === 'online'
      allow()
    },
    setServerClockOffsetMs(offsetMs) {
      serverClockOffsetMs = offsetMs
    },
    async asOf(epoch, atMs) {
      const { held } = hold
      const { feed, trail } = held
      if (epoch !== feed.epoch) return fail('not-found')
      await held.trailReady()
      return ok({ epoch, ...(await trail.asOf(atMs)) })
    },
    async trail(request) {
      if (vehicleIdOf(request) === null) return fail('not-found')
      await hold.held.trailReady()
      return ok(await hold.held.trail.track(request.slot, request.fromMs, request.toMs))
    },
    history: (request) => histories.load(hold.held.history, vehicleIdOf(request), request),
    cancelHistory: histories.cancel,
    vehicle: (request) => vehicleFacts.load(vehicleIdOf(request)),
    async stored() {
      const { held } = hold
      const { store, trail } = held
      await held.trailReady()
      return {
        vehicleCount: store.vehicleCount,
        diskBytes: await cache.sizeBytes(),
        trailBytes: trail.bytes,
        trailFromMs: trail.fromMs
      }
    },
    async forgetPositions() {
      isForgetting = true
      allow()
      await empty()
      try {
        await cache.forget()
      } finally {
        // Whatever could not be deleted (a virus scanner may hold a file), the app goes on with an empty store.
        hold = begin()
        followers.attach(hold.held.feed)
        await cache.open()
        await hold.held.trail.open()
        resets.emit({ epoch: hold.held.feed.epoch })
        teller.now()
        isForgetting = false
        allow()
      }
    },
    async close(options) {
      await sweeps.stop()
      retention.stop()
      await empty()
      teller.stop()
      if (options?.forget === true) await cache.forget()
      else {
        await hold.held.trail.save({ isClosing: true })
        await keepPicture(cache, hold.held.store)
      }
      await cache.close()
    }
  }
}
