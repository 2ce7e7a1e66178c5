import type { PositionDelta } from '@shared/ipc/schemas-positions'
import { createFeed, type Feed } from '../feed'
import type { FeedFollower } from '../engine-options'
import { createFakeTime, type FakeTime } from './fakes'
import { createFeedPage, type FeedPage } from './feed-page'
import { createFakeFeedStore, type FakeFeedStore } from './feed-store'

/** A window that takes nothing by itself. */
export interface FakeWindow {
  readonly deltas: readonly PositionDelta[]
  readonly follower: FeedFollower
  readonly takeLast: () => void
}

export interface FeedBench {
  readonly store: FakeFeedStore
  readonly time: FakeTime
  readonly feed: Feed
  readonly window: () => FakeWindow
}

/** A feed of epoch 7 on an empty store, with a clock that is moved by hand. */
export function createFeedBench(options: { readonly mostSlots?: number } = {}): FeedBench {
  const store = createFakeFeedStore()
  const time = createFakeTime()
  const feed = createFeed({ store, epoch: 7, scheduler: time, ...options })
  return { store, time, feed, window: () => openWindow(feed) }
}

/** What a window sees that has just been opened, once the names are there, too. */
export function freshPage({ feed, time }: Pick<FeedBench, 'feed' | 'time'>): FeedPage {
  const { deltas, follower, takeLast } = openWindow(feed)
  const page = createFeedPage(follower.snapshot())
  time.advance(250)
  let applied = 0
  while (applied < deltas.length) {
    for (const delta of deltas.slice(applied)) page.apply(delta)
    applied = deltas.length
    takeLast()
    time.advance(250)
  }
  follower.stop()
  return page
}

/** The slots whose columns a delta has. */
export function slotsOf(delta: PositionDelta | undefined): number[] {
  return [...(delta?.columns.slots ?? [])]
}

function openWindow(feed: Feed): FakeWindow {
  const deltas: PositionDelta[] = []
  const follower = feed.follow((delta) => deltas.push(delta))
  const takeLast = (): void => {
    const last = deltas.at(-1)
    if (last !== undefined) follower.taken(last)
  }
  return { deltas, follower, takeLast }
}
