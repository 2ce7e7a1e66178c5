import type { Region, RegionBounds, RegionRefusal, StyleRefusal } from '@shared/ipc/schemas-basemaps'
import type { Settings } from '@shared/ipc/schemas-settings'
import { inLanguage } from '../../ui/in-language'

interface MapWords {
  readonly title: string
  readonly baseMap: string
  readonly baseMapHints: Readonly<Record<Settings['baseMap'], string>>
  readonly bundled: string
  readonly regions: string
  readonly online: string
  readonly regionFiles: string
  readonly regionFilesHint: string
  readonly addRegion: string
  readonly regionDetail: (size: string, minZoom: number, maxZoom: number, schema: Region['schema']) => string
  readonly regionStates: Readonly<Record<Exclude<Region['state'], 'ready'>, string>>
  readonly regionRefused: (name: string) => string
  readonly regionReasons: Readonly<Record<RegionRefusal, string>>
  readonly remove: string
  readonly removeNamed: (name: string) => string
  readonly removeRegionAsk: (name: string) => string
  readonly removeRegionYes: string
  readonly keep: string
  readonly onlineMap: string
  readonly onlineMapHint: string
  readonly look: string
  readonly looking: string
  readonly loadedFrom: (hosts: readonly string[]) => string
  readonly removeOnlineAsk: (name: string) => string
  readonly removeOnlineYes: string
  readonly styleRefused: string
  readonly styleReasons: Readonly<Record<StyleRefusal, string>>
  readonly allowTitle: (name: string) => string
  readonly allowText: (hosts: readonly string[]) => string
  readonly allowDetail: string
  readonly hosts: string
  readonly allowNo: string
  readonly allowYes: string
  readonly directions: Readonly<Record<'north' | 'south' | 'east' | 'west', string>>
  readonly to: string
}

const schemaNames: Readonly<Record<Region['schema'], string>> = {
  protomaps: 'Protomaps',
  openmaptiles: 'OpenMapTiles'
}

const listIn = (language: string) => {
  const format = new Intl.ListFormat(language, { type: 'conjunction' })
  return (texts: readonly string[]) => format.format(texts)
}
const english = listIn('en-US')
const spanish = listIn('es-MX')

