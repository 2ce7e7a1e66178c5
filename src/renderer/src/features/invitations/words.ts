import { numberLocale } from '@shared/domain/language'
import { inLanguage } from '@renderer/ui/in-language'
import type { Failure } from '@shared/ipc/result'
import type { InvitationStanding } from '@shared/domain/invitation'
import { formatWeekdayTime } from '@shared/domain/time'

const count = new Intl.NumberFormat(numberLocale())

/** Every word of the invitations screen and of the invite dialog. */
export const words = inLanguage({
  en: {
    title: 'Invitations',
    asOf: (clock: string) => `As of ${clock}`,
    neverRead: 'Not read from Catena yet',
    refreshing: 'Reading…',
    refresh: 'Refresh',
    invite: 'Invite a fleet',
    filterLabel: 'Filter invitations',
    filterPlaceholder: 'Fleet reference, name or e-mail',
    count: (invitations: number) => count.format(invitations),
    standingsLabel: 'Show only',
    standing: {
      active: 'Waiting',
      accepted: 'Accepted',
      declined: 'Declined',
      expired: 'Expired',
      deleted: 'Revoked',
      unknown: 'Other'
    } satisfies Record<InvitationStanding, string>,
    columns: {
      status: 'Status',
      fleetRef: 'Fleet reference',
      fleetName: 'Fleet name',
      email: 'E-mail',
      created: 'Created',
      expires: 'Expires',
      actions: 'Actions'
    },
    tableLabel: 'List of invitations',
    shown: (shown: number, total: number) =>
      shown === total
        ? total === 1
          ? '1 invitation'
          : `${count.format(total)} invitations`
        : `${count.format(shown)} of ${count.format(total)} invitations`,
    setAside: (rows: number) =>
      rows === 1 ? '1 row could not be read' : `${count.format(rows)} rows could not be read`,
    expired: (age: string) => `ended ${age}`,
    declineReason: (reason: string) => `Reason given: ${reason}`,
    acceptedAt: (age: string) => `accepted ${age}`,
    nothing: '–',
    copyLink: 'Copy link',
    copyLinkOf: (fleet: string) => `Copy link for ${fleet}`,
    copied: 'Copied',
    revoke: 'Revoke',
    revokeOf: (fleet: string) => `Revoke invitation for ${fleet}`,
    notReadTitle: 'Not read from Catena yet',
    notReadText: 'Your invitations appear here once Catena has answered.',
    emptyTitle: 'No invitations yet',
    emptyText:
      'Invite a fleet to see its vehicles. You get a link to send; the fleet opens it and chooses what to share.',
    filteredTitle: 'No invitation matches',
    clearFilter: 'Clear filter',

    revokeTitle: (fleet: string) => `Revoke the link for ${fleet}?`,
    revokeText:
      'It stops working at once. The fleet has not accepted yet, so nothing else changes. You can invite it again later.',
    revokeConfirm: 'Revoke invitation',
    keep: 'Keep it',
    revokeDone: (fleet: string) => `Link for ${fleet} revoked. It no longer works.`,

    inviteTitle: 'Invite a fleet',
    fleetRef: 'Fleet reference',
    fleetRefHint: 'Your own key for this fleet, such as its number in your system.',
    fleetRefMissing: 'Enter your reference for this fleet.',
    fleetName: 'Fleet name',
    fleetNameHint: 'Shown to the fleet. Letters, digits and spaces only.',
    fleetNameBad: 'Catena takes letters, digits and spaces only.',
    useCleaned: (name: string) => `Use “${name}”`,
    email: 'E-mail',
    emailHint: 'Optional. Catena does not send the invitation for you.',
    fieldRefused: 'This is not acceptable as it is. Correct it and send again.',
    emailBad: 'This is not a complete e-mail address.',
    expiry: 'Link works for',
    expiryPresets: [
      { hours: 24, label: '24 hours' },
      { hours: 72, label: '3 days' },
      { hours: 168, label: '7 days' },
      { hours: 672, label: '28 days' }
    ],
    expiryOther: 'Other',
    expiryHours: 'Hours',
    expiryBad: 'Enter whole hours from 1 to 672 (28 days).',
    expiresOn: (atMs: number) => `Expires ${formatWeekdayTime(atMs)}`,
    asks: 'Asks the fleet to share: its vehicles and their positions, to read only.',
    send: 'Create and copy link',
    // Closing keeps what was typed.
    notNow: 'Not now',
    clearForm: 'Clear form',
    draftKept: 'What you typed is still in the form.',
    notInvitedTitle: (fleet: string) => `${fleet} was not invited`,
    testQuestionTitle: 'Invite from a test profile?',
    testQuestion: (profileName: string, host: string) =>
      `This is the test profile ${profileName} at ${host}. The invitation will be real for whoever opens its link.`,
    testConfirm: 'Invite from test profile',
    testBack: 'Back',
    already: {
      active: (ref: string) =>
        `${ref} has an invitation that is still waiting. Sending again extends it; no second one is made.`,
      accepted: (ref: string) =>
        `${ref} has already accepted. Sending again renews its link, for example to repair a connection.`,
      declined: (ref: string) => `${ref} declined an invitation. Sending again re-opens it.`
    },
    createdTitle: 'Link copied',
    created: (fleet: string, atMs: number | null) => `Invitation for ${fleet} is ready to paste.${expires(atMs)}`,
    refreshed: (fleet: string, atMs: number | null) =>
      `The waiting invitation for ${fleet} was renewed and its link copied.${expires(atMs)}`,
    notCopiedTitle: 'Invitation created, link not copied',
    notCopied: (fleet: string) => `Your system did not allow copying. Use “Copy link” in the row of ${fleet}.`,
    copiedTitle: 'Link copied',
    copiedText: (fleet: string, atMs: number | null) => `Link for ${fleet} is ready to paste.${expires(atMs)}`,
    failedTitle: 'Not done'
  },
  es: {
    title: 'Invitaciones',
    asOf: (clock: string) => `Al ${clock}`,
    neverRead: 'Aún no se leen de Catena',
    refreshing: 'Leyendo…',
    refresh: 'Actualizar',
    invite: 'Invitar a una flota',
    filterLabel: 'Filtrar invitaciones',
    filterPlaceholder: 'Referencia, nombre o correo de la flota',
    count: (invitations: number) => count.format(invitations),
    standingsLabel: 'Mostrar solo',
    standing: {
      active: 'En espera',
      accepted: 'Aceptada',
      declined: 'Rechazada',
      expired: 'Vencida',
      deleted: 'Revocada',
      unknown: 'Otra'
    },
    columns: {
      status: 'Estado',
      fleetRef: 'Referencia',
      fleetName: 'Flota',
      email: 'Correo',
      created: 'Creada',
      expires: 'Vence',
      actions: 'Acciones'
    },
    tableLabel: 'Lista de invitaciones',
    shown: (shown: number, total: number) =>
      shown === total
        ? total === 1
          ? '1 invitación'
          : `${count.format(total)} invitaciones`
        : `${count.format(shown)} de ${count.format(total)} invitaciones`,
    setAside: (rows: number) =>
      rows === 1 ? 'No se pudo leer 1 fila' : `No se pudieron leer ${count.format(rows)} filas`,
    expired: (age: string) => `terminó ${age}`,
    declineReason: (reason: string) => `Motivo: ${reason}`,
    acceptedAt: (age: string) => `aceptada ${age}`,
    nothing: '–',
    copyLink: 'Copiar',
    copyLinkOf: (fleet: string) => `Copiar enlace para ${fleet}`,
    copied: 'Copiado',
    revoke: 'Revocar',
    revokeOf: (fleet: string) => `Revocar la invitación para ${fleet}`,
    notReadTitle: 'Aún no se leen de Catena',
    notReadText: 'Sus invitaciones aparecen aquí cuando Catena responde.',
    emptyTitle: 'Todavía no hay invitaciones',
    emptyText:
      'Invite a una flota para ver sus vehículos. Usted recibe un enlace para enviar; la flota lo abre y elige qué compartir.',
    filteredTitle: 'Ninguna invitación coincide',
    clearFilter: 'Quitar filtro',

    revokeTitle: (fleet: string) => `¿Revocar el enlace para ${fleet}?`,
    revokeText:
      'Deja de funcionar de inmediato. La flota aún no ha aceptado, así que nada más cambia. Puede invitarla de nuevo más adelante.',
    revokeConfirm: 'Revocar invitación',
    keep: 'Conservarla',
    revokeDone: (fleet: string) => `Enlace para ${fleet} revocado. Ya no funciona.`,

    inviteTitle: 'Invitar a una flota',
    fleetRef: 'Referencia de la flota',
    fleetRefHint: 'Su propia clave para esta flota, como su número en su sistema.',
    fleetRefMissing: 'Escriba su referencia para esta flota.',
    fleetName: 'Nombre de la flota',
    fleetNameHint: 'La flota lo ve. Solo letras, dígitos y espacios.',
    fleetNameBad: 'Catena acepta solo letras, dígitos y espacios.',
    useCleaned: (name: string) => `Usar «${name}»`,
    email: 'Correo electrónico',
    emailHint: 'Opcional. Catena no envía la invitación por usted.',
    fieldRefused: 'Así no se acepta. Corríjalo y envíe de nuevo.',
    emailBad: 'No es una dirección de correo completa.',
    expiry: 'El enlace funciona durante',
    expiryPresets: [
      { hours: 24, label: '24 horas' },
      { hours: 72, label: '3 días' },
      { hours: 168, label: '7 días' },
      { hours: 672, label: '28 días' }
    ],
    expiryOther: 'Otro',
    expiryHours: 'Horas',
    expiryBad: 'Escriba horas enteras de 1 a 672 (28 días).',
    expiresOn: (atMs: number) => `Vence ${formatWeekdayTime(atMs)}`,
    asks: 'Pide a la flota compartir: sus vehículos y sus posiciones, solo para lectura.',
    send: 'Crear y copiar enlace',
    // Closing keeps what was typed.
    notNow: 'Ahora no',
    clearForm: 'Vaciar formulario',
    draftKept: 'Lo que escribió sigue en el formulario.',
    notInvitedTitle: (fleet: string) => `No se invitó a ${fleet}`,
    testQuestionTitle: '¿Invitar desde un perfil de prueba?',
    testQuestion: (profileName: string, host: string) =>
      `Este es el perfil de prueba ${profileName} en ${host}. La invitación será real para quien abra su enlace.`,
    testConfirm: 'Invitar desde el perfil de prueba',
    testBack: 'Volver',
    already: {
      active: (ref: string) => `${ref} tiene una invitación en espera. Enviar de nuevo la prolonga; no se crea otra.`,
      accepted: (ref: string) =>
        `${ref} ya aceptó. Enviar de nuevo renueva su enlace, por ejemplo para reparar una conexión.`,
      declined: (ref: string) => `${ref} rechazó una invitación. Enviar de nuevo la vuelve a abrir.`
    },
    createdTitle: 'Enlace copiado',
    created: (fleet: string, atMs: number | null) =>
      `La invitación para ${fleet} está lista para pegar.${expires(atMs)}`,
    refreshed: (fleet: string, atMs: number | null) =>
      `Se renovó la invitación en espera para ${fleet} y se copió su enlace.${expires(atMs)}`,
    notCopiedTitle: 'Invitación creada, enlace sin copiar',
    notCopied: (fleet: string) => `Su sistema no permitió copiar. Use «Copiar» en la fila de ${fleet}.`,
    copiedTitle: 'Enlace copiado',
    copiedText: (fleet: string, atMs: number | null) =>
      `El enlace para ${fleet} está listo para pegar.${expires(atMs)}`,
    failedTitle: 'No se hizo'
  }
})

function expires(atMs: number | null): string {
  return atMs === null ? '' : ` ${words.expiresOn(atMs)}.`
}

/** Why inviting, copying or revoking did not work, and what to do; for every code that main may answer. */
export function failureText(failure: Failure): string {
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
    default:
      return 'This did not work, and nothing was changed. The log says more; try again.'
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
