import type { ListReply, ListRequest } from './list-protocol'
import { createListServer } from './list-server'

// The worker's whole task: keep filter, sort and counts off the page's thread.
const rest = new MessageChannel()
const server = createListServer({
  clock: () => performance.now(),
  reply: (reply: ListReply, transfer: ArrayBuffer[]) => self.postMessage(reply, { transfer }),
  // A message of one's own comes after those of the page that are here already, and without the 4 ms of a timer.
  later: (run) => {
    rest.port1.onmessage = run
    rest.port2.postMessage(null)
  }
})

self.onmessage = (event: MessageEvent<ListRequest>) => server.handle(event.data)
