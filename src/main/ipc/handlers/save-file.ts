import { basename } from 'node:path'
import { fail, ok, type Result } from '@shared/ipc/result'
import type { FileOutcome } from '@shared/ipc/schemas-export'
import type { Logger } from '../../app/logger'
import type { SaveDialog, SaveQuestion } from '../../app/save-dialog'
import { unwrittenReasonOf } from '../../export/file-in-pieces'
import type { Session } from '../../session/session-types'
import type { Workspace } from '../../session/workspace-types'
import { errorCodeOf } from '../../storage/atomic-file'
import type { Caller } from '../caller'

interface SaveFileParts {
  readonly session: Pick<Session, 'workspace'>
  readonly saveDialog: SaveDialog
  readonly logger: Logger
}

/**
 * Asks where to save a file of the open profile, writes it and tells what became of it.
 *
 * Fails with `signed-out` without an open profile, and with `cancelled` when it is no longer open once the file is chosen: whoever locked it
 * meanwhile does not expect its fleets in a file.
 *
 * @param write gives how many rows were written; null when it was stopped. May reject with the file system's error
 */
export type SaveFile = (
  caller: Caller,
  question: SaveQuestion,
  write: (path: string, workspace: Workspace) => Promise<number | null>
) => Promise<Result<FileOutcome>>

export function createSaveFile({ session, saveDialog, logger }: SaveFileParts): SaveFile {
  return async ({ contentsId }, question, write) => {
    const workspace = session.workspace()
    if (workspace === null) return fail('signed-out')
    const path = await saveDialog(contentsId, question)
    if (path === null) return ok({ kind: 'cancelled' })
    if (session.workspace() !== workspace) return fail('cancelled')
    try {
      const rowCount = await write(path, workspace)
      return ok(rowCount === null ? { kind: 'cancelled' } : { kind: 'saved', fileName: basename(path), rowCount })
    } catch (error) {
      // Without its path, which may name a person.
      logger.warn('A file could not be saved', { errorCode: errorCodeOf(error) })
      return ok({ kind: 'not-written', reason: unwrittenReasonOf(error) })
    }
  }
}
