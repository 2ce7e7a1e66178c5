import type { ConnectFailureWords } from './connect-failure-english'

const fault = {
  title: 'Fleet Desk tiene una falla',
  text: 'No se guardó nada. Los detalles están en su registro. Reinicie la aplicación e inténtelo de nuevo.'
}

/** Why connecting did not work, in Spanish. */
export const spanishConnectFailures: ConnectFailureWords = {
  'credentials-rejected': {
    title: 'Catena rechazó las credenciales',
    text: 'El ID y el secreto de cliente no corresponden entre sí, o fueron retirados. Revise ambos, o pida unos nuevos a su contacto en Catena.'
  },
  'no-network': { title: 'Esta computadora no tiene red', text: 'Conéctela a internet e inténtelo de nuevo.' },
  unreachable: {
    title: 'El servidor de autorización no respondió',
    text: 'Revise su dirección en Avanzado y el cortafuegos o la VPN de su red, e inténtelo de nuevo.'
  },
  tls: {
    title: 'El certificado del servidor no es de confianza',
    text: 'No se envió nada. Revise la dirección en Avanzado y el reloj de esta computadora. En una red que inspecciona el tráfico, consulte a quien la administra.'
  },
  'rate-limited': {
    title: 'Catena pidió esperar',
    text: ({ wait }) => `Hubo demasiados intentos. Inténtelo de nuevo ${wait}.`
  },
  'bad-answer': {
    title: 'La respuesta no fue de Catena',
    text: 'Algo respondió, pero no un servidor de autorización. Revise las direcciones en Avanzado; puede haber de por medio una página de acceso de su red.'
  },
  'server-error': {
    title: 'Catena tuvo una falla propia',
    text: 'Sus credenciales no se evaluaron. Inténtelo de nuevo en unos minutos.'
  },
  'insecure-url': {
    title: 'Esta dirección no es segura',
    text: 'Con http sin cifrar, la red vería el secreto. Use una dirección https.'
  },
  'invalid-input': {
    title: 'Un campo no es válido',
    text: ({ field }) => `Revise ${fieldNames[field ?? ''] ?? 'los campos'}.`
  },
  'vault-unavailable': {
    title: 'El secreto no se pudo sellar',
    text: 'El almacén de claves del sistema no respondió. Elija «Guardar solo para esta sesión» y conéctese de nuevo.'
  },
  forbidden: {
    title: 'Estas credenciales no pueden iniciar sesión aquí',
    text: 'Catena las conoce, pero no lo permite. Pida el permiso a su contacto en Catena.'
  },
  'not-found': {
    title: 'No hay un servidor de autorización en esta dirección',
    text: 'Revise la URL del servidor de autorización en Avanzado.'
  },
  'rejected-by-server': {
    title: 'Catena no aceptó la solicitud',
    text: ({ serverMessage }) =>
      serverMessage === undefined
        ? 'Revise los campos e inténtelo de nuevo.'
        : `Dijo: «${serverMessage}». Revise los campos e inténtelo de nuevo.`
  },
  conflict: { title: 'Ya hay otro inicio de sesión en curso', text: 'Espere un momento e inténtelo de nuevo.' },
  'signed-out': { title: 'No hay un perfil guardado que abrir', text: 'Escriba las credenciales para conectarse.' },
  cancelled: { title: 'Detenido', text: 'No se guardó nada.' },
  'unknown-handle': {
    title: 'El secreto importado ya no está',
    text: 'Las credenciales importadas se conservan diez minutos. Impórtelas de nuevo, o escriba el secreto.'
  },
  'profile-gone': {
    title: 'Este perfil ya no está',
    text: 'Se quitó de esta computadora. Agréguelo de nuevo para usarlo.'
  },
  'hosts-differ': {
    title: 'El secreto importado no puede enviarse a estas direcciones',
    text: 'Puede ir a los servidores de Catena, a esta computadora y a las direcciones que indica su origen. Corrija las direcciones en Avanzado, o escriba el secreto.'
  },
  'nothing-found': {
    title: 'No se encontró ningún secreto de cliente',
    text: 'Impórtelo de nuevo, o escriba el secreto.'
  },
  'confirmation-needed': fault,
  clipboard: fault,
  'file-not-written': fault,
  'refused-sender': fault,
  internal: fault
}

const fieldNames: Readonly<Record<string, string>> = {
  clientId: 'el ID de cliente',
  clientSecret: 'el secreto de cliente',
  profileName: 'el nombre del perfil',
  apiBaseUrl: 'la URL base de la API',
  authBaseUrl: 'la URL del servidor de autorización'
}
