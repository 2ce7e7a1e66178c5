import type { Chase } from './chase'
import type { FleetBook } from './fleet-book-types'

/** The fleets of an open profile: what is the matter with them, and asking them to act. */
export interface FleetDesk extends FleetBook {
  readonly chase: Chase
}