/** Everything the section on maps says. */
export const mapWords: MapWords = inLanguage<MapWords>({
  en: {
    title: 'Map',
    baseMap: 'Base map',
    baseMapHints: {
      bundled: 'Part of the app: land, water, borders and towns. Works offline and asks nobody for anything.',
      regions: 'The built-in map, with roads and streets where you have a region file. Works offline.',
      online: 'Loaded from the servers below, which see which area you look at.'
    },
    bundled: 'Built-in',
    regions: 'Built-in and regions',
    online: 'Online',
    regionFiles: 'Region files',
    regionFilesHint:
      'Roads and streets for a region, offline: PMTiles files in the Protomaps or OpenMapTiles schema. They stay where they are on this computer.',
    addRegion: 'Add region file…',
    regionDetail: (size, minZoom, maxZoom, schema) =>
      `${size} · zoom ${minZoom} to ${maxZoom} · ${schemaNames[schema]}`,
    regionStates: {
      gone: 'The file is no longer where it was. Put it back, or remove it here.',
      changed: 'Another file is now in its place. Add it again to use it.'
    },
    regionRefused: (name) => `${name} was not added`,
    regionReasons: {
      'not-pmtiles': 'It is not a PMTiles file. Choose a file that ends in .pmtiles.',
      'old-version': 'It is of an older PMTiles version. Convert it with “pmtiles convert”, then add the new file.',
      damaged: 'The file is damaged or incomplete. Download or copy it again.',
      raster: 'It holds pictures, not map data. Choose a vector archive in the Protomaps or OpenMapTiles schema.',
      'unknown-tiles':
        'Its tiles are of a kind that Fleet Desk cannot read. Choose a vector archive (MVT), packed with gzip.',
      'unknown-schema':
        'Its layers have names that Fleet Desk does not know. Choose an archive in the Protomaps or OpenMapTiles schema.',
      unreadable: 'The file cannot be opened. Check that you may read it and that its disk is connected.',
      'already-there': 'It is in the list already.',
      'too-many': 'There are 12 region files already. Remove one, then add this one.'
    },
    remove: 'Remove',
    removeNamed: (name) => `Remove ${name}`,
    removeRegionAsk: (name) => `Remove “${name}” from the map? The file itself stays on this computer.`,
    removeRegionYes: 'Remove from the map',
    keep: 'Keep it',
    onlineMap: 'Online map',
    onlineMapHint:
      'The https address of a MapLibre style. Fleet Desk shows its servers before it loads anything from them.',
    look: 'Check address',
    looking: 'Checking…',
    loadedFrom: (hosts) => `Loaded from ${english(hosts)}`,
    removeOnlineAsk: (name) =>
      `Remove “${name}”? Fleet Desk then asks its servers for nothing more. The window loads once more.`,
    removeOnlineYes: 'Remove online map',
    styleRefused: 'This map cannot be used',
    styleReasons: {
      'not-a-url':
        'This is not a web address. Enter the https address of a style, such as https://maps.example.com/style.json.',
      'not-https': 'Maps are loaded over https only. Use an https address.',
      'credentials-in-url': 'The address holds a user name or password. Use an address without them.',
      unreachable: 'The server did not answer. Check the address and this computer’s network.',
      'too-slow': 'The server took too long. Try again later.',
      redirected: 'The address leads to another one. Enter the address that it leads to.',
      'http-error': 'The server refused, or has no style at this address. Check the address and its key.',
      'too-large': 'The answer is too large to be a map style.',
      'not-json': 'The server sent a web page or something else, not a map style. Use the address of the style’s JSON.',
      'not-a-style': 'The answer is not a map style of version 8.',
      unsupported: 'The style loads from places that Fleet Desk does not load from. Use a style with https tiles only.',
      'too-many-hosts': 'The style loads from more than 8 servers.',
      'other-hosts': 'The style now loads from other servers than those you allowed. Remove it, then add it again.',
      none: 'There is no online map.'
    },
    allowTitle: (name) => `Load “${name}”?`,
    allowText: (hosts) =>
      `Fleet Desk will load the map from ${english(hosts)}. ${hosts.length === 1 ? 'It sees' : 'They see'} which area you look at, and this computer’s network address.`,
    allowDetail:
      'Positions and names of vehicles are not sent. The window loads once more, with these servers allowed and no others. You can remove the map here at any time.',
    hosts: 'Servers',
    allowNo: 'Not now',
    allowYes: 'Load the map from there',
    directions: { north: 'N', south: 'S', east: 'E', west: 'W' },
    to: 'to'
  },
  es: {
    title: 'Mapa',
    baseMap: 'Mapa base',
    baseMapHints: {
      bundled:
        'Parte de la aplicación: tierra, agua, fronteras y ciudades. Funciona sin conexión y no pide nada a nadie.',
      regions:
        'El mapa incluido, con carreteras y calles donde usted tenga un archivo de región. Funciona sin conexión.',
      online: 'Se carga desde los servidores de abajo, que ven qué zona mira usted.'
    },
    bundled: 'Incluido',
    regions: 'Incluido y regiones',
    online: 'En línea',
    regionFiles: 'Archivos de región',
    regionFilesHint:
      'Carreteras y calles de una región, sin conexión: archivos PMTiles con el esquema de Protomaps u OpenMapTiles. Se quedan donde están en esta computadora.',
    addRegion: 'Agregar archivo de región…',
    regionDetail: (size, minZoom, maxZoom, schema) =>
      `${size} · nivel ${minZoom} a ${maxZoom} · ${schemaNames[schema]}`,
    regionStates: {
      gone: 'El archivo ya no está donde estaba. Devuélvalo a su lugar o quítelo aquí.',
      changed: 'Ahora hay otro archivo en su lugar. Agréguelo de nuevo para usarlo.'
    },
    regionRefused: (name) => `No se agregó ${name}`,
    regionReasons: {
      'not-pmtiles': 'No es un archivo PMTiles. Elija un archivo que termine en .pmtiles.',
      'old-version':
        'Es de una versión anterior de PMTiles. Conviértalo con «pmtiles convert» y agregue el archivo nuevo.',
      damaged: 'El archivo está dañado o incompleto. Descárguelo o cópielo de nuevo.',
      raster:
        'Contiene imágenes, no datos de mapa. Elija un archivo vectorial con el esquema de Protomaps u OpenMapTiles.',
      'unknown-tiles':
        'Fleet Desk no puede leer este tipo de teselas. Elija un archivo vectorial (MVT) comprimido con gzip.',
      'unknown-schema':
        'Fleet Desk no conoce los nombres de sus capas. Elija un archivo con el esquema de Protomaps u OpenMapTiles.',
      unreadable: 'No se puede abrir el archivo. Revise que tenga permiso para leerlo y que su disco esté conectado.',
      'already-there': 'Ya está en la lista.',
      'too-many': 'Ya hay 12 archivos de región. Quite uno y agregue este después.'
    },
    remove: 'Quitar',
    removeNamed: (name) => `Quitar ${name}`,
    removeRegionAsk: (name) => `¿Quitar «${name}» del mapa? El archivo se queda en esta computadora.`,
    removeRegionYes: 'Quitar del mapa',
    keep: 'Conservar',
    onlineMap: 'Mapa en línea',
    onlineMapHint:
      'La dirección https de un estilo de MapLibre. Fleet Desk le muestra sus servidores antes de cargar nada de ellos.',
    look: 'Revisar dirección',
    looking: 'Revisando…',
    loadedFrom: (hosts) => `Se carga desde ${spanish(hosts)}`,
    removeOnlineAsk: (name) =>
      `¿Quitar «${name}»? Fleet Desk ya no pedirá nada a sus servidores. La ventana se carga una vez más.`,
    removeOnlineYes: 'Quitar mapa en línea',
    styleRefused: 'No se puede usar este mapa',
    styleReasons: {
      'not-a-url':
        'Esta no es una dirección web. Escriba la dirección https de un estilo, como https://maps.example.com/style.json.',
      'not-https': 'Los mapas solo se cargan por https. Use una dirección https.',
      'credentials-in-url': 'La dirección contiene un usuario o una contraseña. Use una dirección sin ellos.',
      unreachable: 'El servidor no respondió. Revise la dirección y la red de esta computadora.',
      'too-slow': 'El servidor tardó demasiado. Intente más tarde.',
      redirected: 'La dirección lleva a otra. Escriba la dirección a la que lleva.',
      'http-error': 'El servidor se negó o no tiene un estilo en esta dirección. Revise la dirección y su clave.',
      'too-large': 'La respuesta es demasiado grande para ser un estilo de mapa.',
      'not-json':
        'El servidor envió una página web u otra cosa, no un estilo de mapa. Use la dirección del JSON del estilo.',
      'not-a-style': 'La respuesta no es un estilo de mapa de versión 8.',
      unsupported: 'El estilo carga de lugares de los que Fleet Desk no carga. Use un estilo solo con teselas https.',
      'too-many-hosts': 'El estilo carga de más de 8 servidores.',
      'other-hosts':
        'El estilo ahora carga de otros servidores que los que usted permitió. Quítelo y agréguelo de nuevo.',
      none: 'No hay mapa en línea.'
    },
    allowTitle: (name) => `¿Cargar «${name}»?`,
    allowText: (hosts) =>
      `Fleet Desk cargará el mapa desde ${spanish(hosts)}. ${hosts.length === 1 ? 'Ve' : 'Ven'} qué zona mira usted y la dirección de red de esta computadora.`,
    allowDetail:
      'No se envían posiciones ni nombres de vehículos. La ventana se carga una vez más, con estos servidores permitidos y ningún otro. Puede quitar el mapa aquí cuando quiera.',
    hosts: 'Servidores',
    allowNo: 'Ahora no',
    allowYes: 'Cargar el mapa desde ahí',
    directions: { north: 'N', south: 'S', east: 'E', west: 'O' },
    to: 'a'
  }
})

/** What a region covers: "24.4° N to 31.0° N, 87.6° W to 80.0° W". */
export function boundsText({ southDeg, northDeg, westDeg, eastDeg }: RegionBounds): string {
  const { north, south, east, west } = mapWords.directions
  const latitude = (deg: number) => `${Math.abs(deg).toFixed(1)}° ${deg < 0 ? south : north}`
  const longitude = (deg: number) => `${Math.abs(deg).toFixed(1)}° ${deg < 0 ? west : east}`
  return `${latitude(southDeg)} ${mapWords.to} ${latitude(northDeg)}, ${longitude(westDeg)} ${mapWords.to} ${longitude(eastDeg)}`
}
