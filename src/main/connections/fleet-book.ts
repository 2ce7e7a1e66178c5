import type { Reach } from '@shared/domain/verdict-facts'
import { fail, ok, type Result } from '@shared/ipc/result'
import type { FleetRow, FleetsMeta, FleetSources } from '@shared/ipc/schemas-fleets'
import type { Reachability } from '@shared/ipc/schemas-session'
import type { FleetBook, FleetBookParts } from './fleet-book-types'
import { createFleetCache } from './fleet-cache'
import { fleetDetailOf, nothingTheMatter } from './fleet-detail'
import { providerOf } from './fleet-facts'
import { keyOfPositions, type FleetGroup } from './fleet-groups'
import { createFleetJudge } from './fleet-judge'
import { createFleetMarks } from './fleet-marks'
import { createFleetNews, type NewFleetEntry } from './fleet-news'
import { createFleetPoll } from './fleet-poll'
import { positionsResource } from './fleet-records'
import { fleetRowOf } from './fleet-rows'
import { areSameSources, connectionsAt, fleetSourcesOf, sourceVerdict } from './fleet-sources'
import { createFleetTable } from './fleet-table'
import { createFleetTallies } from './fleet-tallies'
import { createHeldLists } from './held-lists'
import { createScheduleReader } from './schedule-reader'

/** Fleets worked on in one turn of the event loop: a few milliseconds. */
const fleetsInPiece = 200

/** Vehicles grow older without anybody saying so: they are counted again after this time. */
const tallyIntervalMs = 60_000

/** A detail is answered without the rhythm of its connections when that takes longer. */
const scheduleLimitMs = 2_500

const longestTimerMs = 2 ** 31 - 1
const shortestTimerMs = 1_000
const dayMs = 86_400_000

