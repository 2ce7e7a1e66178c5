import type { VehicleTable, VehicleTableChange } from '@renderer/state/vehicle-table'
import { createWorkPace } from '@renderer/ui/work-pace'
import type { ListAnswer, ListQuestion, ListReply, ListRequest } from './list-protocol'
import { dictionaryGrowth, noDictionaries, rowsOf } from './list-rows'

/** The worker, seen from the page. */
export interface ListPort {
  readonly post: (request: ListRequest, transfer: ArrayBufferLike[]) => void
  readonly listen: (listener: (reply: ListReply) => void) => void
  readonly close: () => void
}

/** `person`: somebody typed or clicked and waits; `data`: vehicles moved, or time passed. */
export type AskReason = 'person' | 'data'

export interface ListClientParts {
  readonly port: ListPort
  readonly table: VehicleTable
  /** What is to be shown now. */
  readonly question: () => ListQuestion
  readonly onAnswer: (answer: ListAnswer, why: AskReason) => void
  readonly isHidden: () => boolean
  /** Milliseconds; only differences count. */
  readonly clock: () => number
}

export interface ListClient {
  /**
   * Something that the answer depends on has changed: asks anew. One question is under way at most, and the newest one wins; but a person's does
   * not wait for one that data asked.
   */
  readonly ask: (why: AskReason) => void
  readonly stop: () => void
}

/** Rows that are copied in one go: a millisecond or two, so that no frame waits for them. */
const mostRowsAtOnce = 8192

/** Keeps the worker's columns level with the table, and asks it what the list shows. */
export function createListClient(parts: ListClientParts): ListClient {
  const { port, table, clock } = parts
  const pace = createWorkPace()
  let toSend: { readonly slots: Uint32Array; readonly hasTexts: boolean }[] = []
  let sentEpoch: number | null = null
  let sentSize = 0
  let sentDictionaries = noDictionaries
  let sendTimer: ReturnType<typeof setTimeout> | undefined
  let askTimer: ReturnType<typeof setTimeout> | undefined
  let lastId = 0
  let asked: { readonly id: number; readonly why: AskReason; readonly atMs: number } | null = null
  let wanted: AskReason | null = null
  let lastAskedAtMs = -Infinity

  function sendDictionaries(): void {
    const growth = dictionaryGrowth(table.dictionaries, sentDictionaries)
    if (growth === null) return
    sentDictionaries = growth.sent
    port.post({ kind: 'dictionaries', from: growth.from, entries: growth.entries }, [])
  }

  function send(slots: Uint32Array, hasTexts: boolean): void {
    const rows = rowsOf(table, slots)
    const { seenAtS, speed, fleet, provider, place, flags, source } = rows
    port.post(
      { kind: 'rows', rows },
      [rows.slots, seenAtS, speed, fleet, provider, place, flags, source].map((column) => column.buffer)
    )
    if (!hasTexts) return
    const texts = table.copyTexts(slots)
    const { names, vins, plates, drivers } = texts
    const packed = [names, vins, plates, ...(drivers === null ? [] : [drivers])]
    const columns = [texts.slots, ...packed.flatMap(({ bytes, offsets }) => [bytes, offsets])]
    port.post({ kind: 'texts', texts }, [...new Set(columns.map((column) => column.buffer))])
  }

  /** Sends what waits, so much at a time that the page stays free. */
  function sendSome(): void {
    sendTimer = undefined
    const first = toSend[0]
    if (first === undefined) return
    sendDictionaries()
    send(first.slots.subarray(0, mostRowsAtOnce), first.hasTexts)
    if (first.slots.length > mostRowsAtOnce) toSend[0] = { ...first, slots: first.slots.subarray(mostRowsAtOnce) }
    else toSend.shift()
    if (toSend.length > 0) sendTimer = setTimeout(sendSome, 0)
    ask('data')
  }

  function forward(change: VehicleTableChange): void {
    if (change.kind === 'reset') {
      toSend = []
      if (table.epoch === null || table.epoch !== sentEpoch) {
        sentEpoch = table.epoch
        sentSize = 0
        sentDictionaries = noDictionaries
        port.post({ kind: 'clear' }, [])
      }
      // Of one epoch, most is as the worker has it; what is gone is sent as such.
      const size = Math.max(table.size, sentSize)
      toSend.push({ slots: Uint32Array.from({ length: size }, (_, slot) => slot), hasTexts: true })
    } else {
      const { slots, removedSlots, identitySlots } = change
      if (removedSlots.length > 0) toSend.push({ slots: removedSlots, hasTexts: true })
      if (slots.length > 0) toSend.push({ slots, hasTexts: false })
      if (identitySlots.length > 0) toSend.push({ slots: identitySlots, hasTexts: true })
    }
    sentSize = Math.max(sentSize, table.size)
    while (toSend.length > 0 && sendTimer === undefined) sendSome()
    ask('data')
  }

  function ask(why: AskReason): void {
    if (wanted !== 'person') wanted = why
    plan()
  }

  function plan(): void {
    clearTimeout(askTimer)
    if (wanted === null) return
    // A person does not wait for what nobody asked for: the answer to that is dropped, as the person's is newer in any case.
    const isFree = asked === null || (wanted === 'person' && asked.why === 'data')
    if (!isFree) return
    if (wanted === 'data' && parts.isHidden()) return
    const waitMs = wanted === 'person' ? 0 : lastAskedAtMs + pace.pauseMs - clock()
    if (waitMs > 0) {
      askTimer = setTimeout(plan, waitMs)
      return
    }
    asked = { id: ++lastId, why: wanted, atMs: clock() }
    wanted = null
    lastAskedAtMs = asked.atMs
    port.post({ kind: 'question', id: asked.id, question: parts.question() }, [])
  }

  port.listen((reply) => {
    if (reply.kind === 'ripened') {
      ask('data')
      return
    }
    if (asked?.id !== reply.id) return
    const { why, atMs } = asked
    asked = null
    parts.onAnswer(reply.answer, why)
    // The page's own part, drawing, comes after this; a frame's worth is added for it.
    if (why === 'data') pace.noteWork(clock() - atMs)
    plan()
  })
  const unsubscribe = table.subscribe(forward)
  forward({ kind: 'reset' })

  return {
    ask,
    stop() {
      clearTimeout(sendTimer)
      clearTimeout(askTimer)
      unsubscribe()
      port.close()
    }
  }
}
