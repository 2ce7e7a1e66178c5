import { createListEngine } from './list-engine'
import type { ListAnswer, ListReply, ListRequest } from './list-protocol'

interface ServerParts {
  /** Milliseconds; only differences count. */
  readonly clock: () => number
  readonly reply: (reply: ListReply, transfer: ArrayBuffer[]) => void
  /** Runs something after the messages that are here already. */
  readonly later: (run: () => void) => void
}

/** How long news are dealt with before the next message is looked at: what a keystroke waits at most. */
const sliceMs = 4
/** News are few at most times; then the answer is to know of them. */
const beforeAnswerMs = 2

/** Deals with news in slices, and answers questions between them. */
export function createListServer({ clock, reply, later }: ServerParts) {
  const engine = createListEngine(clock)
  let isWorking = false
  let owesRipeAnswer = false

  function goOn(): void {
    if (isWorking) return
    isWorking = true
    later(work)
  }

  function work(): void {
    isWorking = false
    if (!engine.work(sliceMs)) {
      goOn()
    } else if (owesRipeAnswer) {
      owesRipeAnswer = false
      reply({ kind: 'ripened' }, [])
      // What the page asks for now comes first.
      goOn()
    } else {
      engine.practise()
    }
  }

  return {
    handle(request: ListRequest): void {
      if (request.kind === 'question') {
        engine.work(beforeAnswerMs)
        const answer = engine.answer(request.question)
        owesRipeAnswer = !engine.isRipe()
        reply({ kind: 'answer', id: request.id, answer }, buffersOf(answer))
      } else {
        engine.take(request)
      }
      if (!engine.isRipe()) goOn()
    }
  }
}

function buffersOf({ order, passing, counts }: ListAnswer): ArrayBuffer[] {
  const { staleness, motions, verdicts, fleets, providers, provinces } = counts
  const columns = [
    order,
    staleness,
    motions,
    verdicts,
    fleets,
    providers,
    provinces,
    ...(passing === null ? [] : [passing])
  ]
  return columns.map((column) => column.buffer as ArrayBuffer)
}
