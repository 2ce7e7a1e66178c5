import { numberLocale } from '@shared/domain/language'
import type { PreflightKind } from '@shared/domain/preflight'
import { inLanguage } from '@renderer/ui/in-language'
import { expires } from './words'

const count = new Intl.NumberFormat(numberLocale())

/** What sending does to an invitation that is already there: `new` when there is none. */
export type ResendKind = PreflightKind

/** The words of what is done with invitations: sharing, sending again, revoking, exporting. */
export const actionWords = inLanguage({
  en: {
    menuLabel: (fleet: string) => `Actions for ${fleet}`,
    copyLink: 'Copy link',
    copyMessage: 'Copy as message…',
    openMail: 'Open in mail…',
    showQr: 'Show QR code…',
    openLink: 'Open in browser',
    details: 'Details',
    revoke: 'Revoke…',
    resend: {
      new: 'Invite…',
      extends: 'Extend…',
      're-opens': 'Invite again…',
      renews: 'Renew link…',
      'after-expiry': 'Invite again…',
      'after-revoke': 'Invite again…'
    } satisfies Record<ResendKind, string>,
    linkOpened: (fleet: string) => `The page of ${fleet} is open in your browser.`,

    revokeTitle: (fleet: string) => `Revoke the link for ${fleet}?`,
    revokeManyTitle: (rows: number) => `Revoke ${count.format(rows)} links?`,
    revokeText:
      'It stops working at once. The fleet has not accepted yet, so nothing else changes. You can invite it again later.',
    revokeManyText: 'They stop working at once. These fleets have not accepted yet, so nothing else changes.',
    revokeConfirm: 'Revoke invitation',
    revokeManyConfirm: (rows: number) => `Revoke ${count.format(rows)} invitations`,
    keep: 'Keep it',
    keepAll: 'Keep them',
    revokeDone: (fleet: string) => `Link for ${fleet} revoked. It no longer works.`,
    reinvite: 'Invite again…',
    leftOut: (rows: number) =>
      rows === 1
        ? '1 of the selected is left out: it is accepted or over, so there is nothing to revoke.'
        : `${count.format(rows)} of the selected are left out: they are accepted or over, so there is nothing to revoke.`,

    resendTitle: {
      new: (fleet: string) => `Invite ${fleet}?`,
      extends: (fleet: string) => `Extend the invitation for ${fleet}?`,
      're-opens': (fleet: string) => `Re-open the invitation for ${fleet}?`,
      renews: (fleet: string) => `Renew the link for ${fleet}?`,
      'after-expiry': (fleet: string) => `Invite ${fleet} again?`,
      'after-revoke': (fleet: string) => `Invite ${fleet} again?`
    } satisfies Record<ResendKind, (fleet: string) => string>,
    resendManyTitle: (rows: number) => `Send ${count.format(rows)} invitations again?`,
    effect: {
      new: (fleet: string) => `${fleet} has no invitation yet: a new one is made.`,
      extends: (fleet: string) =>
        `${fleet} has an invitation that is still waiting. It gets a new end; no second one is made.`,
      're-opens': (fleet: string) => `${fleet} declined. Its invitation is opened again, and the fleet can accept it.`,
      renews: (fleet: string) =>
        `${fleet} has already accepted and stays connected. Its link and its access tokens are renewed: programs that use the old tokens must fetch the new ones. Opening the link repairs a stale connection.`,
      'after-expiry': (fleet: string) => `The last link for ${fleet} has ended. It gets an invitation with a new end.`,
      'after-revoke': (fleet: string) => `You revoked the last link for ${fleet}. It gets a new invitation.`
    } satisfies Record<ResendKind, (fleet: string) => string>,
    effectMany: {
      new: (rows: number) => `${count.format(rows)} new`,
      extends: (rows: number) => `${count.format(rows)} waiting: extended`,
      're-opens': (rows: number) => `${count.format(rows)} declined: opened again`,
      renews: (rows: number) => `${count.format(rows)} accepted: link and tokens renewed`,
      'after-expiry': (rows: number) => `${count.format(rows)} expired: invited again`,
      'after-revoke': (rows: number) => `${count.format(rows)} revoked: invited again`
    } satisfies Record<ResendKind, (rows: number) => string>,
    resendConfirm: {
      new: 'Create invitation',
      extends: 'Extend and copy link',
      're-opens': 'Re-open and copy link',
      renews: 'Renew and copy link',
      'after-expiry': 'Invite again and copy link',
      'after-revoke': 'Invite again and copy link'
    } satisfies Record<ResendKind, string>,
    resendManyConfirm: (rows: number) => `Send ${count.format(rows)}`,
    repairsOnly: 'To repair a connection, the present link is enough: copy it instead.',
    notNow: 'Not now',
    resent: {
      created: (fleet: string, atMs: number | null) => `Catena made a new invitation for ${fleet}.${expires(atMs)}`,
      refreshed: (fleet: string, atMs: number | null) => `The invitation for ${fleet} was renewed.${expires(atMs)}`
    },
    linkCopied: 'Link copied',
    linkNotCopied: 'Done, link not copied',
    working: (done: number, total: number) => `${count.format(done)} of ${count.format(total)}`,
    allDone: (rows: number) => (rows === 1 ? 'Done.' : `All ${count.format(rows)} done.`),
    someFailed: (failed: number, total: number) =>
      `${count.format(total - failed)} of ${count.format(total)} done, ${count.format(failed)} not. What failed comes first.`,
    done: 'Done',
    stop: 'Stop',
    stopped: (left: number) => `Stopped. ${count.format(left)} were not sent.`,
    outcomeLabel: 'Outcome for each fleet',
    ok: 'done',

    exportTitle: 'Export invitations',
    exportText: (rows: number) =>
      rows === 1 ? 'Writes 1 invitation to a CSV file.' : `Writes ${count.format(rows)} invitations to a CSV file.`,
    exportLinks: 'With the links',
    exportLinksHint:
      'Whoever has the file can use them: a link lets anybody attach their provider account to your fleet.',
    exportConfirm: 'Choose a file…',
    exported: (rows: number, file: string) =>
      `${rows === 1 ? '1 invitation' : `${count.format(rows)} invitations`} saved as ${file}.`
  },
  es: {
    menuLabel: (fleet: string) => `Acciones para ${fleet}`,
    copyLink: 'Copiar enlace',
    copyMessage: 'Copiar como mensaje…',
    openMail: 'Abrir en el correo…',
    showQr: 'Mostrar código QR…',
    openLink: 'Abrir en el navegador',
    details: 'Detalles',
    revoke: 'Revocar…',
    resend: {
      new: 'Invitar…',
      extends: 'Prolongar…',
      're-opens': 'Invitar de nuevo…',
      renews: 'Renovar enlace…',
      'after-expiry': 'Invitar de nuevo…',
      'after-revoke': 'Invitar de nuevo…'
    },
    linkOpened: (fleet: string) => `La página de ${fleet} está abierta en su navegador.`,

    revokeTitle: (fleet: string) => `¿Revocar el enlace para ${fleet}?`,
    revokeManyTitle: (rows: number) => `¿Revocar ${count.format(rows)} enlaces?`,
    revokeText:
      'Deja de funcionar de inmediato. La flota aún no ha aceptado, así que nada más cambia. Puede invitarla de nuevo más adelante.',
    revokeManyText: 'Dejan de funcionar de inmediato. Estas flotas aún no han aceptado, así que nada más cambia.',
    revokeConfirm: 'Revocar invitación',
    revokeManyConfirm: (rows: number) => `Revocar ${count.format(rows)} invitaciones`,
    keep: 'Conservarla',
    keepAll: 'Conservarlas',
    revokeDone: (fleet: string) => `Enlace para ${fleet} revocado. Ya no funciona.`,
    reinvite: 'Invitar de nuevo…',
    leftOut: (rows: number) =>
      rows === 1
        ? '1 de las seleccionadas queda fuera: está aceptada o terminada y no hay nada que revocar.'
        : `${count.format(rows)} de las seleccionadas quedan fuera: están aceptadas o terminadas y no hay nada que revocar.`,

    resendTitle: {
      new: (fleet: string) => `¿Invitar a ${fleet}?`,
      extends: (fleet: string) => `¿Prolongar la invitación para ${fleet}?`,
      're-opens': (fleet: string) => `¿Reabrir la invitación para ${fleet}?`,
      renews: (fleet: string) => `¿Renovar el enlace para ${fleet}?`,
      'after-expiry': (fleet: string) => `¿Invitar de nuevo a ${fleet}?`,
      'after-revoke': (fleet: string) => `¿Invitar de nuevo a ${fleet}?`
    },
    resendManyTitle: (rows: number) => `¿Enviar de nuevo ${count.format(rows)} invitaciones?`,
    effect: {
      new: (fleet: string) => `${fleet} aún no tiene invitación: se crea una nueva.`,
      extends: (fleet: string) => `${fleet} tiene una invitación en espera. Recibe un nuevo plazo; no se crea otra.`,
      're-opens': (fleet: string) => `${fleet} rechazó. Su invitación se abre de nuevo y la flota puede aceptarla.`,
      renews: (fleet: string) =>
        `${fleet} ya aceptó y sigue conectada. Su enlace y sus claves de acceso se renuevan: los programas que usan las anteriores deben obtener las nuevas. Abrir el enlace repara una conexión vencida.`,
      'after-expiry': (fleet: string) =>
        `El último enlace para ${fleet} terminó. Recibe una invitación con un nuevo plazo.`,
      'after-revoke': (fleet: string) => `Usted revocó el último enlace para ${fleet}. Recibe una invitación nueva.`
    },
    effectMany: {
      new: (rows: number) => `${count.format(rows)} nuevas`,
      extends: (rows: number) => `${count.format(rows)} en espera: se prolongan`,
      're-opens': (rows: number) => `${count.format(rows)} rechazadas: se reabren`,
      renews: (rows: number) => `${count.format(rows)} aceptadas: se renuevan enlace y claves`,
      'after-expiry': (rows: number) => `${count.format(rows)} vencidas: se invitan de nuevo`,
      'after-revoke': (rows: number) => `${count.format(rows)} revocadas: se invitan de nuevo`
    },
    resendConfirm: {
      new: 'Crear invitación',
      extends: 'Prolongar y copiar enlace',
      're-opens': 'Reabrir y copiar enlace',
      renews: 'Renovar y copiar enlace',
      'after-expiry': 'Invitar de nuevo y copiar enlace',
      'after-revoke': 'Invitar de nuevo y copiar enlace'
    },
    resendManyConfirm: (rows: number) => `Enviar ${count.format(rows)}`,
    repairsOnly: 'Para reparar una conexión basta el enlace actual: cópielo.',
    notNow: 'Ahora no',
    resent: {
      created: (fleet: string, atMs: number | null) =>
        `Catena creó una invitación nueva para ${fleet}.${expires(atMs)}`,
      refreshed: (fleet: string, atMs: number | null) => `Se renovó la invitación para ${fleet}.${expires(atMs)}`
    },
    linkCopied: 'Enlace copiado',
    linkNotCopied: 'Hecho, enlace sin copiar',
    working: (done: number, total: number) => `${count.format(done)} de ${count.format(total)}`,
    allDone: (rows: number) => (rows === 1 ? 'Hecho.' : `Las ${count.format(rows)} están hechas.`),
    someFailed: (failed: number, total: number) =>
      `${count.format(total - failed)} de ${count.format(total)} hechas, ${count.format(failed)} no. Lo que falló va primero.`,
    done: 'Listo',
    stop: 'Detener',
    stopped: (left: number) => `Detenido. ${count.format(left)} no se enviaron.`,
    outcomeLabel: 'Resultado por flota',
    ok: 'hecho',

    exportTitle: 'Exportar invitaciones',
    exportText: (rows: number) =>
      rows === 1
        ? 'Escribe 1 invitación en un archivo CSV.'
        : `Escribe ${count.format(rows)} invitaciones en un archivo CSV.`,
    exportLinks: 'Con los enlaces',
    exportLinksHint:
      'Quien tenga el archivo puede usarlos: un enlace permite a cualquiera conectar su proveedor a la flota de usted.',
    exportConfirm: 'Elegir archivo…',
    exported: (rows: number, file: string) =>
      `${rows === 1 ? '1 invitación guardada' : `${count.format(rows)} invitaciones guardadas`} en ${file}.`
  }
})
