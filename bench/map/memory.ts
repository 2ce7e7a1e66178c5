import type { CDPSession } from '@playwright/test'

/** What scripts hold: objects in V8's heap, and the bytes of typed arrays outside of it. */
export interface HeapBytes {
  readonly heapBytes: number
  readonly bufferBytes: number
}

export interface PageMemory {
  readonly page: HeapBytes
  /** By the end of its address. */
  readonly workers: ReadonlyMap<string, HeapBytes>
}

interface Answer {
  readonly id?: number
  readonly result?: unknown
}

/**
 * Asks a page and each of its dedicated workers for garbage collection, and then what is left.
 *
 * The workers have isolates of their own, which only their own DevTools sessions know. Those come as messages inside of the page's session.
 */
export async function memoryOf(session: CDPSession): Promise<PageMemory> {
  const page = await heapOf((method) => session.send(method as 'Runtime.getHeapUsage'))
  const workers = new Map<string, HeapBytes>()
  const attached: { readonly sessionId: string; readonly url: string }[] = []
  const note = (event: { readonly sessionId: string; readonly targetInfo: { readonly url: string } }): void => {
    attached.push({ sessionId: event.sessionId, url: event.targetInfo.url })
  }
  session.on('Target.attachedToTarget', note)
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  for (const { sessionId, url } of attached) {
    const bytes = await heapOf((method) => askWorker(session, sessionId, method))
    workers.set(url.slice(url.lastIndexOf('/') + 1), bytes)
  }
  await session.send('Target.setAutoAttach', { autoAttach: false, waitForDebuggerOnStart: false, flatten: false })
  session.off('Target.attachedToTarget', note)
  return { page, workers }
}

/** Bytes of the page and its workers together. */
export function totalBytes({ page, workers }: PageMemory): number {
  return [page, ...workers.values()].reduce((sum, { heapBytes, bufferBytes }) => sum + heapBytes + bufferBytes, 0)
}

async function heapOf(ask: (method: string) => Promise<unknown>): Promise<HeapBytes> {
  // What one collection finalises is free after the next.
  await ask('HeapProfiler.collectGarbage')
  await ask('HeapProfiler.collectGarbage')
  const usage = (await ask('Runtime.getHeapUsage')) as {
    readonly usedSize: number
    readonly backingStorageSize?: number
  }
  return { heapBytes: usage.usedSize, bufferBytes: usage.backingStorageSize ?? 0 }
}

function askWorker(session: CDPSession, sessionId: string, method: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const handle = (event: { readonly sessionId: string; readonly message: string }): void => {
      const answer = JSON.parse(event.message) as Answer
      if (event.sessionId !== sessionId || answer.id !== 1) return
      session.off('Target.receivedMessageFromTarget', handle)
      resolve(answer.result)
    }
    session.on('Target.receivedMessageFromTarget', handle)
    // One question at a time, so one number is enough.
    const message = JSON.stringify({ id: 1, method })
    session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject)
  })
}
