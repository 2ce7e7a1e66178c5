import { basename } from 'node:path'
import { fail, ok, type Result } from '@shared/ipc/result'
import type { FileOutcome } from '@shared/ipc/schemas-export'
import type { Logger } from '../../app/logger'
import type { SaveDialog } from '../../app/save-dialog'
import { unwrittenReasonOf } from '../../export/file-in-pieces'
import { writeInvitations } from '../../invitations/invitation-export'
import type { Session } from '../../session/session-types'
import type { Workspace } from '../../session/workspace-types'
import { errorCodeOf, writeFileAtomically } from '../../storage/atomic-file'
import type { Caller, ServedHandlers } from '../caller'

/** The calls that write files. */
export const invitationFileCalls = ['invitations:export', 'invitations:save-qr'] as const

interface InvitationFileDeps {
  readonly session: Pick<Session, 'workspace'>
  readonly saveDialog: SaveDialog
  readonly nowMs: () => number
  readonly logger: Logger
}

const count = new Intl.NumberFormat('en-US')

/**
 * Writes invitations to files that the person chooses. Each fails with `signed-out` without an open profile, and with `cancelled` when it is no longer
 * open once the file is chosen: whoever locked it meanwhile does not expect its fleets in a file.
 */
export function invitationFileHandlers(
  deps: InvitationFileDeps
): Pick<ServedHandlers, (typeof invitationFileCalls)[number]> {
  const { session, saveDialog, nowMs, logger } = deps

  async function save(
    { contentsId }: Caller,
    file: { readonly name: string; readonly kind: 'csv' | 'png'; readonly title: string },
    write: (path: string, workspace: Workspace) => Promise<number | null>
  ): Promise<Result<FileOutcome>> {
    const workspace = session.workspace()
    if (workspace === null) return fail('signed-out')
    const day = new Date(nowMs()).toISOString().slice(0, 10)
    const { kind, title } = file
    const path = await saveDialog(contentsId, { fileName: `fleet-desk-${file.name}-${day}.${kind}`, kind, title })
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

  return {
    'invitations:export': ({ handles, includesLinks }, caller) => {
      const title = `Export ${count.format(handles.length)} ${handles.length === 1 ? 'invitation' : 'invitations'}`
      return save(caller, { name: 'invitations', kind: 'csv', title }, (path, { invitations }) =>
        writeInvitations({
          path,
          handles,
          includesLinks,
          rows: invitations.rows(),
          linkOf: (handle) => invitations.linkOf(handle),
          nowMs: nowMs(),
          // Threat: the rest of a profile that was locked meanwhile must not go into the file.
          isOpen: () => session.workspace()?.invitations === invitations
        })
      )
    },
    'invitations:save-qr': async ({ handle }, caller) => {
      const code = await session.workspace()?.invitations.qr(handle)
      if (code === undefined) return fail('signed-out')
      if (!code.ok) return code
      return save(caller, { name: 'invitation-qr', kind: 'png', title: 'Save the QR code' }, async (path) => {
        await writeFileAtomically(path, code.value.png)
        return 0
      })
    }
  }
}
