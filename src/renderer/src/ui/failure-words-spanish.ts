import type { Failure } from '@shared/ipc/result'

/**
 * `failureSentence` in Spanish.
 *
 * @param wait how long to wait, to follow "Inténtelo de nuevo"
 */
export function spanishFailureSentence(failure: Failure, wait: string): string {
  switch (failure.code) {
    case 'credentials-rejected':
      return 'Catena rechazó las credenciales. No se borró nada. Escriba de nuevo el secreto de cliente.'
    case 'no-network':
      return 'Esta computadora no tiene red. Conéctela e inténtelo de nuevo.'
    case 'unreachable':
      return 'Catena no respondió. Inténtelo de nuevo en un momento.'
    case 'tls':
      return 'El certificado del servidor no es de confianza, así que no se envió nada. Revise la dirección y el reloj de esta computadora.'
    case 'rate-limited':
      return `Catena pidió esperar. Inténtelo de nuevo ${wait}.`
    case 'bad-answer':
      return 'No se pudo leer la respuesta del servidor. Inténtelo de nuevo; si continúa así, avise a su contacto en Catena.'
    case 'server-error':
      return 'Catena tuvo una falla propia. Inténtelo de nuevo en unos minutos.'
    case 'forbidden':
      return 'Estas credenciales no tienen permiso para esto. Pida el permiso a su contacto en Catena.'
    case 'not-found':
      return 'Catena ya no conoce esto. Actualice para ver lo que hay ahora.'
    case 'conflict':
      return 'Catena ya tiene algo que contradice esto. Actualice e inténtelo de nuevo.'
    case 'rejected-by-server':
      return failure.serverMessage === undefined
        ? 'Catena no aceptó esta solicitud. Revise lo que escribió.'
        : `Catena no aceptó esta solicitud: «${failure.serverMessage}».`
    case 'invalid-input':
      return 'Uno de los campos no es válido. Revise lo que escribió.'
    case 'insecure-url':
      return 'Solo se permite http sin cifrar para esta computadora. Use una dirección https.'
    case 'signed-out':
      return 'La sesión está cerrada. Inicie sesión e inténtelo de nuevo.'
    case 'vault-unavailable':
      return 'Esta computadora no tiene un lugar seguro para el secreto. Consérvelo solo para esta sesión.'
    case 'unknown-handle':
      return 'Esto ya no está. Actualice para ver lo que hay ahora.'
    case 'nothing-found':
      return 'No se encontró ahí ningún secreto de cliente. Se necesitan CATENA_CLIENT_ID y CATENA_CLIENT_SECRET.'
    case 'hosts-differ':
      return 'El secreto importado no puede enviarse a estas direcciones. Corríjalas, o escriba el secreto.'
    case 'confirmation-needed':
      return 'Esto necesita antes su confirmación expresa. Confirme e inténtelo de nuevo.'
    case 'clipboard':
      return 'El portapapeles no respondió. Inténtelo de nuevo.'
    case 'file-not-written':
      return 'El archivo no se pudo guardar ahí. Revise que el disco no esté lleno y que ningún otro programa tenga abierto el archivo.'
    case 'cancelled':
      return 'Detenido.'
    case 'refused-sender':
    case 'internal':
      return 'Fleet Desk tiene una falla; los detalles están en su registro. Inténtelo de nuevo o reinicie la aplicación.'
  }
}
