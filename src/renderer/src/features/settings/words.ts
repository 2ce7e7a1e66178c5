import { inLanguage } from '@renderer/ui/in-language'
import { assertNever } from '@shared/domain/assert-never'
import type { PositionStatus } from '@shared/ipc/schemas-positions'

export const words = inLanguage({
  en: {
    title: 'Settings',
    display: 'Display',
    speedUnit: 'Speed',
    mph: 'Miles per hour',
    kph: 'Kilometres per hour',
    colourScheme: 'Colour scheme',
    system: 'System',
    light: 'Light',
    dark: 'Dark',
    language: 'Language',
    languageHint: 'The windows are loaded anew.',
    startScreen: 'Start on',
    startScreenHint: 'The screen that a profile opens on. The map shows stored positions at once.',
    attention: 'Attention',
    map: 'Map',
    clustering: 'Group vehicles that would overlap',
    clusteringHint: 'A group shows how many vehicles it holds and how fresh their positions are.',
    mergesSameVin: 'Show a truck once',
    mergesSameVinHint:
      'Where two providers report the same VIN, the map shows the newer position. The list shows both rows.',
    requests: 'Requests at once',
    requestsHint:
      'How many requests for positions may be under way together. Fleet Desk uses fewer when Catena asks it to.',
    data: 'Data on this computer',
    retention: 'Keep positions for',
    retentionUnit: 'days',
    retentionHint: 'From 1 to 365 days. Older positions are erased.',
    stored: 'Positions',
    storedSize: (size: string, vehicles: string) => `${size} for ${vehicles}`,
    trail: (since: string) => `with where they were since ${since}`,
    forget: 'Forget cached positions…',
    forgetTitle: (profileName: string) => `Forget the positions of ${profileName}?`,
    forgetText: (vehicles: string) =>
      `Erases the last positions of ${vehicles}, with their names and drivers, where they were in the last 24 hours, and the stored invitations from this computer. Fleet Desk then reads the present ones from Catena again. Your credentials stay.`,
    forgetOffline: 'Catena cannot be reached now: the map stays empty until it can.',
    forgetYes: 'Forget positions',
    forgetting: 'Forgetting…',
    forgetNo: 'Keep them',
    forgotten: 'Positions forgotten',
    forgottenText: (profileName: string) => `The stored positions of ${profileName} are erased from this computer.`,
    security: 'Security',
    secret: 'Client secret',
    revokesOnQuit: 'Revoke the access token when quitting',
    revokesOnQuitHint:
      'Catena is asked to end the session at once. Quitting waits for its answer for up to three seconds.',
    clearsClipboard: 'Clear copied links when quitting',
    clearsClipboardHint: 'Only a link that Fleet Desk copied last. Whatever else is on the clipboard stays.',
    oldElectron: 'Outdated Electron',
    oldElectronText:
      'This copy runs on an Electron that no longer gets security fixes. Secrets for servers other than this computer stay in memory, for this session only.',
    about: 'About',
    version: 'Version',
    electron: 'Electron',
    mapData: 'Map data',
    mapDataText: 'Natural Earth (public domain) · © GeoNames (CC BY 4.0) · US Census (public domain)',
    typeface: 'Typeface',
    typefaceText: 'Inter (SIL Open Font License 1.1)',
    mapRenderer: 'Map renderer',
    mapRendererText: 'MapLibre GL JS (BSD 3-Clause)'
  },
  es: {
    title: 'Ajustes',
    display: 'Presentación',
    speedUnit: 'Velocidad',
    mph: 'Millas por hora',
    kph: 'Kilómetros por hora',
    colourScheme: 'Colores',
    system: 'Sistema',
    light: 'Claro',
    dark: 'Oscuro',
    language: 'Idioma',
    languageHint: 'Las ventanas se cargan de nuevo.',
    startScreen: 'Empezar en',
    startScreenHint: 'La pantalla con la que se abre un perfil. El mapa muestra de inmediato las posiciones guardadas.',
    attention: 'Atención',
    map: 'Mapa',
    clustering: 'Agrupar los vehículos que se encimarían',
    clusteringHint: 'Un grupo muestra cuántos vehículos contiene y qué tan recientes son sus posiciones.',
    mergesSameVin: 'Mostrar cada camión una sola vez',
    mergesSameVinHint:
      'Cuando dos proveedores informan el mismo VIN, el mapa muestra la posición más reciente. La lista muestra ambas filas.',
    requests: 'Solicitudes a la vez',
    requestsHint:
      'Cuántas solicitudes de posiciones pueden estar en curso juntas. Fleet Desk usa menos cuando Catena lo pide.',
    data: 'Datos en esta computadora',
    retention: 'Conservar posiciones durante',
    retentionUnit: 'días',
    retentionHint: 'De 1 a 365 días. Las posiciones más antiguas se borran.',
    stored: 'Posiciones',
    storedSize: (size: string, vehicles: string) => `${size} para ${vehicles}`,
    trail: (since: string) => `con su recorrido desde ${since}`,
    forget: 'Borrar posiciones guardadas…',
    forgetTitle: (profileName: string) => `¿Borrar las posiciones de ${profileName}?`,
    forgetText: (vehicles: string) =>
      `Borra de esta computadora las últimas posiciones de ${vehicles}, con sus nombres y conductores, dónde estuvieron en las últimas 24 horas y las invitaciones guardadas. Después, Fleet Desk vuelve a leer las actuales de Catena. Sus credenciales se conservan.`,
    forgetOffline: 'Ahora no hay conexión con Catena: el mapa queda vacío hasta que la haya.',
    forgetYes: 'Borrar posiciones',
    forgetting: 'Borrando…',
    forgetNo: 'Conservarlas',
    forgotten: 'Posiciones borradas',
    forgottenText: (profileName: string) =>
      `Las posiciones guardadas de ${profileName} se borraron de esta computadora.`,
    security: 'Seguridad',
    secret: 'Secreto de cliente',
    revokesOnQuit: 'Revocar el token de acceso al salir',
    revokesOnQuitHint:
      'Se pide a Catena terminar la sesión de inmediato. Al salir se espera su respuesta hasta tres segundos.',
    clearsClipboard: 'Borrar los enlaces copiados al salir',
    clearsClipboardHint:
      'Solo un enlace que Fleet Desk copió al último. Lo demás que haya en el portapapeles se queda.',
    oldElectron: 'Electron obsoleto',
    oldElectronText:
      'Esta copia usa una versión de Electron que ya no recibe correcciones de seguridad. Los secretos de servidores que no son esta computadora quedan en memoria, solo para esta sesión.',
    about: 'Acerca de',
    version: 'Versión',
    electron: 'Electron',
    mapData: 'Datos del mapa',
    mapDataText: 'Natural Earth (dominio público) · © GeoNames (CC BY 4.0) · US Census (dominio público)',
    typeface: 'Tipografía',
    typefaceText: 'Inter (SIL Open Font License 1.1)',
    mapRenderer: 'Motor del mapa',
    mapRendererText: 'MapLibre GL JS (BSD 3-Clause)'
  }
})

const storedWords = inLanguage({
  en: {
    sealed:
      'Stored in Fleet Desk’s data folder on this computer, encrypted with a key that the system’s key store protects.',
    memoryOnly:
      'Kept in memory only, because this computer has no safe place for their key. They are gone when Fleet Desk quits.',
    diskFull: 'The disk is full, so new positions are not being stored. Free some space to keep them over a restart.'
  },
  es: {
    sealed:
      'Guardadas en la carpeta de datos de Fleet Desk en esta computadora, cifradas con una clave que protege el almacén de claves del sistema.',
    memoryOnly:
      'Solo en memoria, porque esta computadora no tiene un lugar seguro para su clave. Desaparecen al salir de Fleet Desk.',
    diskFull:
      'El disco está lleno, así que no se guardan posiciones nuevas. Libere espacio para conservarlas al reiniciar.'
  }
})

/** Where positions are, in one sentence. */
export function storedSentence(cache: PositionStatus['cache']): string {
  switch (cache) {
    case 'sealed':
    case 'rebuilt':
      return storedWords.sealed
    case 'memory-only':
      return storedWords.memoryOnly
    case 'disk-full':
      return storedWords.diskFull
    default:
      return assertNever(cache)
  }
}
