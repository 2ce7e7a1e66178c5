import { numberLocale } from '@shared/domain/language'
import { inLanguage } from '@renderer/ui/in-language'
import type { Staleness } from '@shared/domain/staleness'

const count = new Intl.NumberFormat(numberLocale())

/** Every word of the vehicle list and the detail panel. */
export const words = inLanguage({
  en: {
    listLabel: 'Vehicles',
    filterLabel: 'Filter vehicles',
    filterPlaceholder: 'Name, VIN, plate, driver, fleet, provider or place',
    clearFilter: 'Clear filter',
    sortLabel: 'Sort by',
    sortBy: { name: 'Name', newest: 'Newest first', oldest: 'Oldest first', fleet: 'Fleet' },
    bucketsLabel: 'Show only vehicles last seen',
    staleness: {
      live: 'Live',
      recent: 'Recent',
      late: 'Late',
      stale: 'Stale',
      lost: 'Lost',
      never: 'No position'
    } satisfies Record<Staleness, string>,
    stalenessMeaning: {
      live: 'Seen in the last 5 minutes',
      recent: 'Seen 5 to 30 minutes ago',
      late: 'Seen 30 minutes to 4 hours ago',
      stale: 'Seen 4 to 24 hours ago',
      lost: 'Not seen for over a day',
      never: 'No position received yet'
    } satisfies Record<Staleness, string>,
    shown: (shown: number, total: number) =>
      shown === total ? `${count.format(total)} vehicles` : `${count.format(shown)} of ${count.format(total)} vehicles`,
    bucketCount: (vehicles: number) => count.format(vehicles),
    emptyTitle: 'No vehicles yet',
    emptyText:
      'Vehicles appear here once a fleet has accepted your invitation and its provider has sent a first position.',
    emptyAction: 'Invite a fleet',
    unreadTitle: 'No vehicles to show',
    unreadText: 'They appear when Fleet Desk has the client secret and Catena accepts it.',
    filteredTitle: 'No vehicle matches',
    filteredText: 'Nothing fits this filter.',
    detailLabel: 'Vehicle details',
    close: 'Close details',
    neverSeen: 'No position yet',
    neverSeenShort: 'not yet',
    unknown: 'Not reported',
    moving: 'moving',
    parked: 'standing',
    centre: 'Show on map',
    copy: 'Copy position',
    copied: 'Copied',
    copyFailed: 'Your system did not allow copying. Select the coordinates and copy them by hand.',
    hiddenByFilter: (name: string) => `${name} is selected but hidden by the filter.`,
    fields: {
      vin: 'VIN',
      plate: 'Plate',
      fleet: 'Fleet',
      provider: 'Provider',
      speed: 'Speed',
      heading: 'Direction',
      place: 'Near',
      position: 'Position',
      seen: 'Last seen'
    },
    derived: 'derived from its last two positions',
    simulated: 'Simulated vehicle',
    sharedVin: 'Also reported by another provider',
    twinsTitle: 'The same truck, by its VIN',
    twin: (provider: string, age: string | null) => (age === null ? provider : `${provider} · ${age}`),
    olderTwin: 'Another provider has a newer position of this truck. The map shows that one.',
    unnamedProvider: 'Unnamed provider'
  },
  es: {
    listLabel: 'Vehículos',
    filterLabel: 'Filtrar vehículos',
    filterPlaceholder: 'Nombre, VIN, placa, conductor, flota, proveedor o lugar',
    clearFilter: 'Quitar filtro',
    sortLabel: 'Ordenar por',
    sortBy: { name: 'Nombre', newest: 'Más recientes primero', oldest: 'Más antiguos primero', fleet: 'Flota' },
    bucketsLabel: 'Mostrar solo vehículos vistos por última vez',
    staleness: {
      live: 'En vivo',
      recent: 'Reciente',
      late: 'Con retraso',
      stale: 'Desactualizado',
      lost: 'Sin señal',
      never: 'Sin posición'
    },
    stalenessMeaning: {
      live: 'Visto en los últimos 5 minutos',
      recent: 'Visto hace 5 a 30 minutos',
      late: 'Visto hace entre 30 minutos y 4 horas',
      stale: 'Visto hace 4 a 24 horas',
      lost: 'Sin verse desde hace más de un día',
      never: 'Aún no se recibe ninguna posición'
    },
    shown: (shown: number, total: number) =>
      shown === total
        ? `${count.format(total)} vehículos`
        : `${count.format(shown)} de ${count.format(total)} vehículos`,
    bucketCount: (vehicles: number) => count.format(vehicles),
    emptyTitle: 'Todavía no hay vehículos',
    emptyText:
      'Los vehículos aparecen aquí cuando una flota acepta su invitación y su proveedor envía una primera posición.',
    emptyAction: 'Invitar a una flota',
    unreadTitle: 'No hay vehículos que mostrar',
    unreadText: 'Aparecen cuando Fleet Desk tiene el secreto de cliente y Catena lo acepta.',
    filteredTitle: 'Ningún vehículo coincide',
    filteredText: 'Nada cumple con este filtro.',
    detailLabel: 'Detalles del vehículo',
    close: 'Cerrar detalles',
    neverSeen: 'Aún sin posición',
    neverSeenShort: 'aún no',
    unknown: 'No informado',
    moving: 'en movimiento',
    parked: 'detenido',
    centre: 'Mostrar en el mapa',
    copy: 'Copiar posición',
    copied: 'Copiado',
    copyFailed: 'Su sistema no permitió copiar. Seleccione las coordenadas y cópielas a mano.',
    hiddenByFilter: (name: string) => `${name} está seleccionado, pero el filtro lo oculta.`,
    fields: {
      vin: 'VIN',
      plate: 'Placa',
      fleet: 'Flota',
      provider: 'Proveedor',
      speed: 'Velocidad',
      heading: 'Dirección',
      place: 'Cerca de',
      position: 'Posición',
      seen: 'Visto por última vez'
    },
    derived: 'calculada con sus dos últimas posiciones',
    simulated: 'Vehículo simulado',
    sharedVin: 'También lo informa otro proveedor',
    twinsTitle: 'El mismo camión, según su VIN',
    twin: (provider: string, age: string | null) => (age === null ? provider : `${provider} · ${age}`),
    olderTwin: 'Otro proveedor tiene una posición más reciente de este camión. El mapa muestra esa.',
    unnamedProvider: 'Proveedor sin nombre'
  }
})
