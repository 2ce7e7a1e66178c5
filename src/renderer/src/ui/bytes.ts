import { numberLocale } from '@shared/domain/language'
const whole = new Intl.NumberFormat(numberLocale(), { maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat(numberLocale(), { maximumFractionDigits: 1 })
const units = ['KB', 'MB', 'GB'] as const

/**
 * A size for the screen: "640 KB", "12.3 MB". Decimal units, as file managers on macOS and Linux show them.
 *
 * @param bytes zero or more
 */
export function formatBytes(bytes: number): string {
  let value = bytes / 1000
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return `${(value < 10 && unit > 0 ? tenths : whole).format(value)} ${units[unit] ?? ''}`
}
