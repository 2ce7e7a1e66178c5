import type { ListPort } from './list-client'
import type { ListReply } from './list-protocol'
import { createListServer } from './list-server'

/** Starts the list worker; where there are no workers (jsdom), the page does the work itself. */
export function startListPort(): ListPort {
  return typeof Worker === 'undefined' ? listPortInPage() : startListWorker()
}

function startListWorker(): ListPort {
  const worker = new Worker(new URL('./list-worker.ts', import.meta.url), { type: 'module', name: 'list' })
  return {
    post: (request, transfer) => worker.postMessage(request, transfer as Transferable[]),
    listen(listener) {
      worker.onmessage = (event: MessageEvent<ListReply>) => listener(event.data)
    },
    close: () => worker.terminate()
  }
}

/** The worker's work in the page, in turns of its own, as a worker would answer. */
function listPortInPage(): ListPort {
  let tell: (reply: ListReply) => void = () => undefined
  let isClosed = false
  const inTurn = (run: () => void) =>
    queueMicrotask(() => {
      if (!isClosed) run()
    })
  const server = createListServer({
    clock: () => 0,
    reply: (reply) => inTurn(() => tell(reply)),
    later: inTurn
  })
  return {
    post: (request) => inTurn(() => server.handle(request)),
    listen: (listener) => (tell = listener),
    close: () => (isClosed = true)
  }
}
