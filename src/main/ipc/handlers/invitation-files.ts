import { fail } from '@shared/ipc/result'
import type { Logger } from '../../app/logger'
import type { SaveDialog } from '../../app/save-dialog'
import { writeInvitations } from '../../invitations/invitation-export'
import type { Session } from '../../session/session-types'
import { writeFileAtomically } from '../../storage/atomic-file'
import type { ServedHandlers } from '../caller'
import { createSaveFile } from './save-file'

/** The calls that write files. */
export const invitationFileCalls = ['invitations:export', 'invitations:save-qr'] as const

interface InvitationFileDeps {
  readonly session: Pick<Session, 'workspace'>
  readonly saveDialog: SaveDialog
  readonly nowMs: () => number
  readonly logger: Logger
}

const count = new Intl.NumberFormat('en-US')

/** Writes invitations to files that the person chooses; see `SaveFile` for how each fails. */
export function invitationFileHandlers(
  deps: InvitationFileDeps
): Pick<ServedHandlers, (typeof invitationFileCalls)[number]> {
  const { session, nowMs } = deps
  const saveFile = createSaveFile(deps)

  /** Files of one day are told apart by whoever saves them. */
  const fileNameOf = (name: string): string => `fleet-desk-${name}-${new Date(nowMs()).toISOString().slice(0, 10)}`

  return {
    'invitations:export': ({ handles, includesLinks }, caller) => {
      const title = `Export ${count.format(handles.length)} ${handles.length === 1 ? 'invitation' : 'invitations'}`
      return saveFile(
        caller,
        { fileName: `${fileNameOf('invitations')}.csv`, kind: 'csv', title },
        (path, { invitations }) =>
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
      const fileName = `${fileNameOf('invitation-qr')}.png`
      return saveFile(caller, { fileName, kind: 'png', title: 'Save the QR code' }, async (path) => {
        await writeFileAtomically(path, code.value.png)
        return 0
      })
    }
  }
}
