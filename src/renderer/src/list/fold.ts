const marks = /\p{M}/gu

/** A text as the search compares it: lower case, without diacritics, so that "Peña" is found by "pena". */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(marks, '').toLowerCase()
}

/** The words of a query, folded. */
export function termsOf(query: string): readonly string[] {
  return foldText(query)
    .split(/\s+/u)
    .filter((term) => term !== '')
}

const digits = /\d+/g
const mostDigits = 12

/** A key that sorts as people do: folded, with the numbers in it by their value. Texts without anything come last. */
export function sortKeyOf(text: string): string {
  if (text === '') return '\uffff'
  return foldText(text).replace(digits, (number) => number.padStart(mostDigits, '0'))
}
