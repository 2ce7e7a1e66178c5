import type { VehicleColumnId } from '@shared/domain/vehicle-columns'
import type { Motion } from '@shared/domain/vehicle-filter'
import { inLanguage } from '@renderer/ui/in-language'

/** Words of the list's columns, filters and saved views. */
export const listWords = inLanguage({
  en: {
    columns: {
      name: 'Vehicle',
      fleet: 'Fleet',
      provider: 'Provider',
      motion: 'Motion',
      speed: 'Speed',
      age: 'Age',
      place: 'Place',
      province: 'State',
      vin: 'VIN',
      plate: 'Plate',
      seen: 'Last seen'
    } satisfies Record<VehicleColumnId, string>,
    columnsTitle: 'Columns',
    columnsHint: 'Shown when the list is wide. Drag its edge to widen it.',
    moveUp: (name: string) => `Move ${name} up`,
    moveDown: (name: string) => `Move ${name} down`,
    usualColumns: 'Usual columns',
    resize: (name: string) => `Width of the column ${name}`,
    sortHint: 'Click to sort. Shift-click to sort by more than one column.',
    fastest: 'Fastest first',
    otherSort: 'By columns',
    motion: { moving: 'Moving', standing: 'Standing', unknown: 'Unknown' } satisfies Record<Motion, string>,
    filter: 'Filter',
    activeCount: 'active',
    filterTitle: 'Show only',
    facets: {
      staleness: 'Last position',
      motions: 'Motion',
      fleets: 'Fleet',
      providers: 'Provider',
      provinces: 'State or province'
    },
    noFleet: 'No fleet',
    noProvider: 'No provider',
    noProvince: 'Not known',
    findIn: (facet: string) => `Find in: ${facet}`,
    nothingFound: 'Nothing found',
    moreEntries: (count: string) => `${count} more. Type to find them.`,
    age: 'Age of the last position',
    anyAge: 'Any',
    seenWithin: 'Seen within',
    notSeenFor: 'Not seen for',
    chip: (facet: string, value: string) => `${facet}: ${value}`,
    andMore: (value: string, more: number) => `${value} + ${more}`,
    text: 'Text',
    remove: (what: string) => `Remove filter ${what}`,
    clearAll: 'Clear all',
    active: 'Active filters',
    hidden: (name: string) => `${name} is selected but hidden by the filter.`,
    show: 'Show',
    views: 'Views',
    viewsTitle: 'Saved views',
    noViews: 'A view keeps filter, order and columns under a name. The first nine have the keys 1 to 9.',
    saveView: 'Save view',
    viewName: 'Name of the view',
    withCamera: 'Also the map section',
    useView: (name: string) => `Show view ${name}`,
    renameView: (name: string) => `Rename view ${name}`,
    deleteView: (name: string) => `Delete view ${name}`,
    rename: 'Rename',
    cancel: 'Cancel',
    viewDeleted: (name: string) => `View "${name}" deleted`,
    undo: 'Undo',
    viewShown: (name: string) => `View ${name}`,
    viewsFull: 'There are 50 views. Delete one to save another.',
    notSaved: 'View not saved',
    notSavedText: 'It could not be written to this computer. Check that its disk is not full, then try again.'
  },
  es: {
    columns: {
      name: 'Vehículo',
      fleet: 'Flota',
      provider: 'Proveedor',
      motion: 'Movimiento',
      speed: 'Velocidad',
      age: 'Antigüedad',
      place: 'Lugar',
      province: 'Estado',
      vin: 'VIN',
      plate: 'Placa',
      seen: 'Visto por última vez'
    },
    columnsTitle: 'Columnas',
    columnsHint: 'Se muestran cuando la lista es ancha. Arrastre su borde para ensancharla.',
    moveUp: (name: string) => `Subir ${name}`,
    moveDown: (name: string) => `Bajar ${name}`,
    usualColumns: 'Columnas habituales',
    resize: (name: string) => `Ancho de la columna ${name}`,
    sortHint: 'Haga clic para ordenar. Con Mayús, por más de una columna.',
    fastest: 'Más rápidos primero',
    otherSort: 'Por columnas',
    motion: { moving: 'En movimiento', standing: 'Detenido', unknown: 'Desconocido' },
    filter: 'Filtrar',
    activeCount: 'activos',
    filterTitle: 'Mostrar solo',
    facets: {
      staleness: 'Última posición',
      motions: 'Movimiento',
      fleets: 'Flota',
      providers: 'Proveedor',
      provinces: 'Estado o provincia'
    },
    noFleet: 'Sin flota',
    noProvider: 'Sin proveedor',
    noProvince: 'Desconocido',
    findIn: (facet: string) => `Buscar en: ${facet}`,
    nothingFound: 'Sin resultados',
    moreEntries: (count: string) => `${count} más. Escriba para encontrarlos.`,
    age: 'Antigüedad de la última posición',
    anyAge: 'Cualquiera',
    seenWithin: 'Visto en las últimas',
    notSeenFor: 'No visto desde hace',
    chip: (facet: string, value: string) => `${facet}: ${value}`,
    andMore: (value: string, more: number) => `${value} + ${more}`,
    text: 'Texto',
    remove: (what: string) => `Quitar el filtro ${what}`,
    clearAll: 'Quitar todos',
    active: 'Filtros activos',
    hidden: (name: string) => `${name} está seleccionado, pero el filtro lo oculta.`,
    show: 'Mostrar',
    views: 'Vistas',
    viewsTitle: 'Vistas guardadas',
    noViews: 'Una vista guarda filtro, orden y columnas con un nombre. Las nueve primeras tienen las teclas 1 a 9.',
    saveView: 'Guardar vista',
    viewName: 'Nombre de la vista',
    withCamera: 'También la zona del mapa',
    useView: (name: string) => `Mostrar la vista ${name}`,
    renameView: (name: string) => `Cambiar el nombre de la vista ${name}`,
    deleteView: (name: string) => `Eliminar la vista ${name}`,
    rename: 'Cambiar nombre',
    cancel: 'Cancelar',
    viewDeleted: (name: string) => `Vista «${name}» eliminada`,
    undo: 'Deshacer',
    viewShown: (name: string) => `Vista ${name}`,
    viewsFull: 'Hay 50 vistas. Elimine una para guardar otra.',
    notSaved: 'La vista no se guardó',
    notSavedText: 'No se pudo escribir en esta computadora. Revise que el disco no esté lleno e inténtelo de nuevo.'
  }
})

const hourMs = 3_600_000

/** The ages that are offered, in milliseconds. */
export const offeredAgesMs = [hourMs / 4, hourMs, 4 * hourMs, 24 * hourMs, 7 * 24 * hourMs] as const

/** An age as a length of time: "15 min", "4 h", "7 d". */
export function lengthText(ms: number): string {
  if (ms < hourMs) return `${Math.round(ms / 60_000)} min`
  return ms < 48 * hourMs ? `${Math.round(ms / hourMs)} h` : `${Math.round(ms / (24 * hourMs))} d`
}
