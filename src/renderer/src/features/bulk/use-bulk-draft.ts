import { useStore } from 'zustand'
import { useStores } from '@renderer/state/stores'
import type { BulkDraft } from '@renderer/state/bulk-draft-store'

/** The table before it is sent, and how it is changed. */
export function useBulkDraft(): {
  readonly draft: BulkDraft
  readonly change: (change: Partial<BulkDraft>) => void
  readonly reset: () => void
} {
  const { bulkDraft } = useStores()
  const draft = useStore(bulkDraft.store)
  return { draft, change: bulkDraft.change, reset: bulkDraft.reset }
}
