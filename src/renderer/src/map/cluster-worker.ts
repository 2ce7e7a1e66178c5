import { createClusterEngine } from './cluster-engine'
import type { ClusterReply, ClusterRequest } from './cluster-protocol'

// The worker's whole task: keep the positions off the page's thread and answer what is visible.
const engine = createClusterEngine()

self.onmessage = (event: MessageEvent<ClusterRequest>) => {
  const reply = engine.handle(event.data)
  if (reply) self.postMessage(reply, { transfer: buffersOf(reply) })
}

function buffersOf(reply: ClusterReply): ArrayBufferLike[] {
  if (reply.kind !== 'view') return []
  const { x, y, totals, groups, singles } = reply.answer
  return [x.buffer, y.buffer, totals.buffer, groups.buffer, singles.buffer]
}
