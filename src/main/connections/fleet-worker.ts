import type { FleetRow, FleetSources, FleetsMeta } from '@shared/ipc/schemas-fleets'
import type { FleetCore } from './fleet-core'
import { createFleetJudge } from './fleet-judge'
import { areSameSources, fleetSourcesOf } from './fleet-sources'
import { createFleetTable, type FleetTable } from './fleet-table'

/** Fleets worked on in one turn of the event loop: a few milliseconds. */
const fleetsInPiece = 100

const longestTimerMs = 2 ** 31 - 1
const shortestTimerMs = 1_000

interface FleetWorkerParts {
  readonly core: FleetCore
  readonly meta: () => FleetsMeta
  /** Whether there is something to be shown. While a first round is under way there is not: half a picture would name the wrong culprit. */
  readonly isShown: () => boolean
  /** What is known is of now, of vehicles and of connections: a change is then a change out there, and not in what we know. */
  readonly isSettled: () => boolean
  readonly isSilent: () => boolean
}

/** Works off what changed: verdicts, rows, news, and what the page is told of them. In pieces, so that main answers meanwhile. */
export interface FleetWorker {
  readonly table: FleetTable
  sources(): FleetSources
  /** Something about these fleets changed. */
  touch(keys: Iterable<string>): void
  /** Something changed that may concern every fleet. */
  touchAll(): void
  /** Something changed that concerns no fleet by itself. */
  begin(): void
  /** Shows one fleet as it is now, at once. */
  tellNow(key: string): void
  /** Nothing was ever seen of this profile: none of it is news. */
  setSeeding(isSeeding: boolean): void
  stop(): void
}

export function createFleetWorker({ core, meta, isShown, isSettled, isSilent }: FleetWorkerParts): FleetWorker {
  const { parts, lists, tallies, engine, marks, news, closing } = core
  const { turns, now } = parts
  const judge = createFleetJudge({ engine, lists, tallies, invitations: parts.invitations })
  const table = createFleetTable((event) => {
    if (!isSilent()) parts.onChanged(event)
  })
  const dirty = new Set<string>()
  let isSeeding = true
  let wasSettled = false
  let sent = fleetSourcesOf(lists, tallies, engine)
  let working: Promise<void> | null = null
  let cancelTimer: (() => void) | null = null
  /** What the engine was last told: it judges everything anew whenever it is told. */
  let toldVisibility = ''
  let toldThresholds = ''

  function touch(keys: Iterable<string>): void {
    for (const key of keys) dirty.add(key)
    begin()
  }

  function begin(): void {
    if (working !== null || !isShown() || closing.signal.aborted) return
    working = Promise.resolve()
      .then(work)
      .catch((error: unknown) => parts.onTrouble('bug', error))
      .finally(() => {
        working = null
        if (dirty.size > 0) begin()
      })
  }

  async function work(): Promise<void> {
    const settled = isSettled()
    if (settled && !wasSettled) for (const key of lists.groups().groups.keys()) dirty.add(key)
    wasSettled = settled
    const fed = [...dirty]
    dirty.clear()
    tellEngine()
    const changed = new Set(fed)
    const advance = (): void => engine.advance(now()).fleetKeys.forEach((key) => changed.add(key))
    // What is judged between two pieces may be of half a picture (an outage of the few that came first), so nothing is told before the last.
    await inPieces(fed, (some) => {
      some.forEach((key) => judge.feed(key))
      advance()
    })
    await turns.take(advance)
    await inPieces([...changed], (some) => tell(some, settled))
    if (closing.signal.aborted) return
    if (settled) {
      leave()
      news.outages(engine.outages())
      isSeeding = false
    }
    // Also where no fleet changed: the list is as of a later time.
    table.take(new Map(), meta())
    await turns.take(tellSources)
    plan()
  }

  function tellEngine(): void {
    const visibility = lists.visibility()
    const visibilityText = JSON.stringify(visibility)
    if (visibilityText !== toldVisibility) engine.setVisibility(visibility)
    toldVisibility = visibilityText
    const thresholds = parts.thresholds()
    const thresholdsText = JSON.stringify(thresholds)
    if (thresholdsText !== toldThresholds) engine.setThresholds(thresholds)
    toldThresholds = thresholdsText
  }

  async function inPieces(keys: readonly string[], run: (some: readonly string[]) => void): Promise<void> {
    for (let from = 0; from < keys.length && !closing.signal.aborted; from += fleetsInPiece)
      await turns.take(() => run(keys.slice(from, from + fleetsInPiece)))
  }

  function tell(keys: readonly string[], settled: boolean): void {
    if (closing.signal.aborted) return
    const rows = new Map<string, FleetRow | null>(keys.map((key) => [key, core.rowOf(key)]))
    if (settled) {
      const seen = [...rows.values()].flatMap((row) => (row === null ? [] : { row, tally: tallies.of(row.key) }))
      news.look(seen, isSeeding)
      // First times may have been noted just now.
      for (const key of keys) rows.set(key, core.rowOf(key))
    }
    table.take(rows, meta())
  }

  /** Only where the lists were read that could have a fleet. */
  function leave(): void {
    const hidden = new Set(lists.invisible().map(({ part }) => part))
    if (hidden.has('fleets') || hidden.has('connections') || hidden.has('agreements')) return
    const { groups } = lists.groups()
    news.left(marks.seenKeys().filter((key) => !groups.has(key)))
  }

  function tellSources(): void {
    const next = fleetSourcesOf(lists, tallies, engine)
    if (areSameSources(next, sent)) return
    sent = next
    if (!isSilent()) parts.onSources(next)
  }

  /** One timer for whatever time alone changes: verdicts, and snoozes that end. */
  function plan(): void {
    cancelTimer?.()
    const nextAtMs = Math.min(engine.nextChangeAtMs(), ...marks.snoozes().map(([, { untilMs }]) => untilMs))
    const delayMs = Math.min(longestTimerMs, Math.max(shortestTimerMs, nextAtMs - now()))
    cancelTimer = nextAtMs === Infinity ? null : parts.schedule(timePassed, delayMs)
  }

  function timePassed(): void {
    for (const [key, { untilMs }] of marks.snoozes()) {
      if (untilMs > now()) continue
      void marks.setNotes(key, { ...marks.notes(key), snooze: null })
      dirty.add(key)
    }
    begin()
  }

  return {
    table,
    sources: () => sent,
    touch,
    touchAll: () => touch(lists.groups().groups.keys()),
    begin,
    tellNow(key) {
      if (isShown()) table.take(new Map([[key, core.rowOf(key)]]), meta())
      plan()
    },
    setSeeding(next) {
      isSeeding = next
    },
    stop() {
      cancelTimer?.()
    }
  }
}
