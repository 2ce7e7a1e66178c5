import type { Result } from '@shared/ipc/result'
import type { NewInvitation } from '../catena/orgs'
import type { KnownInvitation } from './bulk-records'

/** The server, and the local copy of its invitations, as a run needs them. Calls fail as the Catena client does. */
export interface BulkServer {
  /** The fleet's newest invitation by the local copy; null when it knows none. */
  known(fleetRef: string): KnownInvitation | null
  /** Asks the server for the fleet's newest invitation. */
  lookUp(fleetRef: string, signal: AbortSignal): Promise<Result<KnownInvitation | null>>
  /** Creates or refreshes, in one try; the local copy takes the answer in, and the clipboard stays as it is. */
  create(
    invitation: NewInvitation,
    signal: AbortSignal
  ): Promise<Result<{ readonly isNew: boolean; readonly expiresAtMs: number | null }>>
}
