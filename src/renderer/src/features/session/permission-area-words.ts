import { assertNever } from '@shared/domain/assert-never'
import type { PermissionArea } from '@shared/domain/permissions'

/**
 * What a missing permission keeps from being shown or done, and whom to ask.
 *
 * @param permission by the server's name
 */
export function missingPermissionText(area: PermissionArea, permission: string) {
  return {
    title: titleOf(area),
    text: `The credentials lack the permission ${permission} (${wordsOf(area)}). Ask your Catena contact to add it to this client; Fleet Desk has it with the next token.${restOf(area)}`
  }
}

function titleOf(area: PermissionArea): string {
  switch (area) {
    case 'positions':
      return 'Positions may not be read'
    case 'invitations':
      return 'Invitations may not be read'
    case 'invite':
      return 'Inviting is not allowed'
    case 'revoke':
      return 'Revoking invitations is not allowed'
    default:
      return assertNever(area)
  }
}

function wordsOf(area: PermissionArea): string {
  switch (area) {
    case 'positions':
      return 'read vehicles and their positions'
    case 'invitations':
      return 'read invitations'
    case 'invite':
      return 'create invitations'
    case 'revoke':
      return 'delete invitations'
    default:
      return assertNever(area)
  }
}

/** What still works. */
function restOf(area: PermissionArea): string {
  return area === 'positions' ? ' Stored positions stay readable.' : ''
}