/** The fleet book of one profile; see `FleetBook`. */
export function createFleetBook(parts: FleetBookParts): FleetBook {
  const { source, positions, invitations, journal, turns, schedule, now } = parts
  const lists = createHeldLists()
  const tallies = createFleetTallies()
  const engine = parts.createVerdicts()
  const judge = createFleetJudge({ engine, lists, tallies, invitations })
  const marks = createFleetMarks({
    blobs: positions.blobs,
    schedule,
    onTrouble: (error) => parts.onTrouble('not-kept', error)
  })
  const cache = createFleetCache(positions.blobs)
  const table = createFleetTable((event) => {
    if (!isSilent) parts.onChanged(event)
  })
  const news = createFleetNews({ marks, journal, providerName, now })
  const closing = new AbortController()
  const schedules = createScheduleReader({
    source,
    now,
    signal: closing.signal,
    onInterval(connectionId, seconds) {
      lists.setInterval(connectionId, seconds)
      touchAll()
    },
    onVisibility(part, failure) {
      if (lists.setHidden(part, failure)) touchAll()
    }
  })
  let isSilent = false
  let isStarted = false
  /** Something is there to be shown: the lists of an earlier run, or a first round that has ended. */
  let isShown = false
  /** A round of this run has ended without a failure. */
  let isRead = false
  let isSeeding = true
  let isOnline = true
  let wasSettled = false
  let isSweeping = false
  let offset = 0
  let sent: FleetSources = fleetSourcesOf(lists, tallies, engine)
  let working: Promise<void> | null = null
  let cancelTimer: (() => void) | null = null
  let cancelTally: (() => void) | null = null
  const dirty = new Set<string>()

  const poll = createFleetPoll({
    source,
    fleetIds: () => [...lists.groups().keyOfId.keys()],
    scheduler: { after: (delayMs, run) => schedule(run, delayMs) },
    now,
    onRound: roundChanged,
    onBug: (error) => parts.onTrouble('bug', error),
    answers: {
      fleets: (rows, atMs) => taken(() => lists.setFleets(rows, atMs)),
      agreements: (rows) => taken(() => lists.setAgreements(rows)),
      connections: (rows) => taken(() => lists.setConnections(rows)),
      tsps: (rows) => taken(() => lists.setTsps(rows)),
      freshness: async (fleetIds, rows, atMs) => {
        await turns.take(() => lists.setFreshness(fleetIds, rows, atMs))
        for (const fleetId of fleetIds ?? lists.groups().keyOfId.keys()) touch(lists.groups().keyOfId.get(fleetId))
      },
      visibility(part, failure) {
        if (lists.setHidden(part, failure)) touchAll()
      }
    }
  })

  async function taken(take: () => void): Promise<void> {
    const before = [...lists.groups().groups.keys()]
    await turns.take(take)
    for (const key of before) dirty.add(key)
    retally()
    touchAll()
  }

  function touch(key: string | undefined): void {
    if (key !== undefined) dirty.add(key)
    begin()
  }

  function touchAll(): void {
    for (const key of lists.groups().groups.keys()) dirty.add(key)
    begin()
  }

  function roundChanged(): void {
    if (poll.isRunning) {
      begin()
      return
    }
    if (isStarted && poll.lastError === null && isOnline && !closing.signal.aborted) {
      if (!isRead) touchAll()
      isRead = true
      void cache.save(lists.saved(), turns.take).catch((error: unknown) => parts.onTrouble('not-kept', error))
    }
    // Also after a round that failed: whatever could be read is shown, and what could not says so.
    isShown ||= isStarted && isOnline
    retally()
    touchAll()
  }

  function retally(): void {
    const counted = positions.tally(parts.thresholds().quietAfterMs)
    lists.setPositionKeys([...new Set(counted.sources.map(({ fleetKey }) => fleetKey))])
    for (const key of tallies.take(counted, lists.groups())) dirty.add(key)
  }

  function tick(): void {
    cancelTally?.()
    cancelTally = schedule(tick, tallyIntervalMs)
    retally()
    begin()
  }

  /** Works off what was touched; once at a time. While the first round is under way nothing is shown: half a picture would name the wrong culprit. */
  function begin(): void {
    if (working !== null || !isShown || closing.signal.aborted) return
    working = Promise.resolve()
      .then(work)
      .catch((error: unknown) => parts.onTrouble('bug', error))
      .finally(() => {
        working = null
        if (dirty.size > 0) begin()
      })
  }

  async function work(): Promise<void> {
    const isSettled = settled()
    if (isSettled && !wasSettled) touchEvery()
    wasSettled = isSettled
    const fed = [...dirty]
    dirty.clear()
    engine.setThresholds(parts.thresholds())
    engine.setVisibility(lists.visibility())
    await inPieces(fed, (key) => judge.feed(key))
    const changes = await turns.take(() => engine.advance(now()))
    if (closing.signal.aborted) return
    const keys = [...new Set([...fed, ...changes.fleetKeys])]
    for (let from = 0; from < keys.length || from === 0; from += fleetsInPiece)
      await turns.take(() => tell(keys.slice(from, from + fleetsInPiece), isSettled))
    if (isSettled) {
      leave()
      news.outages(engine.outages())
      isSeeding = false
    }
    await turns.take(tellSources)
    plan()
  }

  function touchEvery(): void {
    for (const key of lists.groups().groups.keys()) dirty.add(key)
  }

  /** What is known is of now, of vehicles and of connections: a change is a change out there, and not in what we know. */
  function settled(): boolean {
    const { source: from, lastError } = positions.status()
    return isOnline && isRead && (from === 'server' || lastError === 'forbidden')
  }

  async function inPieces(keys: readonly string[], run: (key: string) => void): Promise<void> {
    for (let from = 0; from < keys.length; from += fleetsInPiece)
      await turns.take(() => keys.slice(from, from + fleetsInPiece).forEach(run))
  }

  function tell(keys: readonly string[], isSettled: boolean): void {
    if (closing.signal.aborted) return
    const rows = new Map<string, FleetRow | null>(keys.map((key) => [key, rowOf(key)]))
    if (isSettled) {
      const seen = [...rows.values()].flatMap((row) => (row === null ? [] : { row, tally: tallies.of(row.key) }))
      news.look(seen, isSeeding)
      // The first times may have been noted just now.
      for (const key of keys) rows.set(key, rowOf(key))
    }
    table.take(rows, meta())
  }

  function rowOf(key: string): FleetRow | null {
    const group = lists.groups().groups.get(key)
    if (group === undefined) return null
    return fleetRowOf({
      group,
      lists,
      tallies,
      seenName: marks.seen(key)?.name ?? null,
      verdict: engine.fleetVerdict(key) ?? nothingTheMatter,
      brokenCount: engine.brokenCount(key),
      firsts: news.firsts(key),
      notes: marks.notes(key),
      nowMs: now()
    })
  }

  /** Only where all lists that could have a fleet were read. */
  function leave(): void {
    const hidden = new Set(lists.invisible().map(({ part }) => part))
    if (hidden.has('fleets') || (hidden.has('connections') && hidden.has('agreements'))) return
    const { groups } = lists.groups()
    news.left(marks.seenKeys().filter((key) => !groups.has(key)))
  }

  function meta(): FleetsMeta {
    return {
      asOfMs: lists.asOfMs,
      isRefreshing: poll.isRunning,
      lastError: poll.lastError,
      invisible: lists.invisible(),
      outages: engine.outages().map(({ providerSlug, sinceMs, lateCount, totalCount }) => ({
        providerSlug,
        providerName: providerName(providerSlug),
        sinceMs,
        lateCount,
        totalCount,
        fleetKeys: [...engine.fleetsInOutage(providerSlug)]
      }))
    }
  }

  function providerName(slug: string): string {
    for (const tsp of lists.tsps.values()) if (tsp.slug === slug) return tsp.name ?? slug
    return slug
  }

  function tellSources(): void {
    const next = fleetSourcesOf(lists, tallies, engine)
    if (areSameSources(next, sent)) return
    sent = next
    if (!isSilent) parts.onSources(next)
  }

  /** One timer for whatever time alone changes: verdicts, and snoozes that end. */
  function plan(): void {
    cancelTimer?.()
    const ends = marks.snoozes().map(([, { untilMs }]) => untilMs)
    const nextAtMs = Math.min(engine.nextChangeAtMs(), ...ends)
    cancelTimer =
      nextAtMs === Infinity
        ? null
        : schedule(timePassed, Math.min(longestTimerMs, Math.max(shortestTimerMs, nextAtMs - now())))
  }

  function timePassed(): void {
    for (const [key, { untilMs }] of marks.snoozes()) {
      if (untilMs > now()) continue
      void marks.setNotes(key, { ...marks.notes(key), snooze: null })
      dirty.add(key)
    }
    begin()
  }

  function written(kind: NewFleetEntry['kind'], key: string, detail: NewFleetEntry['detail'] = {}): void {
    journal.add([{ atMs: now(), kind, fleetKey: key, fleetName: nameOf(key), detail }])
  }

  function nameOf(key: string): string {
    return table.row(key)?.name ?? marks.seen(key)?.name ?? key
  }

  function about<T>(key: string, run: (group: FleetGroup) => T): Result<T> {
    const group = lists.groups().groups.get(key)
    return group === undefined ? fail('unknown-handle') : ok(run(group))
  }

  /** Shown at once, also where a first round is still under way. */
  function tellNow(key: string): void {
    if (isShown) table.take(new Map([[key, rowOf(key)]]), meta())
    plan()
  }

  const unsubscribe = [
    positions.onStatus(({ sweep }) => {
      const hasEnded = isSweeping && sweep === null
      isSweeping = sweep !== null
      if (hasEnded && isStarted) tick()
    }),
    // The blobs went with the positions; what the person wrote did not.
    positions.onReset(() => {
      if (isStarted) marks.saveAgain()
    })
  ]

  return {
    async open() {
      await marks.open()
      isSeeding = !marks.isSeeded
      const saved = await cache.load()
      if (saved === null) return
      lists.restore(saved)
      isShown = true
      retally()
      touchAll()
      await working
    },
    start() {
      isStarted = true
      tick()
      poll.setAllowed(isOnline)
    },
    list: () => ({ sequence: table.sequence, rows: isShown ? table.rows() : [], meta: meta() }),
    sources: () => sent,
    refresh: () => poll.refresh(),
    setReach(state) {
      const reach = reachOf(state)
      engine.setReach(reach)
      isOnline = reach.kind === 'online'
      poll.setAllowed(isStarted && isOnline)
      begin()
    },
    setServerClockOffsetMs(offsetMs) {
      // Smaller steps would have everything judged anew with each answer.
      if (Math.abs(offsetMs - offset) < 1_000) return
      offset = offsetMs
      engine.setClockOffset(offsetMs)
      begin()
    },
    invitationsChanged() {
      const isNews = invitations.changed()
      if (isNews && isStarted) poll.refresh()
    },
    async detail(key) {
      const found = lists.groups().groups.get(key)
      if (found === undefined) return fail('unknown-handle')
      if (isOnline && isStarted) {
        const read = schedules.read(found.connections.map(({ connectionId }) => connectionId))
        await within(schedule, scheduleLimitMs, read)
      }
      return about(key, (group) =>
        fleetDetailOf({ group, lists, tallies, engine, invitations, notes: marks.notes(key), nowMs: now() })
      )
    },
    async setNote(key, text) {
      if (lists.groups().groups.get(key) === undefined) return fail('unknown-handle')
      const before = marks.notes(key)
      if (before.note === text) return ok(undefined)
      const isKept = await marks.setNotes(key, { ...before, note: text })
      if (!isKept) return fail('file-not-written')
      written('note-changed', key)
      tellNow(key)
      return ok(undefined)
    },
    async setSnooze(key, snooze) {
      if (lists.groups().groups.get(key) === undefined) return fail('unknown-handle')
      if (snooze !== null && snooze.untilMs <= now()) return fail('invalid-input', { field: 'untilMs' })
      const isKept = await marks.setNotes(key, { ...marks.notes(key), snooze })
      if (!isKept) return fail('file-not-written')
      if (snooze !== null) written('snoozed', key, { untilMs: snooze.untilMs })
      tellNow(key)
      return ok(undefined)
    },
    async noteChase(key, via) {
      const before = marks.notes(key)
      const untilMs = now() + dayMs
      const longer = before.snooze !== null && before.snooze.untilMs > untilMs ? before.snooze : { untilMs, reason: '' }
      await marks.setNotes(key, { ...before, snooze: longer, chasedAtMs: now() })
      written('chased', key, { via })
      tellNow(key)
    },
    group: (key) => lists.groups().groups.get(key) ?? null,
    name: nameOf,
    keyOfPositions: (positionKey) => keyOfPositions(lists.groups(), positionKey),
    evidence(key, providerKey) {
      const group = lists.groups().groups.get(key)
      if (group === undefined) return []
      const connections = providerKey === null ? group.connections : connectionsAt(group, providerKey, lists)
      return connections.map((connection) => ({
        connectionId: connection.connectionId,
        providerName: providerOf(connection, lists.tsps).name,
        status: connection.status,
        verdict: engine.connectionVerdict(connection.connectionId)?.kind ?? 'fine',
        positions:
          lists.reading(connection.connectionId)?.rows.find(({ resource }) => resource === positionsResource) ?? null
      }))
    },
    sourceVerdict(key, providerKey) {
      const group = lists.groups().groups.get(key)
      return group === undefined ? 'fine' : sourceVerdict(group, providerKey, lists, engine)
    },
    silence() {
      isSilent = true
      poll.setAllowed(false)
    },
    async close() {
      isSilent = true
      closing.abort()
      cancelTimer?.()
      cancelTally?.()
      unsubscribe.forEach((stop) => stop())
      await poll.stop()
      await working
      await marks.close()
    }
  }
}

/** Waits for something, but not for ever. */
async function within(schedule: FleetBookParts['schedule'], limitMs: number, task: Promise<unknown>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const cancel = schedule(resolve, limitMs)
    void task.then(() => resolve(), reject).finally(cancel)
  })
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
