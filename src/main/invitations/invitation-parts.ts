import type { InvitationsChanged } from '@shared/ipc/schemas-invitations'
import type { Journal } from '../journal/journal'
import type { OutgoingLinks } from '../window/outgoing-links'
import type { InvitationNewsKind } from './invitation-news'
import type { InvitationClient, RowStore } from './invitation-types'
import type { Schedule } from './poller'

/** What `createInvitationService` works with. */
export interface InvitationParts {
  readonly client: InvitationClient
  readonly clipboard: { writeText(text: string): Promise<void> | void }
  /** The way to the person's browser and mail program. */
  readonly outgoing: OutgoingLinks
  /** Where the rows survive a restart, sealed. */
  readonly rowStore: RowStore
  readonly journal: Pick<Journal, 'add'>
  readonly nowMs: () => number
  /** By how much the server's clock, by which invitations end, is ahead of `nowMs`, in milliseconds. */
  readonly serverAheadMs: () => number
  /** Opaque and unguessable: `randomUUID`. */
  readonly randomId: () => string
  readonly schedule: Schedule
  /** Told after each change, with what is different since the one before. */
  readonly onChange: (change: InvitationsChanged) => void
  /** Told what the person may want to hear while the app is not in front, with the fleets' names. */
  readonly onNews: (kind: InvitationNewsKind, fleetNames: readonly string[]) => void
  readonly logger: { warn(message: string, details?: unknown): void }
}
