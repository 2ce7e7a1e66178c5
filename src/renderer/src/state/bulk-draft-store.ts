import { leastPermissions } from '@shared/domain/invitation'
import { usuallySent, type BulkExpectation, type BulkTexts } from '@shared/domain/bulk-row'
import type { BulkMapping } from '@shared/domain/bulk-mapping'
import type { ParsedTable } from '@shared/domain/bulk-table'
import type { BulkCommon } from '@shared/ipc/schemas-bulk'
import type { SessionState } from '@shared/ipc/schemas-session'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { openProfileId } from './open-profile-id'

/** A table before it is sent: it outlives its screen, and leaves with its profile. */
export interface BulkDraft {
  readonly step: 'source' | 'columns' | 'check'
  /** Of the file; null for pasted text. */
  readonly name: string | null
  readonly table: ParsedTable | null
  readonly mapping: BulkMapping | null
  /** What the person typed or fixed, by line. */
  readonly edits: ReadonlyMap<number, Partial<BulkTexts>>
  /** What is sent, by what it would do. */
  readonly sent: readonly BulkExpectation[]
  /** What all rows ask for. */
  readonly common: BulkCommon
}

/** A weekend and two working days. */
const usualHours = 96

const nothing: BulkDraft = {
  step: 'source',
  name: null,
  table: null,
  mapping: null,
  edits: new Map(),
  sent: usuallySent,
  common: {
    expiresInHours: usualHours,
    permissions: leastPermissions,
    limitTsps: [],
    successRedirectUrl: null,
    failureRedirectUrl: null,
    callbackUrl: null
  }
}

export interface BulkDraftStore {
  readonly store: StoreApi<BulkDraft>
  readonly change: (change: Partial<BulkDraft>) => void
  readonly reset: () => void
  readonly start: () => () => void
}

/** @param session whose profile the draft belongs to */
export function createBulkDraftStore(session: StoreApi<SessionState>): BulkDraftStore {
  const store = createStore<BulkDraft>(() => nothing)
  const reset = (): void => store.setState(nothing, true)
  return {
    store,
    change: (change) => store.setState(change),
    reset,
    start() {
      let profileId = openProfileId(session.getState())
      return session.subscribe((state) => {
        const next = openProfileId(state)
        if (next !== profileId) reset()
        profileId = next
      })
    }
  }
}
