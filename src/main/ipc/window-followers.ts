import type { PositionSnapshot } from '@shared/ipc/schemas-positions'
import type { FeedFollower, PositionEngine } from '../fleet/engine-options'
import type { Caller } from './caller'
import { packDelta } from './pack-positions'

/** Which windows follow the positions of the open profile. */
export interface WindowFollowers {
  /** Everything, for the window that asks; from then on it is told what changes. Null while no profile is open. */
  snapshot(caller: Caller): PositionSnapshot | null
  /** The window has taken a delta in. */
  taken(contentsId: number, delta: { readonly epoch: number; readonly sequence: number }): void
  /** Holds for the window until it says otherwise, whichever profile is open. */
  setShown(contentsId: number, isShown: boolean): void
  /** The window was closed. */
  drop(contentsId: number): void
  /** Another profile is open, or none. */
  clear(): void
}

interface FollowingWindow {
  isShown: boolean
  following: { readonly engine: Pick<PositionEngine, 'follow'>; readonly follower: FeedFollower } | null
}

/**
 * Nobody follows at first.
 *
 * A window that asks again (its page was loaded anew, or missed a delta) goes on with the follower that it has: were it given another one, that
 * would count from the start, and a late delta of the first could be taken for one of the second.
 *
 * @param openEngine the engine of the profile that is open now; null when none is
 */
export function createWindowFollowers(openEngine: () => Pick<PositionEngine, 'follow'> | null): WindowFollowers {
  const windows = new Map<number, FollowingWindow>()

  function windowOf(contentsId: number): FollowingWindow {
    const known = windows.get(contentsId)
    if (known !== undefined) return known
    const added: FollowingWindow = { isShown: true, following: null }
    windows.set(contentsId, added)
    return added
  }

  function unfollow(window: FollowingWindow): void {
    window.following?.follower.stop()
    window.following = null
  }

  function follow(window: FollowingWindow, engine: Pick<PositionEngine, 'follow'>, caller: Caller): FeedFollower {
    const follower = engine.follow((delta) => {
      // Threat: what a locked or signed-out profile still had to tell must not reach the page after its data was taken off it.
      if (openEngine() === engine) caller.send('positions:delta', packDelta(delta))
    })
    follower.setShown(window.isShown)
    window.following = { engine, follower }
    return follower
  }

  return {
    snapshot(caller) {
      const engine = openEngine()
      const window = windowOf(caller.contentsId)
      if (window.following !== null && window.following.engine !== engine) unfollow(window)
      if (engine === null) return null
      const follower = window.following?.follower ?? follow(window, engine, caller)
      return follower.snapshot()
    },
    taken(contentsId, delta) {
      windows.get(contentsId)?.following?.follower.taken(delta)
    },
    setShown(contentsId, isShown) {
      const window = windowOf(contentsId)
      window.isShown = isShown
      window.following?.follower.setShown(isShown)
    },
    drop(contentsId) {
      const window = windows.get(contentsId)
      if (window !== undefined) unfollow(window)
      windows.delete(contentsId)
    },
    clear() {
      for (const window of windows.values()) unfollow(window)
    }
  }
}
