import type { Bridge } from '@shared/ipc/contract'
import type { PositionDelta, PositionSnapshot } from '@shared/ipc/schemas-positions'
import { followVisibility } from './follow-visibility'

/** Where snapshots and deltas go, in the right order and without gaps. */
export interface SyncTarget {
  readonly applySnapshot: (snapshot: PositionSnapshot) => void
  /** @returns false when the delta does not fit what is held, which asks for a snapshot */
  readonly applyDelta: (delta: PositionDelta) => boolean
  readonly clear: () => void
}

interface Place {
  readonly epoch: number
  readonly sequence: number
}

/** A refusal is a bug or a page that was not quite there yet; without a snapshot main tells nothing, so nothing else would ask again. */
const askAgainMs = 3_000

/**
 * Keeps a target level with main: asks for the snapshot, then follows deltas. A gap in the sequence, a delta of another epoch
 * or one that does not fit asks for a snapshot, one at a time; deltas that arrive meanwhile wait and are applied after it.
 *
 * Main sends a delta only after the one before was taken, so each is acknowledged, once it has been applied and everybody who listens has
 * dealt with it. One that is not applied need not be: what follows it is a snapshot, with which main begins anew.
 *
 * A reset means that slots start anew (another organisation, perhaps): what is held is dropped at once, before the new snapshot is
 * here, so that no vehicle of the old epoch is ever shown or selected as one of the new.
 *
 * @param bridge the way to main
 * @param target what is kept level
 * @param page the document whose visibility counts: while nobody can see it, main is to tell nothing
 * @returns how to stop
 */
export function followPositions(bridge: Bridge, target: SyncTarget, page: Document): () => void {
  let held: Place | null = null
  let isAsking = false
  let isStopped = false
  /** The newest, and how many there were: that of "no profile is open" comes again and again. */
  let announcedEpoch: number | null = null
  let resetCount = 0
  let waiting: PositionDelta[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask(): Promise<void> {
    if (isAsking) return
    isAsking = true
    clearTimeout(timer)
    const resetsBefore = resetCount
    const result = await bridge.calls['positions:snapshot'](undefined)
    isAsking = false
    // `followPositions` may have been stopped while waiting, which the compiler cannot see.
    if (hasStopped()) return
    if (!result.ok) {
      waiting = []
      timer = setTimeout(() => void ask(), askAgainMs)
      return
    }
    // The answer may have been on its way when the reset was: then it is of the old epoch, and is asked for once more.
    if (resetCount !== resetsBefore && result.value.epoch !== announcedEpoch) return ask()
    target.applySnapshot(result.value)
    held = { epoch: result.value.epoch, sequence: result.value.sequence }
    // What is of another epoch was sent before this answer, or before the reset that is about to come and asks for the next.
    const kept = waiting.filter((delta) => delta.epoch === result.value.epoch)
    waiting = []
    kept.forEach(take)
  }

  function take(delta: PositionDelta): void {
    if (isAsking) {
      waiting.push(delta)
      return
    }
    // Main answers at least as new as any delta that is already here, so a delta that cannot be used need not be kept.
    if (held?.epoch !== delta.epoch) {
      void ask()
      return
    }
    if (delta.sequence <= held.sequence) return
    if (delta.sequence === held.sequence + 1 && target.applyDelta(delta)) {
      held = { epoch: delta.epoch, sequence: delta.sequence }
      void bridge.calls['positions:delta-taken'](held)
      return
    }
    held = null
    void ask()
  }

  function reset(epoch: number): void {
    announcedEpoch = epoch
    resetCount += 1
    if (held?.epoch === epoch) return
    held = null
    waiting = []
    target.clear()
    void ask()
  }

  function hasStopped(): boolean {
    return isStopped
  }

  const unfollowDeltas = bridge.events['positions:delta'](take)
  const unfollowResets = bridge.events['positions:reset'](({ epoch }) => reset(epoch))
  // Before the snapshot, so that nothing follows it to a page that is hidden, and for a window whose last page was.
  const unfollowVisibility = followVisibility(page, (isShown) => void bridge.calls['positions:shown']({ isShown }))
  void ask()

  return () => {
    isStopped = true
    clearTimeout(timer)
    unfollowVisibility()
    unfollowDeltas()
    unfollowResets()
  }
}
