import { numberLocale } from '@shared/domain/language'
import type { InvitationStanding } from '@shared/domain/invitation'
import type { InvitationSortColumn, InvitationTab } from '@shared/domain/invitation-tabs'
import { formatWeekdayTime } from '@shared/domain/time'
import { inLanguage } from '@renderer/ui/in-language'

const count = new Intl.NumberFormat(numberLocale())

/** The words of the invitations screen and its table. */
export const words = inLanguage({
  en: {
    title: 'Invitations',
    asOf: (clock: string) => `As of ${clock}`,
    neverRead: 'Not read from Catena yet',
    refreshing: 'Reading…',
    refresh: 'Refresh',
    invite: 'Invite a fleet',
    inviteMany: 'Invite many…',
    pages: 'Look at',
    list: 'List',
    funnel: 'To first position',
    filterLabel: 'Filter invitations',
    filterPlaceholder: 'Fleet reference, name or e-mail',
    count: (invitations: number) => count.format(invitations),
    tabsLabel: 'Invitations by status',
    tabs: {
      all: 'All',
      waiting: 'Waiting',
      expiring: 'Expiring soon',
      accepted: 'Accepted',
      declined: 'Declined',
      expired: 'Expired',
      revoked: 'Revoked',
      other: 'Other'
    } satisfies Record<InvitationTab, string>,
    standing: {
      active: 'Waiting',
      accepted: 'Accepted',
      declined: 'Declined',
      expired: 'Expired',
      deleted: 'Revoked',
      unknown: 'Other'
    } satisfies Record<InvitationStanding, string>,
    expiringSoon: 'Expiring soon',
    columns: {
      status: 'Status',
      fleetRef: 'Fleet reference',
      fleetName: 'Fleet name',
      contact: 'Contact',
      expires: 'Expires',
      chased: 'Last sent',
      created: 'Created'
    } satisfies Record<InvitationSortColumn, string>,
    actionsColumn: 'Actions',
    selectColumn: 'Select all that are shown',
    selectRow: (fleet: string) => `Select ${fleet}`,
    tableLabel: 'List of invitations',
    tableHint:
      'Arrow keys move between rows. Enter opens details, C copies the link, Space selects, the menu key shows what can be done.',
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
    inviteAgain: 'Invite again',
    inviteAgainOf: (fleet: string) => `Invite again: ${fleet}`,
    more: (fleet: string) => `More for ${fleet}`,
    notReadTitle: 'Not read from Catena yet',
    notReadText: 'Your invitations appear here once Catena has answered.',
    emptyTitle: 'No invitations yet',
    emptyText:
      'Invite a fleet to see its vehicles. You get a link to send; the fleet opens it and chooses what to share.',
    emptyTab: (tab: InvitationTab): string | null =>
      tab === 'expiring' ? 'No link is about to expire' : tab === 'declined' ? 'Nobody declined' : null,
    filteredTitle: 'No invitation matches',
    clearFilter: 'Clear filter',
    selected: (rows: number) => `${count.format(rows)} selected`,
    clearSelection: 'Clear selection',
    extendSelected: (rows: number) => `Extend ${count.format(rows)}…`,
    revokeSelected: (rows: number) => `Revoke ${count.format(rows)}…`,
    againSelected: (rows: number) => `Invite ${count.format(rows)} again…`,
    exportSelected: (rows: number) => `Export ${count.format(rows)}…`,
    export: 'Export…',
    filters: 'Saved filters',
    filtersTitle: 'Saved filters',
    noFilters: 'Keep the tab, the text and the order that you look at now under a name.',
    filterName: 'Name of the filter',
    saveFilter: 'Save filter',
    filtersFull: 'There are 50 saved filters. Delete one to save another.',
    deleteFilter: (name: string) => `Delete filter ${name}`,
    filterDeleted: (name: string) => `Filter “${name}” deleted`,
    undo: 'Undo',
    notSaved: 'Not saved',
    copiedTitle: 'Link copied',
    copiedText: (fleet: string, atMs: number | null) => `Link for ${fleet} is ready to paste.${expires(atMs)}`,
    failedTitle: 'Not done',
    expiresOn: (atMs: number) => `Expires ${formatWeekdayTime(atMs)}`,
    close: 'Close'
  },
  es: {
    title: 'Invitaciones',
    asOf: (clock: string) => `Al ${clock}`,
    neverRead: 'Aún no se leen de Catena',
    refreshing: 'Leyendo…',
    refresh: 'Actualizar',
    invite: 'Invitar a una flota',
    inviteMany: 'Invitar a muchas…',
    pages: 'Ver',
    list: 'Lista',
    funnel: 'Hasta la primera posición',
    filterLabel: 'Filtrar invitaciones',
    filterPlaceholder: 'Referencia, nombre o correo de la flota',
    count: (invitations: number) => count.format(invitations),
    tabsLabel: 'Invitaciones por estado',
    tabs: {
      all: 'Todas',
      waiting: 'En espera',
      expiring: 'Por vencer',
      accepted: 'Aceptadas',
      declined: 'Rechazadas',
      expired: 'Vencidas',
      revoked: 'Revocadas',
      other: 'Otras'
    },
    standing: {
      active: 'En espera',
      accepted: 'Aceptada',
      declined: 'Rechazada',
      expired: 'Vencida',
      deleted: 'Revocada',
      unknown: 'Otra'
    },
    expiringSoon: 'Por vencer',
    columns: {
      status: 'Estado',
      fleetRef: 'Referencia',
      fleetName: 'Flota',
      contact: 'Contacto',
      expires: 'Vence',
      chased: 'Último envío',
      created: 'Creada'
    },
    actionsColumn: 'Acciones',
    selectColumn: 'Seleccionar todas las que se muestran',
    selectRow: (fleet: string) => `Seleccionar ${fleet}`,
    tableLabel: 'Lista de invitaciones',
    tableHint:
      'Las flechas cambian de fila. Entrar abre los detalles, C copia el enlace, Espacio selecciona, la tecla de menú muestra lo que se puede hacer.',
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
    inviteAgain: 'Reinvitar',
    inviteAgainOf: (fleet: string) => `Reinvitar a ${fleet}`,
    more: (fleet: string) => `Más para ${fleet}`,
    notReadTitle: 'Aún no se leen de Catena',
    notReadText: 'Sus invitaciones aparecen aquí cuando Catena responde.',
    emptyTitle: 'Todavía no hay invitaciones',
    emptyText:
      'Invite a una flota para ver sus vehículos. Usted recibe un enlace para enviar; la flota lo abre y elige qué compartir.',
    emptyTab: (tab: InvitationTab) =>
      tab === 'expiring' ? 'Ningún enlace está por vencer' : tab === 'declined' ? 'Nadie ha rechazado' : null,
    filteredTitle: 'Ninguna invitación coincide',
    clearFilter: 'Quitar filtro',
    selected: (rows: number) => `${count.format(rows)} seleccionadas`,
    clearSelection: 'Quitar selección',
    extendSelected: (rows: number) => `Prolongar ${count.format(rows)}…`,
    revokeSelected: (rows: number) => `Revocar ${count.format(rows)}…`,
    againSelected: (rows: number) => `Reinvitar ${count.format(rows)}…`,
    exportSelected: (rows: number) => `Exportar ${count.format(rows)}…`,
    export: 'Exportar…',
    filters: 'Filtros guardados',
    filtersTitle: 'Filtros guardados',
    noFilters: 'Guarde con un nombre la pestaña, el texto y el orden que ve ahora.',
    filterName: 'Nombre del filtro',
    saveFilter: 'Guardar filtro',
    filtersFull: 'Hay 50 filtros guardados. Borre uno para guardar otro.',
    deleteFilter: (name: string) => `Borrar el filtro ${name}`,
    filterDeleted: (name: string) => `Filtro «${name}» borrado`,
    undo: 'Deshacer',
    notSaved: 'No se guardó',
    copiedTitle: 'Enlace copiado',
    copiedText: (fleet: string, atMs: number | null) =>
      `El enlace para ${fleet} está listo para pegar.${expires(atMs)}`,
    failedTitle: 'No se hizo',
    expiresOn: (atMs: number) => `Vence ${formatWeekdayTime(atMs)}`,
    close: 'Cerrar'
  }
})

/** " Expires Tue 14:00.", to follow another sentence; nothing when the end is not known. */
export function expires(atMs: number | null): string {
  return atMs === null ? '' : ` ${words.expiresOn(atMs)}.`
}
