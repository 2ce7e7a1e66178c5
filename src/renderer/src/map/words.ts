import { numberLocale } from '@shared/domain/language'
import { inLanguage } from '@renderer/ui/in-language'
import type { RingGroup } from './vehicle-look'

const count = (value: number) => new Intl.NumberFormat(numberLocale()).format(value)

/** Everything the map says. */
export const words = inLanguage({
  en: {
    mapTitle:
      'Map of vehicles. Arrow keys go from one vehicle or group to the next, Enter opens it, Shift with an arrow moves the map, plus and minus zoom, Escape gives the arrows to the map.',
    region: 'Vehicle map',
    controls: 'Map controls',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fitAll: 'Show all',
    fitAllHint: 'Show all vehicles',
    grouping: 'Group',
    groupingHint: 'Group vehicles that are close together',
    legend: 'Legend',
    closeLegend: 'Close the legend',
    about: 'About this map',
    attribution: 'Natural Earth · © GeoNames (CC BY 4.0) · US Census',
    aboutText:
      'This map is part of the app and works offline. It shows land, water, borders and towns; roads are not included. The town names and places are data of GeoNames (geonames.org), licensed CC BY 4.0.',
    basemapMissing: 'The base map could not be read. Vehicles are still shown; restart Fleet Desk to try again.',
    crowded: 'There are too many vehicles here to show each one. They stay grouped until you zoom in.',
    settingNotSaved: 'The setting could not be saved. Try again.',
    noWebGl: {
      title: 'The map cannot be drawn on this computer',
      text: 'It needs WebGL 2, which the graphics driver does not offer. The vehicle list works without it. Updating the graphics driver usually helps.'
    },
    spotTitle: (total: number) => `${count(total)} vehicles at this spot`,
    closeSpot: 'Close',
    unnamed: 'Unnamed vehicle',
    vehicles: (total: number) => (total === 1 ? '1 vehicle' : `${count(total)} vehicles`),
    count,
    noTime: 'Time not known',
    worst: (verdict: string) => `Connection problem, at worst: ${verdict}`
  },
  es: {
    mapTitle:
      'Mapa de vehículos. Las flechas van de un vehículo o grupo al siguiente, Entrar lo abre, Mayús con una flecha mueve el mapa, más y menos acercan y alejan, Escape devuelve las flechas al mapa.',
    region: 'Mapa de vehículos',
    controls: 'Controles del mapa',
    zoomIn: 'Acercar',
    zoomOut: 'Alejar',
    fitAll: 'Ver todos',
    fitAllHint: 'Ver todos los vehículos',
    grouping: 'Agrupar',
    groupingHint: 'Agrupar los vehículos que están cerca unos de otros',
    legend: 'Leyenda',
    closeLegend: 'Cerrar la leyenda',
    about: 'Acerca de este mapa',
    attribution: 'Natural Earth · © GeoNames (CC BY 4.0) · US Census',
    aboutText:
      'Este mapa es parte de la aplicación y funciona sin conexión. Muestra tierra, agua, fronteras y localidades; no incluye carreteras. Los nombres y lugares de las localidades son datos de GeoNames (geonames.org), con licencia CC BY 4.0.',
    basemapMissing:
      'No se pudo leer el mapa base. Los vehículos se siguen mostrando; reinicie Fleet Desk para intentarlo de nuevo.',
    crowded: 'Aquí hay demasiados vehículos para mostrar cada uno. Siguen agrupados hasta que acerque el mapa.',
    settingNotSaved: 'No se pudo guardar el ajuste. Inténtelo de nuevo.',
    noWebGl: {
      title: 'El mapa no se puede dibujar en esta computadora',
      text: 'Necesita WebGL 2, que el controlador de gráficos no ofrece. La lista de vehículos funciona sin él. Actualizar el controlador suele ayudar.'
    },
    spotTitle: (total: number) => `${count(total)} vehículos en este punto`,
    closeSpot: 'Cerrar',
    unnamed: 'Vehículo sin nombre',
    vehicles: (total: number) => (total === 1 ? '1 vehículo' : `${count(total)} vehículos`),
    count,
    noTime: 'Hora desconocida',
    worst: (verdict: string) => `Conexión con problemas; lo peor: ${verdict}`
  }
})

/** What the parts of a ring mean, for the legend and the card on a cluster. */
export const groupWords: Readonly<Record<RingGroup, string>> = inLanguage({
  en: {
    live: 'Live, up to 5 min',
    recent: 'Recent, 5 to 30 min',
    quiet: 'Parked and quiet, up to 24 h',
    late: 'Late while moving, 30 min to 4 h',
    stale: 'Stale while moving, 4 to 24 h',
    lost: 'Lost, over 24 h',
    problem: 'Connection has a problem'
  },
  es: {
    live: 'En vivo, hasta 5 min',
    recent: 'Reciente, 5 a 30 min',
    quiet: 'Estacionado y sin señal, hasta 24 h',
    late: 'Con retraso y en movimiento, 30 min a 4 h',
    stale: 'Desactualizado y en movimiento, 4 a 24 h',
    lost: 'Sin señal, más de 24 h',
    problem: 'Conexión con problemas'
  }
})

/** The legend's two other parts. */
export const legendWords = inLanguage({
  en: {
    shapes: 'Shape: what it did at its last position',
    ages: 'Fill: how old that position is',
    clusters: 'Groups',
    chevron: 'Moving; direction derived from its last two positions',
    circle: 'Moving, direction not known',
    dot: 'Standing',
    live: 'Live, up to 5 min',
    recent: 'Recent, 5 to 30 min',
    late: 'Late, 30 min to 4 h (neutral when parked)',
    stale: 'Stale, 4 to 24 h (neutral when parked)',
    lost: 'Lost, over 24 h',
    cluster: 'Number of vehicles; the ring shows their ages. Select it to zoom in.',
    problems: 'Problems',
    problem:
      'The connection, the sharing or the provider is in trouble: red in the ring. The vehicle’s card says who must act.'
  },
  es: {
    shapes: 'Forma: qué hacía en su última posición',
    ages: 'Relleno: qué antigüedad tiene esa posición',
    clusters: 'Grupos',
    chevron: 'En movimiento; dirección calculada con sus dos últimas posiciones',
    circle: 'En movimiento, dirección desconocida',
    dot: 'Detenido',
    live: 'En vivo, hasta 5 min',
    recent: 'Reciente, 5 a 30 min',
    late: 'Con retraso, 30 min a 4 h (neutro si está estacionado)',
    stale: 'Desactualizado, 4 a 24 h (neutro si está estacionado)',
    lost: 'Sin señal, más de 24 h',
    cluster: 'Número de vehículos; el anillo muestra sus antigüedades. Selecciónelo para acercar el mapa.',
    problems: 'Problemas',
    problem:
      'La conexión, el permiso o el proveedor tiene un problema: rojo en el anillo. La tarjeta del vehículo dice quién debe actuar.'
  }
})
