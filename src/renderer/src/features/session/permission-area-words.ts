import type { PermissionArea } from '@shared/domain/permissions'
import { inLanguage } from '../../ui/in-language'

interface AreaWords {
  readonly title: string
  /** What the permission allows, in words. */
  readonly allows: string
}

interface PermissionWords {
  readonly areas: Readonly<Record<PermissionArea, AreaWords>>
  readonly text: (permission: string, allows: string) => string
  /** What still works without positions. */
  readonly positionsStay: string
}

const words = inLanguage<PermissionWords>({
  en: {
    areas: {
      positions: { title: 'Positions may not be read', allows: 'read vehicles and their positions' },
      invitations: { title: 'Invitations may not be read', allows: 'read invitations' },
      invite: { title: 'Inviting is not allowed', allows: 'create invitations' },
      revoke: { title: 'Revoking invitations is not allowed', allows: 'delete invitations' }
    },
    text: (permission, allows) =>
      `The credentials lack the permission ${permission} (${allows}). Ask your Catena contact to add it to this client; Fleet Desk has it with the next token.`,
    positionsStay: 'Stored positions stay readable.'
  },
  es: {
    areas: {
      positions: { title: 'No se permite leer posiciones', allows: 'leer vehículos y sus posiciones' },
      invitations: { title: 'No se permite leer invitaciones', allows: 'leer invitaciones' },
      invite: { title: 'No se permite invitar', allows: 'crear invitaciones' },
      revoke: { title: 'No se permite revocar invitaciones', allows: 'borrar invitaciones' }
    },
    text: (permission, allows) =>
      `A las credenciales les falta el permiso ${permission} (${allows}). Pida a su contacto en Catena que lo agregue a este cliente; Fleet Desk lo tendrá con el próximo token.`,
    positionsStay: 'Las posiciones guardadas se pueden seguir leyendo.'
  }
})

/**
 * What a missing permission keeps from being shown or done, and whom to ask.
 *
 * @param permission by the server's name
 */
export function missingPermissionText(area: PermissionArea, permission: string) {
  const { title, allows } = words.areas[area]
  const text = words.text(permission, allows)
  return { title, text: area === 'positions' ? `${text} ${words.positionsStay}` : text }
}
