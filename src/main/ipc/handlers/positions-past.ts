import { fail, ok, type Result } from '@shared/ipc/result'
import type { PositionEngine } from '../../fleet/engine-options'
import { nothingStored } from '../../session/nothing-open'
import type { Session } from '../../session/session-types'
import type { Caller, ServedHandlers } from '../caller'

type Area =
  | 'positions:as-of'
  | 'positions:trail'
  | 'positions:history'
  | 'positions:cancel-history'
  | 'positions:vehicle'
  | 'positions:stored'
  | 'positions:forget'

/** Where vehicles were, what of it is kept on this computer, and what else is known of one vehicle. */
export function pastPositionHandlers(session: Pick<Session, 'workspace'>): Pick<ServedHandlers, Area> {
  const openEngine = (): PositionEngine | null => session.workspace()?.engine ?? null

  /** Threat: an answer that took a while must not show a profile's data after it was locked, or as another one's. */
  async function withEngine<T>(run: (engine: PositionEngine) => Promise<Result<T>>): Promise<Result<T>> {
    const engine = openEngine()
    if (engine === null) return fail('signed-out')
    const answer = await run(engine)
    return openEngine() === engine ? answer : fail('cancelled')
  }

  return {
    'positions:as-of': ({ epoch, atMs }) => withEngine((engine) => engine.asOf(epoch, atMs)),
    'positions:trail': (request) => withEngine((engine) => engine.trail(request)),
    'positions:history': (request, caller) =>
      withEngine(async (engine) => {
        const requestId = idInMain(caller, request.requestId)
        const unfollow = engine.onHistoryProgress((progress) => {
          if (progress.requestId !== requestId || openEngine() !== engine) return
          caller.send('positions:history-progress', { ...progress, requestId: request.requestId })
        })
        try {
          return await engine.history({ ...request, requestId })
        } finally {
          unfollow()
        }
      }),
    'positions:cancel-history': ({ requestId }, caller) => {
      openEngine()?.cancelHistory(idInMain(caller, requestId))
      return Promise.resolve(ok(undefined))
    },
    'positions:vehicle': (request) => withEngine((engine) => engine.vehicle(request)),
    'positions:stored': async () => (openEngine() === null ? ok(nothingStored) : withEngine(stored)),
    // The page hears of the new, empty store through `positions:reset`.
    'positions:forget': () =>
      withEngine(async (engine) => {
        await engine.forgetPositions()
        return ok(undefined)
      })
  }
}

async function stored(engine: PositionEngine): ReturnType<ServedHandlers['positions:stored']> {
  return ok(await engine.stored())
}

/** Two windows may choose the same id: each means its own request. */
function idInMain({ contentsId }: Caller, requestId: string): string {
  return `${contentsId}:${requestId}`
}
