import type { Language } from '@shared/domain/language'
import type { ExpressionSpecification } from 'maplibre-gl'

const asItStands: ExpressionSpecification = ['get', 'name']

/**
 * The name of a place on the bundled map, which has English names of countries and seas, and every town's own. In Spanish those of countries
 * come from this computer's tables, those of seas and of states that Spanish calls otherwise from here.
 */
export function placeNameIn(language: Language): ExpressionSpecification {
  if (language === 'en') return asItStands
  // Of all objects with a name, only these labels: a town called Georgia is no country.
  return [
    'case',
    ['in', ['get', 'class'], ['literal', ['country', 'ocean', 'state']]],
    ['coalesce', ['get', ['get', 'name'], ['literal', spanishNames()]], asItStands],
    asItStands
  ] as ExpressionSpecification
}

/** Spanish names by what the bundled map calls the place. */
export function spanishNames(): Readonly<Record<string, string>> {
  return { ...countryNames(), ...seasAndStates }
}

/** Both tables are of the same library as the map's names (scripts/basemap/read-labels.mjs), so that they meet. */
function countryNames(): Record<string, string> {
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const spanish = new Intl.DisplayNames('es-MX', { type: 'region', fallback: 'none' })
  const names: Record<string, string> = {}
  for (const code of regionCodes()) {
    const from = english.of(code)
    const to = spanish.of(code)
    if (from !== undefined && to !== undefined) names[withoutNote(from)] = withoutNote(to)
  }
  return names
}

/** Every pair of letters; those that are no region have no name. */
function regionCodes(): readonly string[] {
  const letters = Array.from({ length: 26 }, (_, place) => String.fromCharCode(65 + place))
  return letters.flatMap((first) => letters.map((second) => first + second))
}

/** "Myanmar (Burma)" is "Myanmar" on the map. */
function withoutNote(name: string): string {
  return name.replace(/ \(.*\)$/, '')
}

const seasAndStates: Readonly<Record<string, string>> = {
  'Pacific Ocean': 'Océano Pacífico',
  'South Pacific Ocean': 'Océano Pacífico Sur',
  'Atlantic Ocean': 'Océano Atlántico',
  'South Atlantic Ocean': 'Océano Atlántico Sur',
  'Indian Ocean': 'Océano Índico',
  'Arctic Ocean': 'Océano Ártico',
  'Southern Ocean': 'Océano Antártico',
  'Gulf of Mexico': 'Golfo de México',
  'Caribbean Sea': 'Mar Caribe',
  'Hudson Bay': 'Bahía de Hudson',
  'Labrador Sea': 'Mar del Labrador',
  'Gulf of Alaska': 'Golfo de Alaska',
  'Bering Sea': 'Mar de Bering',
  'Beaufort Sea': 'Mar de Beaufort',
  'Baffin Bay': 'Bahía de Baffin',
  'Gulf of California': 'Golfo de California',
  'Gulf of St. Lawrence': 'Golfo de San Lorenzo',
  'Bay of Biscay': 'Golfo de Vizcaya',
  'North Sea': 'Mar del Norte',
  'Norwegian Sea': 'Mar de Noruega',
  'Baltic Sea': 'Mar Báltico',
  'Gulf of Bothnia': 'Golfo de Botnia',
  'English Channel': 'Canal de la Mancha',
  'Irish Sea': 'Mar de Irlanda',
  'Celtic Sea': 'Mar Céltico',
  'Mediterranean Sea': 'Mar Mediterráneo',
  'Tyrrhenian Sea': 'Mar Tirreno',
  'Adriatic Sea': 'Mar Adriático',
  'Ionian Sea': 'Mar Jónico',
  'Aegean Sea': 'Mar Egeo',
  'Black Sea': 'Mar Negro',
  'Caspian Sea': 'Mar Caspio',
  'Barents Sea': 'Mar de Barents',
  'Greenland Sea': 'Mar de Groenlandia',
  'Red Sea': 'Mar Rojo',
  'Arabian Sea': 'Mar Arábigo',
  'Persian Gulf': 'Golfo Pérsico',
  'Bay of Bengal': 'Golfo de Bengala',
  'South China Sea': 'Mar de China Meridional',
  'East China Sea': 'Mar de China Oriental',
  'Sea of Japan': 'Mar del Japón',
  'Sea of Okhotsk': 'Mar de Ojotsk',
  'Tasman Sea': 'Mar de Tasmania',
  'Coral Sea': 'Mar del Coral',
  'Philippine Sea': 'Mar de Filipinas',
  'New York': 'Nueva York',
  'New Mexico': 'Nuevo México',
  'New Jersey': 'Nueva Jersey',
  'New Hampshire': 'Nuevo Hampshire',
  'North Carolina': 'Carolina del Norte',
  'South Carolina': 'Carolina del Sur',
  'North Dakota': 'Dakota del Norte',
  'South Dakota': 'Dakota del Sur',
  'West Virginia': 'Virginia Occidental',
  Pennsylvania: 'Pensilvania',
  Louisiana: 'Luisiana',
  Mississippi: 'Misisipi',
  Missouri: 'Misuri',
  Oregon: 'Oregón',
  Hawaii: 'Hawái',
  'British Columbia': 'Columbia Británica',
  'New Brunswick': 'Nuevo Brunswick',
  'Nova Scotia': 'Nueva Escocia',
  'Newfoundland and Labrador': 'Terranova y Labrador',
  'Prince Edward Island': 'Isla del Príncipe Eduardo',
  'Northwest Territories': 'Territorios del Noroeste'
}
