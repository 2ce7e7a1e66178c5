import { pageLanguage } from '@shared/domain/language'
import type { Failure } from '@shared/ipc/result'
import { failureSentence } from '@renderer/ui/failure-words'
import { inLanguage } from '@renderer/ui/in-language'

/** Why inviting, copying or revoking did not work, and what to do; for every code that main may answer. */
export function failureText(failure: Failure): string {
  return pageLanguage() === 'es' ? inSpanish(failure) : inEnglish(failure)
}

function inEnglish(failure: Failure): string {
  const said = failure.serverMessage === undefined ? '' : ` Catena says: “${failure.serverMessage}”.`
  switch (failure.code) {
    case 'no-network':
      return 'This computer has no network. Nothing was sent. Try again when you are back online.'
    case 'unreachable':
      return 'Catena does not answer, so nothing was changed. Try again in a moment.'
    case 'tls':
      return 'The server’s certificate cannot be trusted, so nothing was sent. Ask your IT department.'
    case 'rate-limited':
      return `Catena asks to wait${failure.retryAfterSeconds === undefined ? '' : ` ${failure.retryAfterSeconds} s`}. Nothing was sent; try again after that.`
    case 'credentials-rejected':
      return 'Catena refused the credentials. Nothing was sent. Enter them again from the bar at the top.'
    case 'forbidden':
      return `Your account has no permission for this.${said} Ask your Catena contact for invitation rights.`
    case 'not-found':
      return 'Catena no longer knows this invitation. The list has been read again.'
    case 'conflict':
      return `Catena refused: the fleet has probably accepted already.${said} The list has been read again.`
    case 'rejected-by-server':
      return `Catena did not accept these details.${said} Correct them and send again.`
    case 'bad-answer':
      return 'Catena’s answer could not be understood. The invitation may or may not exist: refresh the list before sending again.'
    case 'server-error':
      return 'Catena has a problem of its own. Refresh the list, and try again in a few minutes if nothing has changed.'
    case 'unknown-handle':
      return 'This row is out of date. The list has been read again; try once more.'
    case 'clipboard':
      return 'Your system did not allow copying. Close other programs that use the clipboard and try again.'
    case 'signed-out':
      return 'You are signed out. Sign in and try again.'
    case 'confirmation-needed':
      return 'Nothing was sent: inviting from a test profile needs your yes first.'
    case 'invalid-input':
      return 'One of the fields is not acceptable. Check the marked one.'
    case 'internal':
    case 'refused-sender':
      return 'This did not work, and nothing was changed. The log says more; try again.'
    default:
      return failureSentence(failure)
  }
}

function inSpanish(failure: Failure): string {
  const said = failure.serverMessage === undefined ? '' : ` Catena dice: «${failure.serverMessage}».`
  switch (failure.code) {
    case 'no-network':
      return 'Esta computadora no tiene red. No se envió nada. Inténtelo cuando vuelva la conexión.'
    case 'unreachable':
      return 'Catena no responde, así que nada cambió. Inténtelo en un momento.'
    case 'tls':
      return 'El certificado del servidor no es de confianza, así que no se envió nada. Consulte a su área de sistemas.'
    case 'rate-limited':
      return `Catena pide esperar${failure.retryAfterSeconds === undefined ? '' : ` ${failure.retryAfterSeconds} s`}. No se envió nada; inténtelo después.`
    case 'credentials-rejected':
      return 'Catena rechazó las credenciales. No se envió nada. Escríbalas de nuevo desde la barra superior.'
    case 'forbidden':
      return `Su cuenta no tiene permiso para esto.${said} Pida a su contacto en Catena los permisos de invitación.`
    case 'not-found':
      return 'Catena ya no conoce esta invitación. La lista se leyó de nuevo.'
    case 'conflict':
      return `Catena se negó: es probable que la flota ya haya aceptado.${said} La lista se leyó de nuevo.`
    case 'rejected-by-server':
      return `Catena no aceptó estos datos.${said} Corríjalos y envíe de nuevo.`
    case 'bad-answer':
      return 'No se entendió la respuesta de Catena. La invitación puede existir o no: actualice la lista antes de enviar de nuevo.'
    case 'server-error':
      return 'Catena tiene un problema propio. Actualice la lista e inténtelo en unos minutos si nada ha cambiado.'
    case 'unknown-handle':
      return 'Esta fila ya no está al día. La lista se leyó de nuevo; inténtelo otra vez.'
    case 'clipboard':
      return 'Su sistema no permitió copiar. Cierre otros programas que usen el portapapeles e inténtelo de nuevo.'
    case 'signed-out':
      return 'Su sesión está cerrada. Inicie sesión e inténtelo de nuevo.'
    case 'confirmation-needed':
      return 'No se envió nada: invitar desde un perfil de prueba necesita primero su confirmación.'
    case 'invalid-input':
      return 'Uno de los campos no es válido. Revise el que está marcado.'
    case 'internal':
    case 'refused-sender':
      return 'No se pudo hacer y nada cambió. El registro dice más; inténtelo de nuevo.'
    default:
      return failureSentence(failure)
  }
}

/** Why writing is not possible at the moment; shown beside the disabled buttons. */
export const writeBlockedText = inLanguage({
  en: {
    'no-network': 'This computer has no network. Inviting and revoking need a connection.',
    unreachable: 'Catena cannot be reached. Inviting and revoking wait until it answers again.',
    'credentials-rejected': 'Inviting and revoking need your credentials. Enter them from the bar at the top.',
    'rate-limited': 'Catena asks to wait. Inviting and revoking are possible again shortly.'
  },
  es: {
    'no-network': 'Esta computadora no tiene red. Para invitar y revocar se necesita conexión.',
    unreachable: 'No hay conexión con Catena. Invitar y revocar esperan hasta que responda.',
    'credentials-rejected': 'Para invitar y revocar se necesitan sus credenciales. Escríbalas desde la barra superior.',
    'rate-limited': 'Catena pide esperar. En breve podrá invitar y revocar de nuevo.'
  }
})
