import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { BulkChange } from '@shared/ipc/schemas-bulk'
import { createBulkFile, createBulkMemory } from '../bulk/bulk-disk'
import { createBulkLog } from '../bulk/bulk-log'
import { createBulkServer } from '../bulk/bulk-server'
import { createBulkService, type BulkService } from '../bulk/bulk-service'
import type { CatenaClient } from '../catena/client'
import { createSealer } from '../fleet/seal'
import type { InvitationService } from '../invitations/invitation-service'
import type { Journal } from '../journal/journal'
import type { OpenerDeps } from './workspace-types'

interface WorkspaceBulkParts {
  readonly deps: Pick<OpenerDeps, 'nowMs' | 'schedule' | 'random' | 'logger'>
  /** The profile's own, absolute: the run leaves with it. */
  readonly folder: string
  /** Null where nothing can be sealed: then the run lives as long as the app. */
  readonly dataKey: Uint8Array | null
  readonly client: CatenaClient
  readonly invitations: InvitationService
  readonly journal: Journal
  readonly onChange: (change: BulkChange) => void
}

/** The run of many invitations of an open profile. */
export function createWorkspaceBulk(parts: WorkspaceBulkParts): BulkService {
  const { deps, dataKey, client, invitations, journal } = parts
  const { nowMs, schedule, random, logger } = deps
  const disk = dataKey === null ? createBulkMemory() : createBulkFile(join(parts.folder, 'bulk.sealed'), nowMs)
  return createBulkService({
    log: createBulkLog(disk, createSealer(dataKey ?? randomBytes(32))),
    isKept: disk.isKept,
    server: createBulkServer({ client, invitations, schedule, nowMs }),
    nowMs,
    schedule,
    random,
    randomId: randomUUID,
    onChange: parts.onChange,
    onEnded: ({ created, refreshed, found }) =>
      journal.add([
        {
          atMs: nowMs(),
          kind: 'bulk-ended',
          fleetKey: null,
          fleetName: null,
          detail: { count: created + refreshed + found }
        }
      ]),
    logger
  })
}
