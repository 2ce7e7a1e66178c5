import { createWorkPace } from '@renderer/ui/work-pace'
import type { VehicleTable, VehicleTableChange } from '@renderer/state/vehicle-table'
import type {
  ClusterAnswer,
  ClusterReply,
  ClusterRequest,
  ClusterView,
  DrawnPlace,
  OpenedCluster
} from './cluster-protocol'
import { createFleetLoader } from './fleet-loader'
import type { FixedPoint } from './fixed-point'
import { packSlots } from './point-rows'

/** The worker, seen from the page. */
export interface ClusterPort {
  readonly post: (request: ClusterRequest, transfer: ArrayBufferLike[]) => void
  readonly listen: (listener: (reply: ClusterReply) => void) => void
  readonly close: () => void
}

export interface ClusterClientParts {
  readonly port: ClusterPort
  readonly table: VehicleTable
  /** What to group now. */
  readonly view: () => ClusterView
  /** Puts an answer on the map. */
  readonly draw: (answer: ClusterAnswer, view: ClusterView) => void
  /** Told when work begins and when nothing is left to do. */
  readonly onBusy: (isBusy: boolean) => void
  readonly isHidden: () => boolean
  /** Epoch or monotonic milliseconds; only differences count. */
  readonly clock: () => number
}

export interface ClusterClient {
  /** Something that is drawn has changed: asks the worker anew, soon. */
  readonly refresh: (why: RefreshReason) => void
  /** Which vehicles are drawn, one bit each; null for all. Holds from the next question on. */
  readonly setPassing: (words: Uint32Array | null) => void
  readonly open: (at: FixedPoint) => Promise<OpenedCluster | null>
  readonly locate: (slot: number) => Promise<DrawnPlace | null>
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
  const loader = createFleetLoader({ table, send: (part, rows) => ask((id) => ({ ...part, id, rows }), [rows.buffer]) })

  function ask(request: (id: number) => ClusterRequest, transfer: ArrayBufferLike[] = []): Promise<ClusterReply> {
    const id = nextId++
    return new Promise((resolve) => {
      waiting.set(id, resolve)
      port.post(request(id), transfer)
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
    // A fleet of which half is there would be drawn as half a fleet.
    if (wanted === null || isInFlight || isStopped || loader.isLoading() || parts.isHidden()) return
    const pauseMs = wanted === 'data' ? dataPace.pauseMs : leastPauseMs[wanted]
    const waitMs = lastAskedAt + pauseMs - clock()
    if (waitMs > 0) timer = setTimeout(plan, waitMs)
    else void run()
  }

  async function run(): Promise<void> {
    const view = parts.view()
    wanted = null
    isInFlight = true
    lastAskedAt = clock()
    const reply = await ask((id) => ({ kind: 'view', id, view }))
    if (hasStopped()) return
    if (reply.kind === 'view') parts.draw(reply.answer, view)
    dataPace.noteWork(clock() - lastAskedAt)
    isInFlight = false
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
    if (change.kind === 'reset') {
      void loader.load().then(plan)
    } else {
      const rows = packSlots(table, change.slots)
      const { slots, removedSlots } = change
      port.post({ kind: 'patch', slots, rows, removedSlots }, [rows.buffer])
    }
    refresh('data')
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
    setPassing: (words) => port.post({ kind: 'passing', words }, []),
    async open(at) {
      const reply = await ask((id) => ({ kind: 'open', id, view: parts.view(), at }))
      return reply.kind === 'open' ? reply.opened : null
    },
    async locate(slot) {
      const reply = await ask((id) => ({ kind: 'locate', id, slot }))
      return reply.kind === 'locate' ? reply.at : null
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
      loader.stop()
      unsubscribe()
      port.close()
    }
  }
}
