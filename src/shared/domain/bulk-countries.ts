import { alpha2Pairs, countriesIn, isCountryCode } from './countries'

/** What people write besides the names that the language data has, in English and Spanish. */
const otherNames: Readonly<Record<string, string>> = {
  america: 'USA',
  eeuu: 'USA',
  eua: 'USA',
  us: 'USA',
  unitedstatesofamerica: 'USA',
  estadosunidosdeamerica: 'USA',
  mejico: 'MEX',
  mx: 'MEX',
  estadosunidosmexicanos: 'MEX',
  uk: 'GBR',
  greatbritain: 'GBR',
  england: 'GBR',
  inglaterra: 'GBR',
  holland: 'NLD',
  holanda: 'NLD',
  czechrepublic: 'CZE',
  republicacheca: 'CZE',
  turkey: 'TUR',
  korea: 'KOR',
  corea: 'KOR',
  russianfederation: 'RUS',
  ivorycoast: 'CIV'
}

/**
 * Finds the three letters of a country that is written as a table has it: its name in English or Spanish, two letters, three in any case, with or
 * without accents and points. Answers null when no country is meant, or it cannot be told which.
 */
export type CountryReader = (text: string) => string | null

/** Makes one; the 500 names are gathered when the first is asked for. */
export function createCountryReader(): CountryReader {
  let known: ReadonlyMap<string, string> | null = null
  return (text) => {
    const upper = text.trim().toUpperCase()
    if (isCountryCode(upper)) return upper
    known ??= codesByName()
    return known.get(folded(text)) ?? null
  }
}

function codesByName(): ReadonlyMap<string, string> {
  return new Map([
    ...alpha2Pairs().map(({ code, alpha2 }) => [folded(alpha2), code] as const),
    ...['en', 'es'].flatMap((locale) => countriesIn(locale).map(({ code, name }) => [folded(name), code] as const)),
    ...Object.entries(otherNames)
  ])
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^(?:the|el|la|los|las)(?=\p{L}{4})/u, '')
}
