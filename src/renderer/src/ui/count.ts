import { numberLocale, pageLanguage } from '@shared/domain/language'
const grouped = new Intl.NumberFormat(numberLocale())

/** A number for the screen, with its thousands apart: "2,000". */
export function formatNumber(value: number): string {
  return grouped.format(value)
}

const spanishNouns: Readonly<Record<string, readonly [one: string, more: string]>> = {
  vehicle: ['vehículo', 'vehículos'],
  row: ['fila', 'filas'],
  fleet: ['flota', 'flotas'],
  'more fleet': ['flota más', 'flotas más']
}

/**
 * A number with its noun: "1 vehicle", "2,000 vehicles".
 *
 * @param noun in the singular
 * @param plural when it is not the singular with an s
 */
export function formatCount(value: number, noun: string, plural = `${noun}s`): string {
  const pair = spanishNouns[noun]
  if (pageLanguage() === 'es' && pair !== undefined) return `${formatNumber(value)} ${pair[value === 1 ? 0 : 1]}`
  return `${formatNumber(value)} ${value === 1 ? noun : plural}`
}
