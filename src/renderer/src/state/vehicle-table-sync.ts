import type { Bridge } from '@shared/ipc/contract'
import type { PositionDelta, PositionSnapshot } from '@shared/ipc/schemas-positions'

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

/**
 * Keeps a target level with main: asks for the snapshot, then follows deltas. A gap in the sequence, a delta of another epoch
 * or one that does not fit asks for a snapshot, one at a time; deltas that arrive meanwhile wait and are applied after it.
 *
 * A reset means that slots start anew (another organisation, perhaps): what is held is dropped at once, before the new snapshot is
 * here, so that no vehicle of the old epoch is ever shown or selected as one of the new.
 *
 * A refused snapshot is not repeated by a timer: the next delta or reset asks again.
 *
 * @param bridge the way to main
 * @param target what is kept level
 * @returns how to stop
 */
export function followPositions(bridge: Bridge, target: SyncTarget): () => void {
  let held: Place | null = null
  let isAsking = false
  let isStopped = false
  let announcedEpoch: number | null = null
  let waiting: PositionDelta[] = []

  async function ask(): Promise<void> {
    if (isAsking) return
    isAsking = true
    const askedUnder = announcedEpoch
    const result = await bridge.calls['positions:snapshot'](undefined)
    isAsking = false
    // `followPositions` may have been stopped while waiting, which the compiler cannot see.
    if (hasStopped()) return
    if (!result.ok) {
      waiting = []
      return
    }
    // The answer may have been on its way when the reset was: then it is of the old epoch, and is asked for once more.
    if (announcedEpoch !== askedUnder && result.value.epoch !== announcedEpoch) return ask()
    target.applySnapshot(result.value)
    held = { epoch: result.value.epoch, sequence: result.value.sequence }
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
      return
    }
    held = null
    void ask()
  }

  function reset(epoch: number): void {
    announcedEpoch = epoch
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
  void ask()

  return () => {
    isStopped = true
    unfollowDeltas()
    unfollowResets()
  }
}
