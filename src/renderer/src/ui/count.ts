import { numberLocale } from '@shared/domain/language'
const grouped = new Intl.NumberFormat(numberLocale())

/** A number for the screen, with its thousands apart: "2,000". */
export function formatNumber(value: number): string {
  return grouped.format(value)
}

/**
 * A number with its noun: "1 vehicle", "2,000 vehicles".
 *
 * @param noun in the singular
 * @param plural when it is not the singular with an s
 */
export function formatCount(value: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(value)} ${value === 1 ? noun : plural}`
}
