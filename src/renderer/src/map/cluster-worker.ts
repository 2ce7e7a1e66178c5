import { createClusterEngine } from './cluster-engine'
import type { ClusterReply, ClusterRequest } from './cluster-protocol'

// The worker's whole task: keep the positions off the page's thread and answer what is visible.
const engine = createClusterEngine()

self.onmessage = (event: MessageEvent<ClusterRequest>) => {
  const reply = engine.handle(event.data)
  if (reply) self.postMessage(reply, { transfer: buffersOf(reply) })
}

function buffersOf(reply: ClusterReply): ArrayBufferLike[] {
  switch (reply.kind) {
    case 'load':
      return [reply.rows.buffer]
    case 'view': {
      const { clusters, groups, marks, slots } = reply.answer
      return [clusters.buffer, groups.buffer, marks.buffer, slots.buffer]
    }
    case 'open':
      return reply.opened ? [reply.opened.slots.buffer] : []
    case 'locate':
      return []
  }
}
