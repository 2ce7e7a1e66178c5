import { numberLocale, pageLanguage } from './language'
import type { SpeedUnit } from './units'

/** Who drives in miles per hour also counts in miles, gallons and Fahrenheit; the API speaks SI throughout (API.md section 9). */
const metresPerMile = 1609.344
const gallonsPerM3 = 264.172_052
const litresPerM3 = 1000
const kelvinAtZeroCelsius = 273.15
const minuteMs = 60_000

const whole = new Intl.NumberFormat(numberLocale(), { maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat(numberLocale(), { maximumFractionDigits: 1 })

/**
 * A distance on the road: "84,521 mi", "3.4 km".
 *
 * @param metres NaN gives an empty string, as for all of these
 */
export function formatDistance(metres: number, unit: SpeedUnit): string {
  if (!Number.isFinite(metres)) return ''
  const value = unit === 'mph' ? metres / metresPerMile : metres / 1000
  return `${(value < 10 ? tenths : whole).format(value)} ${unit === 'mph' ? 'mi' : 'km'}`
}

/** A tank's content in US gallons or litres: "42.1 gal". */
export function formatVolume(cubicMetres: number, unit: SpeedUnit): string {
  if (!Number.isFinite(cubicMetres)) return ''
  return unit === 'mph'
    ? `${tenths.format(cubicMetres * gallonsPerM3)} gal`
    : `${tenths.format(cubicMetres * litresPerM3)} l`
}

/** A temperature: "185 °F", "85 °C". */
export function formatTemperature(kelvin: number, unit: SpeedUnit): string {
  if (!Number.isFinite(kelvin)) return ''
  const celsius = kelvin - kelvinAtZeroCelsius
  return unit === 'mph' ? `${whole.format(celsius * 1.8 + 32)} °F` : `${whole.format(celsius)} °C`
}

/** A share that comes as 0 to 100: "64 %". */
export function formatPercent(percent: number): string {
  return Number.isFinite(percent) ? `${whole.format(percent)} %` : ''
}

/** Hours as an engine counts them: "5,581.4 h". */
export function formatHours(hours: number): string {
  return Number.isFinite(hours) ? `${tenths.format(hours)} h` : ''
}

/** How long something took, in days, hours and minutes: "2 d 4 h", "3 h 05 min", "12 min", "under 1 min". */
export function formatDuration(ms: number): string {
  const minutes = Math.floor(ms / minuteMs)
  if (minutes < 1) return pageLanguage() === 'es' ? 'menos de 1 min' : 'under 1 min'
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`
  return `${Math.floor(hours / 24)} d ${hours % 24} h`
}
