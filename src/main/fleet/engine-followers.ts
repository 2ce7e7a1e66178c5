import type { PositionDelta } from '@shared/ipc/schemas-positions'
import type { FeedFollower } from './engine-options'
import type { Feed } from './feed'

/** Windows that follow the engine, whichever store it has. */
export interface EngineFollowers {
  readonly follow: (send: (delta: PositionDelta) => void) => FeedFollower
  /** Goes on with another feed: nothing is sent to a follower before it has a snapshot of that. */
  readonly attach: (feed: Feed) => void
}

/** Nobody follows yet. */
export function createEngineFollowers(first: Feed): EngineFollowers {
  const attached = new Set<(feed: Feed) => void>()
  let feed = first
  return {
    follow(send) {
      let isShown = true
      let current = feed.follow(send)
      const attach = (next: Feed): void => {
        current.stop()
        current = next.follow(send)
        current.setShown(isShown)
      }
      attached.add(attach)
      return {
        snapshot: () => current.snapshot(),
        taken: (delta) => current.taken(delta),
        setShown(shown) {
          isShown = shown
          current.setShown(shown)
        },
        stop() {
          attached.delete(attach)
          current.stop()
        }
      }
    },
    attach(next) {
      feed = next
      for (const attach of attached) attach(next)
    }
  }
}
