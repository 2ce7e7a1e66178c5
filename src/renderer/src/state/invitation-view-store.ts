import type { InvitationSort, InvitationTab } from '@shared/domain/invitation-tabs'
import type { SessionState } from '@shared/ipc/schemas-session'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { openProfileId } from './open-profile-id'

/** What the invitations screen shows: the list, or the way of each fleet to its first position. */
export type InvitationPage = 'list' | 'funnel'

/** Which invitations are listed, and in which order. */
export interface InvitationQuery {
  readonly tab: InvitationTab
  /** Must occur in reference, name or e-mail. */
  readonly text: string
  readonly sort: InvitationSort
}

export const usualQuery: InvitationQuery = {
  tab: 'all',
  text: '',
  sort: { column: 'created', isDescending: true }
}

/** How the invitations are looked at; it stays while another screen is shown. */
export interface InvitationViewState {
  readonly page: InvitationPage
  readonly query: InvitationQuery
  /** Handles of the ticked rows. */
  readonly selected: ReadonlySet<string>
  /** The invitation whose details are open. */
  readonly openHandle: string | null
  readonly show: (page: InvitationPage) => void
  readonly change: (parts: Partial<InvitationQuery>) => void
  readonly select: (handles: Iterable<string>) => void
  readonly open: (handle: string | null) => void
}

export interface InvitationViewStore {
  readonly store: StoreApi<InvitationViewState>
  readonly start: () => () => void
}

const atFirst = { page: 'list', query: usualQuery, selected: new Set<string>(), openHandle: null } as const

/**
 * All invitations, the newest first, and none ticked.
 *
 * @param session whose profile decides: the fleets of one organisation mean nothing in another
 */
export function createInvitationViewStore(session: StoreApi<SessionState>): InvitationViewStore {
  const store = createStore<InvitationViewState>((set) => ({
    ...atFirst,
    show: (page) => set({ page }),
    change: (parts) => set(({ query }) => ({ query: { ...query, ...parts } })),
    select: (handles) => set({ selected: new Set(handles) }),
    open: (openHandle) => set({ openHandle })
  }))
  return {
    store,
    start: () =>
      session.subscribe((now, before) => {
        if (openProfileId(now) !== openProfileId(before)) store.setState(atFirst)
      })
  }
}
