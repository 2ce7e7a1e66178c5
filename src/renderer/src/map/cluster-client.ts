import { createWorkPace } from '@renderer/ui/work-pace'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { VehicleTable, VehicleTableChange } from '@renderer/state/vehicle-table'
import type {
  ClusterAnswer,
  ClusterReply,
  ClusterRequest,
  ClusterView,
  OpenedCluster,
  PointColumns
} from './cluster-protocol'

/** The worker, seen from the page. */
export interface ClusterPort {
  readonly post: (request: ClusterRequest, transfer: ArrayBufferLike[]) => void
  readonly listen: (listener: (reply: ClusterReply) => void) => void
  readonly close: () => void
}

export interface ClusterClientParts {
  readonly port: ClusterPort
  readonly table: VehicleTable
  /** Of vehicles with one VIN, only the freshest is drawn; `resend` after it has changed. */
  readonly isMerging: () => boolean
  /** What to group now; null while the map cannot say. */
  readonly view: () => ClusterView | null
  /** Puts an answer on the map; resolves when the map has taken it. */
  readonly draw: (answer: ClusterAnswer, view: ClusterView) => Promise<void>
  /** Told when work begins and when nothing is left to do. */
  readonly onBusy: (isBusy: boolean) => void
  readonly isHidden: () => boolean
  /** Epoch or monotonic milliseconds; only differences count. */
  readonly clock: () => number
}

export interface ClusterClient {
  /** Something that is drawn has changed: asks the worker anew, soon. */
  readonly refresh: (why: RefreshReason) => void
  /** Gives the worker every vehicle anew. */
  readonly resend: () => void
  readonly open: (x: number, y: number) => Promise<OpenedCluster | null>
  readonly locate: (slot: number) => Promise<{ readonly x: number; readonly y: number } | null>
  readonly stop: () => void
}

/** `data` is coalesced to four a second, fewer where drawing is slow; `camera` to ten a second; `now` is for what a person just did. */
export type RefreshReason = 'data' | 'camera' | 'now'

const leastPauseMs: Readonly<Record<RefreshReason, number>> = { data: 250, camera: 100, now: 0 }

/**
 * Keeps the worker's columns level with the table and draws its answers: one question in flight, the latest wins, and nothing
 * while the page is hidden.
 */
export function createClusterClient(parts: ClusterClientParts): ClusterClient {
  const { port, table, clock } = parts
  const waiting = new Map<number, (reply: ClusterReply) => void>()
  let nextId = 1
  let isInFlight = false
  let isStopped = false
  let wanted: RefreshReason | null = null
  let lastAskedAt = -Infinity
  const dataPace = createWorkPace()
  let timer: ReturnType<typeof setTimeout> | undefined

  function ask(request: (id: number) => ClusterRequest): Promise<ClusterReply> {
    const id = nextId++
    return new Promise((resolve) => {
      waiting.set(id, resolve)
      port.post(request(id), [])
    })
  }

  function refresh(why: RefreshReason): void {
    if (isStopped) return
    if (wanted === null || leastPauseMs[why] < leastPauseMs[wanted]) wanted = why
    parts.onBusy(true)
    plan()
  }

  function plan(): void {
    clearTimeout(timer)
    if (wanted === null || isInFlight || isStopped || parts.isHidden()) return
    const pauseMs = wanted === 'data' ? dataPace.pauseMs : leastPauseMs[wanted]
    const waitMs = lastAskedAt + pauseMs - clock()
    if (waitMs > 0) timer = setTimeout(plan, waitMs)
    else void run()
  }

  async function run(): Promise<void> {
    const view = parts.view()
    wanted = null
    if (view === null) return
    isInFlight = true
    lastAskedAt = clock()
    const reply = await ask((id) => ({ kind: 'view', id, view }))
    if (hasStopped()) return
    if (reply.kind === 'view') await parts.draw(reply.answer, view)
    dataPace.noteWork(clock() - lastAskedAt)
    isInFlight = false
    if (hasStopped()) return
    if (isWanted()) plan()
    else parts.onBusy(false)
  }

  // Both change while `run` waits, which the compiler cannot see.
  function hasStopped(): boolean {
    return isStopped
  }
  function isWanted(): boolean {
    return wanted !== null
  }

  function forward(change: VehicleTableChange): void {
    if (change.kind === 'reset') postColumns()
    else postPatch(change.slots, change.removedSlots)
    refresh('data')
  }

  /** To the worker, a vehicle that another one stands for is not there. */
  function drawnFlags(flags: number): number {
    const isStoodFor = parts.isMerging() && (flags & vehicleFlags.olderTwin) !== 0
    return isStoodFor ? flags & ~vehicleFlags.present : flags
  }

  function postColumns(): void {
    const { size } = table
    const columns: PointColumns = {
      longitudeDeg: table.longitudeDeg.slice(0, size),
      latitudeDeg: table.latitudeDeg.slice(0, size),
      occurredAtMs: table.occurredAtMs.slice(0, size),
      flags: table.flags.slice(0, size).map(drawnFlags)
    }
    port.post({ kind: 'reset', columns }, buffersOf(columns))
  }

  function postPatch(slots: Uint32Array, removedSlots: Uint32Array): void {
    const { longitudeDeg, latitudeDeg, occurredAtMs, flags } = table
    const columns: PointColumns = {
      longitudeDeg: Float64Array.from(slots, (slot) => longitudeDeg[slot] ?? NaN),
      latitudeDeg: Float64Array.from(slots, (slot) => latitudeDeg[slot] ?? NaN),
      occurredAtMs: Float64Array.from(slots, (slot) => occurredAtMs[slot] ?? NaN),
      flags: Uint8Array.from(slots, (slot) => drawnFlags(flags[slot] ?? 0))
    }
    port.post({ kind: 'patch', slots, columns, removedSlots }, buffersOf(columns))
  }

  port.listen((reply) => {
    const resolve = waiting.get(reply.id)
    waiting.delete(reply.id)
    resolve?.(reply)
  })
  const unsubscribe = table.subscribe(forward)
  if (table.size > 0) forward({ kind: 'reset' })

  return {
    refresh,
    resend: () => forward({ kind: 'reset' }),
    async open(x, y) {
      const view = parts.view()
      if (view === null) return null
      const reply = await ask((id) => ({ kind: 'open', id, view, x, y }))
      return reply.kind === 'open' ? reply.opened : null
    },
    async locate(slot) {
      const reply = await ask((id) => ({ kind: 'locate', id, slot }))
      return reply.kind === 'locate' ? reply.at : null
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
      unsubscribe()
      port.close()
    }
  }
}

function buffersOf(columns: PointColumns): ArrayBufferLike[] {
  return [columns.longitudeDeg.buffer, columns.latitudeDeg.buffer, columns.occurredAtMs.buffer, columns.flags.buffer]
}
