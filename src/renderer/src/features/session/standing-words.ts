import type { SecretStanding } from '@shared/ipc/schemas-session'
import { inLanguage } from '../../ui/in-language'

/** Why a secret cannot be had, without the case in which it can. */
export type MissingSecret = Exclude<SecretStanding, 'found'>

/** What happened, and what it means with what to do. */
export interface StandingText {
  readonly title: string
  readonly text: string
}

const standings = inLanguage<Readonly<Record<MissingSecret, StandingText>>>({
  en: {
    'not-kept': {
      title: 'The client secret was not kept on this computer',
      text: 'Enter it again. Stored positions are still there.'
    },
    'no-vault': {
      title: 'The saved secret cannot be read now',
      text: 'The system’s key store is locked or not running. Unlock it, then try again; or enter the secret. Stored positions are still there.'
    },
    'backend-changed': {
      title: 'The secret was sealed by another key store',
      text: 'This computer now uses a different key store than the one that sealed it. Enter the secret again to seal it with the present one. Stored positions are still there.'
    },
    'cannot-decrypt': {
      title: 'The saved secret cannot be unlocked',
      text: 'This computer can no longer unlock the saved client secret. It was set aside, not deleted. Enter the secret again. Stored positions are still there.'
    },
    'file-damaged': {
      title: 'The file of saved secrets is damaged',
      text: 'It could not be read and was set aside, not deleted. Enter the secret again. Stored positions are still there.'
    },
    'hosts-changed': {
      title: 'The saved secret is not used',
      text: 'The addresses of this profile were changed outside Fleet Desk, so the saved secret is not used: it would go to a server that it was not entered for. Check the addresses, then enter the secret again.'
    }
  },
  es: {
    'not-kept': {
      title: 'El secreto de cliente no se guardó en esta computadora',
      text: 'Escríbalo de nuevo. Las posiciones guardadas siguen ahí.'
    },
    'no-vault': {
      title: 'El secreto guardado no se puede leer ahora',
      text: 'El almacén de claves del sistema está bloqueado o no está en marcha. Desbloquéelo e inténtelo de nuevo, o escriba el secreto. Las posiciones guardadas siguen ahí.'
    },
    'backend-changed': {
      title: 'El secreto se selló con otro almacén de claves',
      text: 'Esta computadora usa ahora un almacén de claves distinto del que lo selló. Escriba el secreto de nuevo para sellarlo con el actual. Las posiciones guardadas siguen ahí.'
    },
    'cannot-decrypt': {
      title: 'El secreto guardado no se puede abrir',
      text: 'Esta computadora ya no puede abrir el secreto de cliente guardado. Se apartó, no se borró. Escriba el secreto de nuevo. Las posiciones guardadas siguen ahí.'
    },
    'file-damaged': {
      title: 'El archivo de secretos guardados está dañado',
      text: 'No se pudo leer y se apartó, no se borró. Escriba el secreto de nuevo. Las posiciones guardadas siguen ahí.'
    },
    'hosts-changed': {
      title: 'El secreto guardado no se usa',
      text: 'Las direcciones de este perfil se cambiaron fuera de Fleet Desk, así que el secreto guardado no se usa: iría a un servidor para el que no se escribió. Revise las direcciones y escriba el secreto de nuevo.'
    }
  }
})

/**
 * Why the client secret of a profile has to be entered, in words; nothing stored is ever gone because of it.
 *
 * @param standing as main says it
 */
export function standingText(standing: MissingSecret): StandingText {
  return standings[standing]
}

export const standingWords = inLanguage({
  en: {
    retry: 'Try again',
    retrying: 'Looking…',
    stillAway: 'The key store still does not answer. If it is unlocked now, close Fleet Desk and start it again.'
  },
  es: {
    retry: 'Intentar de nuevo',
    retrying: 'Buscando…',
    stillAway:
      'El almacén de claves sigue sin responder. Si ya está desbloqueado, cierre Fleet Desk e inícielo de nuevo.'
  }
})
