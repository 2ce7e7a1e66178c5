import { ok, fail } from '@shared/ipc/result'
import type { Reachability } from '@shared/ipc/schemas-session'
import { emptySnapshot, noPositions } from '../../session/nothing-open'
import type { Session } from '../../session/session-types'
import type { ServedHandlers } from '../caller'
import { packSnapshot } from '../pack-positions'
import type { WindowFollowers } from '../window-followers'

type Area =
  | 'positions:status'
  | 'positions:snapshot'
  | 'positions:first-picture'
  | 'positions:delta-taken'
  | 'positions:shown'
  | 'positions:refresh'
  | 'positions:cancel-refresh'
  | 'positions:set-aside'

interface PositionHandlerDeps {
  readonly session: Pick<Session, 'workspace' | 'started' | 'firstPicture' | 'picturePainted'>
  readonly followers: WindowFollowers
  readonly nowMs: () => number
}

/** Without an open profile there are no vehicles; that is an answer, not a failure. */
export function positionHandlers({ session, followers, nowMs }: PositionHandlerDeps): Pick<ServedHandlers, Area> {
  const engine = () => session.workspace()?.engine
  return {
    'positions:status': () => Promise.resolve(ok(engine()?.status() ?? noPositions)),
    'positions:snapshot': async (_nothing, caller) => {
      // It asks for them when it has painted what there was for a first picture.
      session.picturePainted()
      // At a start the page is there before the cache is read: answered when it is, it need not ask again.
      await session.started()
      return ok(packSnapshot(followers.snapshot(caller) ?? emptySnapshot()))
    },
    'positions:first-picture': async () => ok(await session.firstPicture()),
    'positions:delta-taken': (delta, { contentsId }) => {
      followers.taken(contentsId, delta)
      return Promise.resolve(ok(undefined))
    },
    'positions:shown': ({ isShown }, { contentsId }) => {
      followers.setShown(contentsId, isShown)
      return Promise.resolve(ok(undefined))
    },
    'positions:refresh': async () => {
      const workspace = session.workspace()
      if (workspace === null) return fail('signed-out')
      const waitMs = waitLeftMs(workspace.reachability.state(), nowMs())
      if (waitMs > 0) return fail('rate-limited', { retryAfterSeconds: Math.ceil(waitMs / 1000) })
      workspace.engine.refreshNow()
      // Out of reach, "refresh" means: look whether the server is back. When it is, the engine sweeps by itself.
      await workspace.retryIfOffline()
      return ok(undefined)
    },
    'positions:cancel-refresh': () => {
      engine()?.cancelRefresh()
      return Promise.resolve(ok(undefined))
    },
    'positions:set-aside': () => Promise.resolve(ok(engine()?.setAside() ?? { rows: [], total: 0 }))
  }
}

/** How long the server still wants to be left alone, in milliseconds; a click is no reason to ask it sooner. */
function waitLeftMs(state: Reachability, nowMs: number): number {
  return state.kind === 'rate-limited' && state.retryAtMs !== null ? state.retryAtMs - nowMs : 0
}
