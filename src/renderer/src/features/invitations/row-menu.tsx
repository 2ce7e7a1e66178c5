import { Menu } from '@mantine/core'
import {
  IconBrowser,
  IconCopy,
  IconInfoCircle,
  IconMail,
  IconMessage,
  IconQrcode,
  IconRefresh,
  IconTrash
} from '@tabler/icons-react'
import { canCopyLink, canRevoke } from '@shared/domain/invitation'
import { preflightOf } from '@shared/domain/preflight'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { KeyCaps } from '@renderer/ui/key-caps'
import { actionWords } from './action-words'
import type { InvitationDialog } from './invitation-dialogs'
import { fleetLabel, type JudgedInvitation } from './invitation-filter'

/** A row's menu, where it was asked for. */
export interface MenuPlace {
  readonly invitation: JudgedInvitation
  readonly at: { readonly x: number; readonly y: number }
}

interface Props {
  readonly place: MenuPlace | null
  readonly nowMs: number
  readonly writeBlock: string | null
  readonly onClose: () => void
  readonly onCopy: (row: InvitationRow) => void
  readonly onOpenLink: (row: InvitationRow) => void
  readonly onDetails: (row: InvitationRow) => void
  readonly onDialog: (dialog: InvitationDialog) => void
}

/** Everything that can be done with one invitation: by the pointer's other button, by the row's button, by the menu key. */
export function RowMenu({ place, nowMs, writeBlock, onClose, onCopy, onOpenLink, onDetails, onDialog }: Props) {
  if (place === null) return null
  const { row, standing } = place.invitation
  const isLinkOf = canCopyLink(standing)
  const { kind } = preflightOf([row], row.fleetRef, nowMs)
  return (
    <Menu opened onClose={onClose} position="bottom-start" width={220} returnFocus>
      <Menu.Target>
        <span aria-hidden="true" style={{ position: 'fixed', left: place.at.x, top: place.at.y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={actionWords.menuLabel(fleetLabel(row))}>
        {isLinkOf && (
          <>
            <Menu.Item
              leftSection={<IconCopy size={14} aria-hidden="true" />}
              rightSection={<KeyCaps keys={['C']} />}
              onClick={() => onCopy(row)}
            >
              {actionWords.copyLink}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconMessage size={14} aria-hidden="true" />}
              onClick={() => onDialog({ kind: 'message', row })}
            >
              {actionWords.copyMessage}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconMail size={14} aria-hidden="true" />}
              onClick={() => onDialog({ kind: 'message', row })}
            >
              {actionWords.openMail}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconQrcode size={14} aria-hidden="true" />}
              onClick={() => onDialog({ kind: 'qr', row })}
            >
              {actionWords.showQr}
            </Menu.Item>
            <Menu.Item leftSection={<IconBrowser size={14} aria-hidden="true" />} onClick={() => onOpenLink(row)}>
              {actionWords.openLink}
            </Menu.Item>
            <Menu.Divider />
          </>
        )}
        <Menu.Item leftSection={<IconInfoCircle size={14} aria-hidden="true" />} onClick={() => onDetails(row)}>
          {actionWords.details}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconRefresh size={14} aria-hidden="true" />}
          disabled={writeBlock !== null}
          onClick={() => onDialog({ kind: 'resend', rows: [row] })}
        >
          {actionWords.resend[kind]}
        </Menu.Item>
        {canRevoke(standing) && (
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={14} aria-hidden="true" />}
            disabled={writeBlock !== null}
            onClick={() => onDialog({ kind: 'revoke', rows: [row] })}
          >
            {actionWords.revoke}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
