import { pack, type Packed } from '@shared/ipc/packed'
import {
  positionDeltaSchema,
  positionSnapshotSchema,
  type PositionDelta,
  type PositionSnapshot
} from '@shared/ipc/schemas-positions'

/**
 * Packs what a window is told of the positions. The bytes are checked as bytes only when they leave, so what goes into them is checked here: a
 * field that the contract does not name does not leave.
 *
 * @throws when it is not what the contract says: a bug of ours
 */
export function packSnapshot(snapshot: PositionSnapshot): Packed<PositionSnapshot> {
  return pack(positionSnapshotSchema.parse(snapshot))
}

/** As `packSnapshot`. */
export function packDelta(delta: PositionDelta): Packed<PositionDelta> {
  return pack(positionDeltaSchema.parse(delta))
}
