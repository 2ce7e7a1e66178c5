import { fail, type Result } from '@shared/ipc/result'
import type { HistoryProgress, Track } from '@shared/ipc/schemas-history'
import type { TrackRequest } from './engine-options'
import type { History } from './history'

/** What is asked for by name, so that it can be called off by name. */
export type NamedTrackRequest = TrackRequest & { readonly requestId: string }

/** Requests for one vehicle's past that are under way. */
export interface HistoryRequests {
  /** @param vehicleId null when there is no such vehicle; see `PositionEngine.history` for how this fails */
  readonly load: (history: History, vehicleId: string | null, request: NamedTrackRequest) => Promise<Result<Track>>
  readonly cancel: (requestId: string) => void
  readonly cancelAll: () => void
}

/** None is under way. */
export function createHistoryRequests(onProgress: (progress: HistoryProgress) => void): HistoryRequests {
  const underWay = new Map<string, AbortController>()
  const cancel = (requestId: string): void => {
    underWay.get(requestId)?.abort()
    underWay.delete(requestId)
  }
  return {
    async load(history, vehicleId, { requestId, fromMs, toMs }) {
      if (vehicleId === null) return fail('not-found')
      cancel(requestId)
      const controller = new AbortController()
      const { signal } = controller
      underWay.set(requestId, controller)
      try {
        const track = await history.load({
          vehicleId,
          fromMs,
          toMs,
          signal,
          onProgress: (progress) => {
            if (!signal.aborted) onProgress({ requestId, ...progress })
          }
        })
        return signal.aborted ? fail('cancelled') : track
      } finally {
        if (underWay.get(requestId) === controller) underWay.delete(requestId)
      }
    },
    cancel,
    cancelAll() {
      for (const requestId of [...underWay.keys()]) cancel(requestId)
    }
  }
}
