import type { UnwrittenReason } from '@shared/ipc/schemas-export'
import { inLanguage } from '../../ui/in-language'

const inEnglish = new Intl.NumberFormat('en-US')
const inSpanish = new Intl.NumberFormat('es-MX')

interface ExportWords {
  readonly menu: string
  readonly menuHint: string
  readonly rows: (count: number, isFiltered: boolean) => string
  readonly noRows: string
  readonly csv: string
  readonly geojson: string
  readonly gpx: string
  readonly historyMenu: string
  readonly picture: string
  readonly pdf: string
  readonly print: string
  readonly writing: (total: number) => string
  readonly written: (count: number, total: number) => string
  readonly cancel: string
  readonly saved: string
  readonly savedRows: (count: number, fileName: string) => string
  readonly savedFile: (fileName: string) => string
  readonly left: (missing: number) => string
  readonly notSaved: string
  readonly reasons: Readonly<Record<UnwrittenReason, string>>
  readonly outdated: string
  readonly rewound: string
  readonly drawing: string
  readonly notDrawn: string
  readonly notDrawnText: string
  readonly notPrinted: string
  readonly notPrintedText: string
  readonly asOf: (time: string) => string
  readonly noPositions: string
  readonly vehicles: (shown: number, total: number) => string
  readonly everything: string
  readonly testMark: string
  readonly demoMark: string
  readonly source: (time: string) => string
  readonly mapAlt: string
}

const english = (count: number, noun: string): string => `${inEnglish.format(count)} ${noun}${count === 1 ? '' : 's'}`
const spanish = (count: number, noun: string): string => `${inSpanish.format(count)} ${noun}${count === 1 ? '' : 's'}`

/** Everything that saving and printing say. */
export const words = inLanguage<ExportWords>({
  en: {
    menu: 'Export',
    menuHint: 'Save or print what is shown',
    rows: (count, isFiltered) =>
      `${english(count, 'row')}: ${isFiltered ? 'all that pass the filter' : 'every vehicle'}`,
    noRows: 'No vehicles to export',
    csv: 'Table (CSV)…',
    geojson: 'Map data (GeoJSON)…',
    gpx: 'Track (GPX)…',
    historyMenu: 'Export…',
    picture: 'Picture of the map (PNG)…',
    pdf: 'Map as PDF…',
    print: 'Print map…',
    writing: (total) => `Writing ${english(total, 'row')}`,
    written: (count, total) => `${inEnglish.format(count)} of ${english(total, 'row')} written`,
    cancel: 'Cancel',
    saved: 'Saved',
    savedRows: (count, fileName) => `${english(count, 'row')} in ${fileName}`,
    savedFile: (fileName) => fileName,
    left: (missing) => `${english(missing, 'vehicle')} left while the file was being written.`,
    notSaved: 'Not saved',
    reasons: {
      'disk-full':
        'The disk is full. Nothing was left behind. Free some space or choose another disk, then export again.',
      'not-allowed':
        'This file may not be written there, or another program has it open. Close it or choose another folder, then export again.',
      'folder-missing': 'That folder is no longer there. Choose another one, then export again.',
      'too-large': 'That disk does not take files of this size. Choose another one, or filter first.',
      other: 'The file could not be written there. Nothing was left behind. Choose another place, then export again.'
    },
    outdated: 'The vehicles were read anew meanwhile. Export again.',
    rewound: 'Files hold the vehicles as they are now. Go back to live, then export.',
    drawing: 'Drawing the map',
    notDrawn: 'The map was not drawn',
    notDrawnText: 'It took too long, or this computer cannot draw it. The vehicles can still be saved as a table.',
    notPrinted: 'Not printed',
    notPrintedText: 'The system found no printer that could print it. Save the map as PDF instead.',
    asOf: (time) => `Positions as of ${time}`,
    noPositions: 'No positions yet',
    vehicles: (shown, total) =>
      shown === total ? english(total, 'vehicle') : `${inEnglish.format(shown)} of ${english(total, 'vehicle')}`,
    everything: 'No filter',
    testMark: 'TEST',
    demoMark: 'DEMO, simulated vehicles',
    source: (time) => `Vehicle data: Catena Telematics, drawn by Fleet Desk ${time}`,
    mapAlt: 'Map of the vehicles'
  },
  es: {
    menu: 'Exportar',
    menuHint: 'Guardar o imprimir lo que se muestra',
    rows: (count, isFiltered) =>
      `${spanish(count, 'fila')}: ${isFiltered ? 'todo lo que pasa el filtro' : 'todos los vehículos'}`,
    noRows: 'No hay vehículos para exportar',
    csv: 'Tabla (CSV)…',
    geojson: 'Datos del mapa (GeoJSON)…',
    gpx: 'Recorrido (GPX)…',
    historyMenu: 'Exportar…',
    picture: 'Imagen del mapa (PNG)…',
    pdf: 'Mapa en PDF…',
    print: 'Imprimir mapa…',
    writing: (total) => `Escribiendo ${spanish(total, 'fila')}`,
    written: (count, total) => `${inSpanish.format(count)} de ${spanish(total, 'fila')}`,
    cancel: 'Cancelar',
    saved: 'Guardado',
    savedRows: (count, fileName) => `${spanish(count, 'fila')} en ${fileName}`,
    savedFile: (fileName) => fileName,
    left: (missing) => `${spanish(missing, 'vehículo')} dejaron de verse mientras se escribía el archivo.`,
    notSaved: 'No se guardó',
    reasons: {
      'disk-full': 'El disco está lleno. No quedó nada a medias. Libere espacio o elija otro disco y exporte de nuevo.',
      'not-allowed':
        'No se permite escribir ahí este archivo, o lo tiene abierto otro programa. Ciérrelo o elija otra carpeta y exporte de nuevo.',
      'folder-missing': 'Esa carpeta ya no existe. Elija otra y exporte de nuevo.',
      'too-large': 'Ese disco no admite archivos de este tamaño. Elija otro, o filtre antes.',
      other: 'No se pudo escribir el archivo ahí. No quedó nada a medias. Elija otro lugar y exporte de nuevo.'
    },
    outdated: 'Los vehículos se leyeron de nuevo entretanto. Exporte otra vez.',
    rewound: 'Los archivos contienen los vehículos como están ahora. Vuelva al presente y exporte de nuevo.',
    drawing: 'Dibujando el mapa',
    notDrawn: 'No se dibujó el mapa',
    notDrawnText: 'Tardó demasiado, o esta computadora no puede dibujarlo. Aún puede guardar los vehículos como tabla.',
    notPrinted: 'No se imprimió',
    notPrintedText: 'El sistema no encontró una impresora disponible. Guarde el mapa como PDF.',
    asOf: (time) => `Posiciones a las ${time}`,
    noPositions: 'Aún no hay posiciones',
    vehicles: (shown, total) =>
      shown === total ? spanish(total, 'vehículo') : `${inSpanish.format(shown)} de ${spanish(total, 'vehículo')}`,
    everything: 'Sin filtro',
    testMark: 'PRUEBA',
    demoMark: 'DEMO, vehículos simulados',
    source: (time) => `Datos de vehículos: Catena Telematics, dibujado por Fleet Desk ${time}`,
    mapAlt: 'Mapa de los vehículos'
  }
})
