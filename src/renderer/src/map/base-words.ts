import { inLanguage } from '../ui/in-language'
import type { OnlineFailure } from './online-map'
import type { RegionTrouble } from './region-source'

interface BaseWords {
  readonly aboutRegions: string
  readonly aboutOnline: string
  readonly retry: string
  readonly onlineFailed: (reason: OnlineFailure) => string
  readonly regionFailed: (name: string, trouble: RegionTrouble) => string
}

type Problem = 'silent' | 'slow' | 'unusable' | 'other-hosts'

const onlineProblems = inLanguage<Readonly<Record<Problem, string>>>({
  en: {
    silent: 'The online map does not answer.',
    slow: 'The online map takes too long to answer.',
    unusable: 'The online map sends something that cannot be used; check its address in Settings.',
    'other-hosts': 'The online map now wants to load from other servers; add it again in Settings to see which.'
  },
  es: {
    silent: 'El mapa en línea no responde.',
    slow: 'El mapa en línea tarda demasiado en responder.',
    unusable: 'El mapa en línea envía algo que no se puede usar; revise su dirección en Configuración.',
    'other-hosts':
      'El mapa en línea ahora quiere cargar desde otros servidores; agréguelo de nuevo en Configuración para ver cuáles.'
  }
})

/** What the map says about its base map when it is not the built-in one. */
export const baseWords: BaseWords = inLanguage<BaseWords>({
  en: {
    aboutRegions:
      'The built-in map, with more detail from your region files where you have them. All of it lies on this computer. The town names and places of the built-in map are data of GeoNames (geonames.org), licensed CC BY 4.0.',
    aboutOnline:
      'This map is loaded from the servers that you allowed in Settings. They see which area you look at. Positions and names of vehicles are not sent to them.',
    retry: 'Retry',
    onlineFailed: (reason) => `${onlineProblems[problemOf(reason)]} Showing the built-in map.`,
    regionFailed: (name, trouble) => {
      switch (trouble) {
        case 'gone':
          return `The region file “${name}” is no longer where it was. Put it back or remove it in Settings. Its area shows the built-in map.`
        case 'changed':
          return `The region file “${name}” has been replaced by another. Add it again in Settings. Its area shows the built-in map.`
        case 'damaged':
          return `The region file “${name}” cannot be read: it is damaged. Get a new copy and add it in Settings. Its area shows the built-in map.`
      }
    }
  },
  es: {
    aboutRegions:
      'El mapa incluido, con más detalle de sus archivos de región donde los haya. Todo está en esta computadora. Los nombres y lugares de las ciudades del mapa incluido son datos de GeoNames (geonames.org), con licencia CC BY 4.0.',
    aboutOnline:
      'Este mapa se carga desde los servidores que usted permitió en Configuración. Ellos ven qué zona mira usted. No se les envían posiciones ni nombres de vehículos.',
    retry: 'Reintentar',
    onlineFailed: (reason) => `${onlineProblems[problemOf(reason)]} Se muestra el mapa incluido.`,
    regionFailed: (name, trouble) => {
      switch (trouble) {
        case 'gone':
          return `El archivo de región «${name}» ya no está donde estaba. Devuélvalo a su lugar o quítelo en Configuración. En su zona se muestra el mapa incluido.`
        case 'changed':
          return `El archivo de región «${name}» fue reemplazado por otro. Agréguelo de nuevo en Configuración. En su zona se muestra el mapa incluido.`
        case 'damaged':
          return `No se puede leer el archivo de región «${name}»: está dañado. Consiga otra copia y agréguela en Configuración. En su zona se muestra el mapa incluido.`
      }
    }
  }
})

function problemOf(reason: OnlineFailure): Problem {
  switch (reason) {
    case 'unreachable':
    case 'http-error':
    case 'no-tiles':
    case 'none':
      return 'silent'
    case 'too-slow':
      return 'slow'
    case 'other-hosts':
    case 'redirected':
      return 'other-hosts'
    default:
      return 'unusable'
  }
}
