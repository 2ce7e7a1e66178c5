import { createVerdictEngine } from '@shared/domain/verdict-engine'
import { usualThresholds } from '@shared/domain/verdict-thresholds'
import { ok } from '@shared/ipc/result'
import type { FleetRow, FleetsChanged, FleetSources } from '@shared/ipc/schemas-fleets'
import type { NewJournalEntry } from '@shared/ipc/schemas-journal'
import { createCatenaClient } from '../../catena/client'
import { createHttp } from '../../catena/http'
import type { TokenSource } from '../../catena/http-types'
import { Secret } from '../../catena/secret'
import { createPositionCache } from '../../fleet/cache'
import { createPositionEngine } from '../../fleet/engine'
import type { PositionEngine } from '../../fleet/engine-options'
import { createTurns } from '../../fleet/engine-turns'
import { createGate } from '../../fleet/gate'
import type { CacheBlobs } from '../../fleet/position-cache'
import { createFakeTime, type FakeTime } from '../../fleet/test-support/fakes'
import { createChase, type Chase, type MailMessage } from '../chase'
import { createFleetBook } from '../fleet-book'
import type { FleetBook } from '../fleet-book-types'
import { createFleetInvitations, type FleetInvitation } from '../fleet-invitations'
import { gatedHttp } from '../gated-http'

/** What answers: the simulator's test client fits. */
export interface BenchServer {
  readonly simulator: { readonly app: { request(url: string, init: RequestInit): Response | Promise<Response> } }
  readonly token: () => Promise<string>
  readonly control: (method: string, path: string, body?: unknown) => Promise<unknown>
}

/** A book and an engine of positions that ask a simulator, on one clock that stands still. */
export interface FleetBench {
  readonly time: FakeTime
  readonly server: BenchServer
  readonly engine: PositionEngine
  readonly book: FleetBook
  readonly chase: Chase
  readonly events: FleetsChanged[]
  readonly sources: FleetSources[]
  readonly journal: NewJournalEntry[]
  readonly copied: string[]
  readonly mails: MailMessage[]
  readonly troubles: unknown[]
  /** What is kept, as it is kept. */
  readonly blobs: Map<string, Uint8Array>
  invitations: readonly FleetInvitation[]
  readonly links: Map<string, string>
  /** Answers a status to every address that contains a text. */
  readonly answers: Map<string, number>
  /** Opens and starts both, and waits until everything was read. */
  begin(): Promise<void>
  /** Waits until nothing is under way. */
  settle(): Promise<void>
  /** Lets time pass, with all that happens in it. */
  pass(minutes: number): Promise<void>
  row(key: string): FleetRow
  close(): Promise<void>
}

export interface BenchOptions {
  readonly createServer: (now: () => number) => BenchServer
  /** Those of an earlier run. */
  readonly blobs?: Map<string, Uint8Array>
  readonly server?: BenchServer
  readonly time?: FakeTime
}

/** Asked for once a call, with the permissions of the moment. */
function tokensOf(server: BenchServer): TokenSource {
  let isFresh = false
  const next = async (): ReturnType<TokenSource['token']> => {
    isFresh = true
    return ok(new Secret(await server.token()))
  }
  return {
    isRevoked: () => false,
    token: next,
    renewAfterRefusal: () => (isFresh ? Promise.resolve('final') : next())
  }
}

export function createFleetBench(given: BenchOptions): FleetBench {
  const time = given.time ?? createFakeTime()
  const server = given.server ?? given.createServer(time.now)
  const blobs = given.blobs ?? new Map<string, Uint8Array>()
  const kept: CacheBlobs = {
    get: (name) => Promise.resolve(blobs.get(name) ?? null),
    put: (name, bytes) => {
      blobs.set(name, bytes)
      return Promise.resolve(true)
    }
  }
  const http = createHttp({
    fetch: async (url, init) => {
      const status = [...bench.answers].find(([part]) => url.includes(part))?.[1]
      if (status === undefined) return server.simulator.app.request(url, init)
      return new Response('{"message":"made up"}', { status, headers: { 'content-type': 'application/json' } })
    },
    apiBaseUrl: 'http://127.0.0.1:1',
    keeper: tokensOf(server),
    nowMs: time.now,
    sleep: () => Promise.resolve(),
    random: () => 0.5
  })
  const turns = createTurns()
  const engine = createPositionEngine({
    source: createCatenaClient({ http }),
    cache: createPositionCache({ profileFolder: '', dataKey: null, now: time.now }),
    scheduler: time,
    turns,
    now: time.now,
    nextEpoch: () => 1,
    retentionDays: () => 30,
    mostRequestsAtOnce: () => 4,
    random: () => 0
  })
  const gate = createGate({ scheduler: time, now: time.now, random: () => 0.5, mostAtOnce: () => 2 })
  const [events, sources, journal, copied, mails, troubles] = [[], [], [], [], [], []] as [
    FleetsChanged[],
    FleetSources[],
    NewJournalEntry[],
    string[],
    MailMessage[],
    unknown[]
  ]
  const links = new Map<string, string>()
  const invitations = createFleetInvitations({
    rows: () => bench.invitations,
    linkOf: (handle) => {
      const link = links.get(handle)
      return link === undefined ? null : new Secret(link)
    }
  })
  const positions = { ...engine, blobs: kept }
  const book = createFleetBook({
    source: createCatenaClient({ http: gatedHttp(http, gate) }),
    positions,
    invitations,
    journal: { add: (entries) => journal.push(...entries) },
    createVerdicts: createVerdictEngine,
    thresholds: () => usualThresholds,
    turns,
    schedule: (run, delayMs) => time.after(delayMs, run),
    now: time.now,
    onChanged: (event) => events.push(event),
    onSources: (some) => sources.push(some),
    onTrouble: (what, error) => troubles.push({ what, error })
  })
  const clipboard = { writeText: (text: string) => void copied.push(text) }
  const openMail = (mail: MailMessage) => Promise.resolve(mails.push(mail)).then(() => 'opened' as const)
  const chase = createChase({
    book,
    invitations,
    positions,
    journal: { add: (entries) => journal.push(...entries) },
    clipboard,
    openMail,
    now: time.now
  })

  async function settle(): Promise<void> {
    let busy = 0
    for (let quiet = 0; quiet < 30;) {
      await new Promise((resolve) => setImmediate(resolve))
      const isBusy = book.list().meta.isRefreshing || engine.status().sweep !== null
      quiet = isBusy ? 0 : quiet + 1
      busy = isBusy ? busy + 1 : 0
      // What is waited for may be a wait between two tries.
      if (busy % 100 === 99 && time.nextAtMs !== null) time.advance(Math.min(5_000, time.nextAtMs - time.now()))
    }
  }

  const bench: FleetBench = {
    time,
    server,
    engine,
    book,
    chase,
    events,
    sources,
    journal,
    copied,
    mails,
    troubles,
    blobs,
    invitations: [],
    links,
    answers: new Map(),
    async begin() {
      await engine.open()
      await book.open()
      time.advance(500)
      engine.start()
      book.start()
      await settle()
    },
    settle,
    async pass(minutes) {
      for (let minute = 0; minute < minutes; minute += 1) {
        time.advance(60_000)
        await settle()
      }
    },
    row(key) {
      const row = book.list().rows.find((one) => one.key === key)
      if (row === undefined) throw new Error(`There is no fleet ${key}`)
      return row
    },
    async close() {
      await book.close()
      await engine.close()
    }
  }
  return bench
}
