import type { Staleness } from '@shared/domain/staleness'
import type { Settings } from '@shared/ipc/schemas-settings'
import { inLanguage } from '../../ui/in-language'

const inEnglish = new Intl.NumberFormat('en-US')
const inSpanish = new Intl.NumberFormat('es-MX')

interface WallWords {
  readonly title: string
  readonly open: string
  readonly noPositions: string
  readonly asOf: (time: string) => string
  readonly stored: (time: string) => string
  readonly live: string
  readonly connecting: string
  readonly offlineSince: (time: string) => string
  readonly offline: string
  readonly waiting: string
  readonly refused: string
  readonly vehicles: (count: number) => string
  readonly vehicleNoun: (count: number) => string
  readonly filtered: (shown: number, total: number) => string
  readonly count: (count: number) => string
  readonly legend: string
  readonly staleness: Readonly<Record<Staleness, string>>
  readonly meaning: Readonly<Record<Staleness, string>>
  readonly silent: string
  readonly silentMeaning: string
  readonly controls: string
  readonly shows: string
  readonly follow: string
  readonly own: string
  readonly colours: string
  readonly dark: string
  readonly light: string
  readonly marks: string
  readonly markSizes: Readonly<Record<Settings['wallMarks'], string>>
  readonly fullScreen: string
  readonly leaveFullScreen: string
  readonly close: string
  readonly selected: string
  readonly moving: string
  readonly standing: string
  readonly closed: string
  readonly notOpened: string
}

/** Everything that the wall map says. Short: it is read from across a room. */
export const words = inLanguage<WallWords>({
  en: {
    title: 'Wall map',
    open: 'Wall map',
    noPositions: 'No positions yet',
    asOf: (time) => `As of ${time}`,
    stored: (time) => `Stored, as of ${time}`,
    live: 'Live',
    connecting: 'Connecting',
    offlineSince: (time) => `Offline since ${time}`,
    offline: 'Offline',
    waiting: 'Catena asked to wait',
    refused: 'Credentials needed',
    vehicles: (count) => (count === 1 ? '1 vehicle' : `${inEnglish.format(count)} vehicles`),
    vehicleNoun: (count) => (count === 1 ? 'vehicle' : 'vehicles'),
    filtered: (shown, total) => `${inEnglish.format(shown)} of ${inEnglish.format(total)}`,
    count: (count) => inEnglish.format(count),
    legend: 'Vehicles by the age of their position',
    staleness: {
      live: 'Live',
      recent: 'Recent',
      late: 'Late',
      stale: 'Stale',
      lost: 'Lost',
      never: 'No position'
    },
    meaning: {
      live: 'up to 5 min',
      recent: '5 to 30 min',
      late: '30 min to 4 h',
      stale: '4 to 24 h',
      lost: 'over 24 h',
      never: 'never seen'
    },
    silent: 'Silent on the move',
    silentMeaning: 'no news for over 30 min',
    controls: 'Wall map controls',
    shows: 'What the wall map shows',
    follow: 'Follow the main window',
    own: 'Own view',
    colours: 'Colours',
    dark: 'Dark',
    light: 'Light',
    marks: 'Size of marks and names',
    markSizes: { normal: 'Desk', large: 'Room', largest: 'Hall' },
    fullScreen: 'Full screen',
    leaveFullScreen: 'Leave full screen',
    close: 'Close',
    selected: 'Selected vehicle',
    moving: 'moving',
    standing: 'standing',
    closed: 'No profile is open',
    notOpened: 'The wall map was not opened. Sign in first.'
  },
  es: {
    title: 'Mapa mural',
    open: 'Mapa mural',
    noPositions: 'Aún no hay posiciones',
    asOf: (time) => `A las ${time}`,
    stored: (time) => `Guardado, a las ${time}`,
    live: 'En vivo',
    connecting: 'Conectando',
    offlineSince: (time) => `Sin conexión desde las ${time}`,
    offline: 'Sin conexión',
    waiting: 'Catena pidió esperar',
    refused: 'Faltan credenciales',
    vehicles: (count) => (count === 1 ? '1 vehículo' : `${inSpanish.format(count)} vehículos`),
    vehicleNoun: (count) => (count === 1 ? 'vehículo' : 'vehículos'),
    filtered: (shown, total) => `${inSpanish.format(shown)} de ${inSpanish.format(total)}`,
    count: (count) => inSpanish.format(count),
    legend: 'Vehículos según la antigüedad de su posición',
    staleness: {
      live: 'En vivo',
      recent: 'Reciente',
      late: 'Con retraso',
      stale: 'Atrasado',
      lost: 'Perdido',
      never: 'Sin posición'
    },
    meaning: {
      live: 'hasta 5 min',
      recent: 'de 5 a 30 min',
      late: 'de 30 min a 4 h',
      stale: 'de 4 a 24 h',
      lost: 'más de 24 h',
      never: 'nunca visto'
    },
    silent: 'En silencio en ruta',
    silentMeaning: 'sin señal por más de 30 min',
    controls: 'Controles del mapa mural',
    shows: 'Lo que muestra el mapa mural',
    follow: 'Seguir la ventana principal',
    own: 'Vista propia',
    colours: 'Colores',
    dark: 'Oscuro',
    light: 'Claro',
    marks: 'Tamaño de marcas y nombres',
    markSizes: { normal: 'Escritorio', large: 'Sala', largest: 'Salón' },
    fullScreen: 'Pantalla completa',
    leaveFullScreen: 'Salir de pantalla completa',
    close: 'Cerrar',
    selected: 'Vehículo seleccionado',
    moving: 'en marcha',
    standing: 'detenido',
    closed: 'No hay ningún perfil abierto',
    notOpened: 'No se abrió el mapa mural. Inicie sesión primero.'
  }
})
