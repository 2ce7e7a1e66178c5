import { cleanFleetName, isFleetNameAcceptable } from './invitation'
import { isCountryCode } from './countries'
import type { CountryReader } from './bulk-countries'
import type { BulkField, BulkTexts } from './bulk-row'

/** Why Catena, or a reader of the table, would not take a text. */
export type BulkProblemKind =
  | 'missing'
  | 'spaces-around'
  | 'hidden-characters'
  | 'spreadsheet-number'
  | 'too-long'
  | 'name-characters'
  | 'not-an-email'
  | 'not-a-phone-number'
  | 'not-a-web-address'
  | 'not-a-country'
  | 'type-missing'

const longestText = 255
const longestWebsite = 2083
const longestEmail = 320

/** As the contract's own check has it (zod 4): the page must not take what main refuses. */
const emailForm = /^(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/
const phoneForm = /^\+?[0-9 ().-]{5,25}$/

/** What a copy from a web page or a spreadsheet brings along unseen: control characters, zero-width ones, spaces that do not break. */
const hidden = /[\p{Cc}\p{Cf}]/gu
const oddSpaces = /[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g

/** A long number that a spreadsheet program has rounded: what it was cannot be told any more. */
const roundedNumber = /^\d(?:[.,]\d+)?E\+\d+$/i

/**
 * What is wrong with one text of a row.
 *
 * @param texts the whole row: a regulatory id needs its type
 * @returns null when Catena would take it as it is
 */
export function problemOf(field: BulkField, texts: BulkTexts): BulkProblemKind | null {
  const text = texts[field]
  return text === '' ? emptyProblem(field, texts) : filledProblem(field, text)
}

/**
 * The text that would do in place of one that will not, where it can be told from what is there.
 *
 * @returns null where only the person knows
 */
export function fixFor(field: BulkField, text: string, countryCodeOf: CountryReader): string | null {
  const fixed = candidateFor(field, text, countryCodeOf)
  if (fixed === null || fixed === '' || fixed === text) return null
  return filledProblem(field, fixed) === null ? fixed : null
}

function filledProblem(field: BulkField, text: string): BulkProblemKind | null {
  return textProblem(text) ?? formProblem(field, text)
}

function emptyProblem(field: BulkField, texts: BulkTexts): BulkProblemKind | null {
  if (field === 'fleetRef') return 'missing'
  return field === 'fleetRegulatoryIdType' && texts.fleetRegulatoryId !== '' ? 'type-missing' : null
}

function textProblem(text: string): BulkProblemKind | null {
  if (text.search(hidden) !== -1 || text.search(oddSpaces) !== -1) return 'hidden-characters'
  return text.trim() === text ? null : 'spaces-around'
}

function formProblem(field: BulkField, text: string): BulkProblemKind | null {
  switch (field) {
    case 'fleetRef':
      if (roundedNumber.test(text)) return 'spreadsheet-number'
      return text.length > longestText ? 'too-long' : null
    case 'fleetName':
      if (!isFleetNameAcceptable(text)) return 'name-characters'
      return text.length > longestText ? 'too-long' : null
    case 'fleetEmail':
      return text.length <= longestEmail && emailForm.test(text) ? null : 'not-an-email'
    case 'fleetPhone':
      return phoneForm.test(text) ? null : 'not-a-phone-number'
    case 'fleetWebsite':
      return isWebAddress(text) ? null : 'not-a-web-address'
    case 'fleetCountryCode':
      return isCountryCode(text) ? null : 'not-a-country'
    case 'fleetRegulatoryId':
    case 'fleetRegulatoryIdType':
      if (roundedNumber.test(text)) return 'spreadsheet-number'
      return text.length > longestText ? 'too-long' : null
  }
}

/** A text that may do; whether it does is judged by the same rules. */
function candidateFor(field: BulkField, text: string, countryCodeOf: CountryReader): string | null {
  const plain = text
    .replace(oddSpaces, ' ')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(hidden, '')
    .trim()
  switch (field) {
    case 'fleetName':
      return isFleetNameAcceptable(plain) ? plain : cleanFleetName(plain)
    case 'fleetEmail':
      return emailIn(plain)
    case 'fleetPhone':
      return phoneForm.test(plain)
        ? plain
        : plain
            .replace(/^[^\d+(]+/, '')
            .replace(/\s*(?:ext|x)\.?\s*\d+$/i, '')
            .replace(/[^0-9+ ().-]/g, '')
            .trim()
    case 'fleetWebsite':
      return /^[a-z]+:\/\//i.test(plain) ? plain : `https://${plain}`
    case 'fleetCountryCode':
      return countryCodeOf(plain)
    case 'fleetRef':
    case 'fleetRegulatoryId':
    case 'fleetRegulatoryIdType':
      return plain
  }
}

/** "Ana <mailto:ana@x.example>; ben@x.example" holds "ana@x.example". */
function emailIn(text: string): string {
  const joined = text.replace(/\s*([@.])\s*/g, '$1').replace(/^mailto:/i, '')
  const found = /[^\s<>;,:"]+@[^\s<>;,:"]+/.exec(joined)?.[0] ?? joined.replace(/\s/g, '')
  return found.replace(/[.)]+$/, '')
}

function isWebAddress(text: string): boolean {
  if (text.length > longestWebsite || /\s/.test(text)) return false
  const [, host] = /^https?:\/\/([^/?#]+)/i.exec(text) ?? []
  return host !== undefined && /^[\p{L}\p{N}](?:[\p{L}\p{N}.-]*\.)\p{L}{2,}(?::\d{1,5})?$/u.test(host)
}
