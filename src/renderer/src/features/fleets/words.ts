import { formatCount, formatNumber } from '@renderer/ui/count'
import { inLanguage } from '@renderer/ui/in-language'
import { pageLanguage } from '@shared/domain/language'
import type { FleetSortColumn, FleetTile } from '@renderer/state/fleet-view-store'

const spanishCount = (count: number, one: string, more: string): string =>
  `${formatNumber(count)} ${count === 1 ? one : more}`

/** "1 connection", "12,000 connections". */
export function connectionCount(count: number): string {
  return pageLanguage() === 'es' ? spanishCount(count, 'conexión', 'conexiones') : formatCount(count, 'connection')
}

/** What the list of fleets says, and what the attention view has in common with it. */
export const words = inLanguage({
  en: {
    title: 'Fleets',
    listLabel: 'List of fleets',
    asOf: (time: string) => `As of ${time}`,
    neverRead: 'Not read from Catena yet',
    reading: 'Reading…',
    refresh: 'Refresh',
    search: 'Search fleets',
    searchPlaceholder: 'Name, reference or provider',
    clearSearch: 'Clear search',
    clearFilter: 'Clear filter',
    tilesLabel: 'Show only',
    tiles: {
      'needs-you': 'Needs you',
      'fleet-must-act': 'Fleet must act',
      outage: 'Outage or waiting',
      quiet: 'Quiet',
      fine: 'Fine',
      snoozed: 'Snoozed'
    } satisfies Record<FleetTile, string>,
    tileHints: {
      'needs-you': 'Something that you, or whoever looks after this computer, can mend',
      'fleet-must-act': 'The fleet or its driver has to do something',
      outage: 'A provider is out or late, or time will tell: nothing for you or the fleet to do',
      quiet: 'The connection works, but vehicles send nothing new',
      fine: 'Everything arrives as it should',
      snoozed: 'Put aside for now; each comes back at its time'
    } satisfies Record<FleetTile, string>,
    verdictFilter: 'Verdict',
    providerFilter: 'Provider',
    chosen: (name: string, count: number) => (count === 0 ? name : `${name}: ${formatNumber(count)}`),
    sums: (fleets: string, connections: string, vehicles: string) =>
      `${fleets} · ${connections} · ${vehicles} by their positions`,
    shown: (shown: number, total: number) =>
      shown === total ? formatCount(total, 'fleet') : `${formatNumber(shown)} of ${formatCount(total, 'fleet')}`,
    sortHint: 'Sort by this',
    columns: {
      verdict: 'Verdict',
      name: 'Fleet',
      ref: 'Reference',
      provider: 'Providers',
      vehicles: 'Vehicles',
      since: 'Since'
    } satisfies Record<FleetSortColumn, string>,
    agreement: 'Sharing',
    connections: 'Connections',
    what: 'What is the matter',
    who: 'Must act',
    brokenOf: (broken: number, all: number) => `${formatNumber(broken)} of ${formatNumber(all)} broken`,
    nothing: '–',
    noProvider: 'None',
    simulated: 'Simulated',
    noVehicles: 'No vehicles',
    emptyTitle: 'No fleets yet',
    emptyText: 'Fleets appear here once they accept an invitation and share their data.',
    notReadTitle: 'Fleets not read yet',
    notReadText: 'They appear here once Catena has answered.',
    filteredTitle: 'No fleet matches',
    invite: 'Invite a fleet',
    marks: 'Marks',
    hasNote: 'Has a note',
    isChased: (age: string) => `Written to ${age}`,
    isSnoozed: (until: string) => `Snoozed until ${until}`,
    open: (fleet: string) => `Open ${fleet}`
  },
  es: {
    title: 'Flotas',
    listLabel: 'Lista de flotas',
    asOf: (time: string) => `Al ${time}`,
    neverRead: 'Aún no se han leído de Catena',
    reading: 'Leyendo…',
    refresh: 'Actualizar',
    search: 'Buscar flotas',
    searchPlaceholder: 'Nombre, referencia o proveedor',
    clearSearch: 'Borrar búsqueda',
    clearFilter: 'Quitar filtro',
    tilesLabel: 'Mostrar solo',
    tiles: {
      'needs-you': 'Dependen de usted',
      'fleet-must-act': 'Debe actuar la flota',
      outage: 'Falla o espera',
      quiet: 'Sin señal',
      fine: 'En orden',
      snoozed: 'Pospuestas'
    },
    tileHints: {
      'needs-you': 'Algo que puede arreglar usted o quien cuide esta computadora',
      'fleet-must-act': 'La flota o su conductor tiene que hacer algo',
      outage: 'Un proveedor falla o va atrasado, o el tiempo lo dirá: ni usted ni la flota tienen que actuar',
      quiet: 'La conexión funciona, pero los vehículos no envían nada nuevo',
      fine: 'Todo llega como debe',
      snoozed: 'Apartadas por ahora; cada una vuelve a su hora'
    },
    verdictFilter: 'Diagnóstico',
    providerFilter: 'Proveedor',
    chosen: (name: string, count: number) => (count === 0 ? name : `${name}: ${formatNumber(count)}`),
    sums: (fleets: string, connections: string, vehicles: string) =>
      `${fleets} · ${connections} · ${vehicles} según sus posiciones`,
    shown: (shown: number, total: number) =>
      shown === total ? formatCount(total, 'fleet') : `${formatNumber(shown)} de ${formatCount(total, 'fleet')}`,
    sortHint: 'Ordenar por esta columna',
    columns: {
      verdict: 'Diagnóstico',
      name: 'Flota',
      ref: 'Referencia',
      provider: 'Proveedores',
      vehicles: 'Vehículos',
      since: 'Desde'
    },
    agreement: 'Acceso',
    connections: 'Conexiones',
    what: 'Qué sucede',
    who: 'Debe actuar',
    brokenOf: (broken: number, all: number) => `${formatNumber(broken)} de ${formatNumber(all)} con falla`,
    nothing: '–',
    noProvider: 'Ninguno',
    simulated: 'Simulada',
    noVehicles: 'Sin vehículos',
    emptyTitle: 'Aún no hay flotas',
    emptyText: 'Las flotas aparecen aquí cuando aceptan una invitación y comparten sus datos.',
    notReadTitle: 'Aún no se han leído las flotas',
    notReadText: 'Aparecen aquí cuando Catena responde.',
    filteredTitle: 'Ninguna flota coincide',
    invite: 'Invitar una flota',
    marks: 'Señales',
    hasNote: 'Tiene una nota',
    isChased: (age: string) => `Se le escribió ${age}`,
    isSnoozed: (until: string) => `Pospuesta hasta ${until}`,
    open: (fleet: string) => `Abrir ${fleet}`
  }
})

const agreements = inLanguage<Readonly<Record<string, string>>>({
  en: { active: 'Sharing', paused: 'Paused', cancelled: 'Cancelled', deleted: 'Deleted', expired: 'Expired' },
  es: { active: 'Comparte', paused: 'En pausa', cancelled: 'Cancelado', deleted: 'Eliminado', expired: 'Vencido' }
})

/** The status of a share agreement in a word; one that this version does not know stays as it is. */
export function agreementName(status: string): string {
  return agreements[status] ?? status
}
