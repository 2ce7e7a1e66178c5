import { fail, ok, type Result } from '@shared/ipc/result'
import type { BulkRowInput, BulkState } from '@shared/ipc/schemas-bulk'
import { createSealer } from '../../fleet/seal'
import type { BulkDisk } from '../bulk-disk'
import { createBulkLog } from '../bulk-log'
import type { KnownInvitation } from '../bulk-records'
import { createBulkService, type BulkService } from '../bulk-service'
import type { BulkServer } from '../bulk-types'

/** A server that makes a second invitation for whoever asks twice: worse than the real one, so that nothing but our own care prevents it. */
export interface FakeServer extends BulkServer {
  readonly made: KnownInvitation[]
  readonly liveCount: (fleetRef: string) => number
  readonly posts: string[]
  readonly lookUps: string[]
  /** Answers instead of doing anything, while it returns a failure. */
  refuse: (fleetRef: string) => Result<never> | null
}

/** Never resolves once the power is out, and counts the steps until then. */
export interface Power {
  readonly step: () => Promise<void>
  readonly steps: () => number
}

export function createPower(failsAtStep = Infinity): Power {
  let steps = 0
  return {
    step() {
      steps += 1
      return steps >= failsAtStep ? new Promise(() => undefined) : new Promise((done) => setImmediate(done))
    },
    steps: () => steps
  }
}

export function createFakeServer(power: () => Power, nowMs: () => number): FakeServer {
  const made: (KnownInvitation & { readonly fleetRef: string })[] = []
  const newest = (fleetRef: string): KnownInvitation | null =>
    made.filter((one) => one.fleetRef === fleetRef).at(-1) ?? null
  const server: FakeServer = {
    made,
    posts: [],
    lookUps: [],
    refuse: () => null,
    liveCount: (fleetRef) => made.filter((one) => one.fleetRef === fleetRef && one.status === 'active').length,
    known: () => null,
    async lookUp(fleetRef) {
      server.lookUps.push(fleetRef)
      await power().step()
      const found = newest(fleetRef)
      await power().step()
      return ok(found)
    },
    async create({ fleetRef }) {
      await power().step()
      const refused = server.refuse(fleetRef)
      if (refused !== null) return refused
      server.posts.push(fleetRef)
      made.push({ fleetRef, status: 'active', createdAtMs: nowMs(), expiresAtMs: nowMs() + 86_400_000 })
      await power().step()
      return ok({ isNew: true, expiresAtMs: nowMs() + 86_400_000 })
    }
  }
  return server
}

/** A disk that a power cut leaves with half of what was being written. */
export interface FakeDisk extends BulkDisk {
  bytes: Buffer | null
  isFull: boolean
}

export function createFakeDisk(power: () => Power): FakeDisk {
  const disk: FakeDisk = {
    isKept: true,
    bytes: null,
    isFull: false,
    read: () => Promise.resolve(disk.bytes),
    async replace(bytes) {
      await power().step()
      if (disk.isFull) throw new Error('made up: no space')
      disk.bytes = Buffer.from(bytes)
      await power().step()
    },
    async append(bytes) {
      await power().step()
      if (disk.isFull) throw new Error('made up: no space')
      const before = disk.bytes ?? Buffer.alloc(0)
      disk.bytes = Buffer.concat([before, bytes.subarray(0, Math.floor(bytes.length / 2))])
      await power().step()
      disk.bytes = Buffer.concat([before, bytes])
      await power().step()
    },
    setAside: () => {
      disk.bytes = null
    },
    remove: () => {
      disk.bytes = null
      return Promise.resolve()
    }
  }
  return disk
}

export const sealingKey = Buffer.alloc(32, 7)

/** One start of the app over this disk and this server; timers fire at once, and the clock goes with them. */
export function startApp(disk: BulkDisk, server: BulkServer, more: { readonly key?: Uint8Array } = {}) {
  let nowMs = Date.now()
  const told: (BulkState | null)[] = []
  const ended: unknown[] = []
  const service: BulkService = createBulkService({
    log: createBulkLog(disk, createSealer(more.key ?? sealingKey)),
    isKept: true,
    server,
    nowMs: () => nowMs,
    schedule: (run, delayMs) => {
      const timer = setImmediate(() => {
        nowMs += delayMs
        run()
      })
      return () => clearImmediate(timer)
    },
    random: () => 0,
    randomId: () => 'job-1',
    onChange: ({ state }) => told.push(state),
    onEnded: (counts) => ended.push(counts),
    logger: { warn: () => undefined, error: (message, details) => void ended.push([message, details]) }
  })
  return { service, told, ended }
}

/** Rows with references `F1` to `F<count>`. */
export function rowsOf(count: number): readonly BulkRowInput[] {
  return Array.from({ length: count }, (_, index) => ({
    line: index + 2,
    fleetRef: `F${index + 1}`,
    fleetName: `Fleet ${index + 1}`,
    fleetEmail: null,
    fleetPhone: null,
    fleetWebsite: null,
    fleetCountryCode: null,
    fleetRegulatoryId: null,
    fleetRegulatoryIdType: null,
    expected: 'new'
  }))
}

export const common = {
  expiresInHours: 24,
  permissions: { vehicle: 'read' },
  limitTsps: [],
  successRedirectUrl: null,
  failureRedirectUrl: null,
  callbackUrl: null
} as const

/** Lets everything run that needs no clock, until nothing moves any more. */
export async function settled(isDone: () => boolean, turns = 4000): Promise<void> {
  for (let turn = 0; turn < turns && !isDone(); turn += 1) await new Promise(setImmediate)
}

export const notNow = (code: 'unreachable' | 'rate-limited'): Result<never> => fail(code, { retryAfterSeconds: 0 })
