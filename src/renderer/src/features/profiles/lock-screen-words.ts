import type { Profile, SecretStanding } from '@shared/ipc/schemas-session'
import { inLanguage } from '../../ui/in-language'

/** The lock screen. */
export const words = inLanguage({
  en: {
    label: 'Locked',
    title: (profileName: string) => `${profileName} is locked`,
    lockedSince: 'Locked',
    stays: 'Stays on this computer',
    staysDemo: 'Positions of the demo fleet, as far as they are stored.',
    staysStored: 'Positions and invitations, as far as they are stored.',
    staysWithSecret: 'Positions and invitations, as far as they are stored, and the saved client secret.',
    left: 'Has left memory',
    leftText: 'The access token, the client secret and the key of the stored positions.',
    token: 'Access token',
    tokenForgotten:
      'Forgotten here. Catena was not asked to revoke it, so it may stay valid there until it expires, within minutes.',
    unlock: 'Unlock',
    unlocking: 'Unlocking…',
    enterSecret: 'Enter client secret',
    back: 'Back',
    secretOf: (profileName: string) => `Client secret of ${profileName}`,
    others: 'Other profiles'
  },
  es: {
    label: 'Bloqueado',
    title: (profileName: string) => `${profileName} está bloqueado`,
    lockedSince: 'Bloqueado',
    stays: 'Se queda en esta computadora',
    staysDemo: 'Las posiciones de la flota de demostración, hasta donde están guardadas.',
    staysStored: 'Las posiciones e invitaciones, hasta donde están guardadas.',
    staysWithSecret: 'Las posiciones e invitaciones, hasta donde están guardadas, y el secreto de cliente guardado.',
    left: 'Salió de la memoria',
    leftText: 'El token de acceso, el secreto de cliente y la clave de las posiciones guardadas.',
    token: 'Token de acceso',
    tokenForgotten:
      'Olvidado aquí. No se pidió a Catena revocarlo, así que allí puede seguir siendo válido hasta que venza, en minutos.',
    unlock: 'Desbloquear',
    unlocking: 'Desbloqueando…',
    enterSecret: 'Escribir el secreto de cliente',
    back: 'Volver',
    secretOf: (profileName: string) => `Secreto de cliente de ${profileName}`,
    others: 'Otros perfiles'
  }
})

/**
 * What a lock leaves on this computer, in one sentence.
 *
 * @param environment the demo has no secret of its own
 * @param secret whether the secret can be had again
 */
export function staysText(environment: Profile['environment'], secret: SecretStanding): string {
  if (environment === 'demo') return words.staysDemo
  return secret === 'not-kept' ? words.staysStored : words.staysWithSecret
}
