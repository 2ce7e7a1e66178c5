import type { PlaceShape } from '@shared/domain/place'
import type { RowOrder } from './scan'

/** The area that is looked at. */
export interface OpenPlace {
  readonly shape: PlaceShape
  /** By distance for "nearest to". */
  readonly order: RowOrder
  /** Null while it is not saved. */
  readonly savedId: string | null
}

/** How an area is given. */
export type PlaceTool = 'circle' | 'rectangle' | 'polygon' | 'near'
