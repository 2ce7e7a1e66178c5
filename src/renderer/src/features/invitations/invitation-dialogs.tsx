import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { ExportDialog } from './export-dialog'
import { MessageDialog } from './message-dialog'
import { QrDialog } from './qr-dialog'
import { ResendDialog } from './resend-dialog'
import { RevokeDialog } from './revoke-dialog'

/** What is asked or shown over the screen; at most one at a time. */
export type InvitationDialog =
  | { readonly kind: 'revoke' | 'resend'; readonly rows: readonly InvitationRow[] }
  | { readonly kind: 'message' | 'qr'; readonly row: InvitationRow }
  | { readonly kind: 'export'; readonly handles: readonly string[] }

interface Props {
  readonly dialog: InvitationDialog | null
  readonly onClose: () => void
  readonly onDialog: (dialog: InvitationDialog) => void
}

/** The dialogs of list and funnel alike. */
export function InvitationDialogs({ dialog, onClose, onDialog }: Props) {
  return (
    <>
      <RevokeDialog
        rows={dialog?.kind === 'revoke' ? dialog.rows : null}
        onClose={onClose}
        onResend={(rows) => onDialog({ kind: 'resend', rows })}
      />
      <ResendDialog rows={dialog?.kind === 'resend' ? dialog.rows : null} onClose={onClose} />
      <MessageDialog row={dialog?.kind === 'message' ? dialog.row : null} onClose={onClose} />
      <QrDialog row={dialog?.kind === 'qr' ? dialog.row : null} onClose={onClose} />
      <ExportDialog handles={dialog?.kind === 'export' ? dialog.handles : null} onClose={onClose} />
    </>
  )
}
