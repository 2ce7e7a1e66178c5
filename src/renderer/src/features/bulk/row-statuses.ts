import type { BulkRowStatus } from '@shared/ipc/schemas-bulk'

export type { BulkRowStatus }

/** In the order that they are shown in. The contract's own list stands beside its schemas, which the page does not load. */
export const bulkRowStatuses: readonly BulkRowStatus[] = [
  'failed',
  'created',
  'refreshed',
  'found',
  'sending',
  'waiting',
  'cancelled'
]
