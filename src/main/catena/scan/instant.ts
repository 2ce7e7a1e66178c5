import { readInstantMs } from '../schemas/fields'
import type { JsonBytes } from './json-bytes'

const minus = 0x2d
const zero = 0x30
const nine = 0x39
const colon = 0x3a

/** A date and a time of day, to the second. */
const shortestDateTime = 19

/** What `pair` gives for anything but two digits: greater than any pair, so that each range check finds it. */
const noPair = 1000

/**
 * Reads instants as `readInstantMs` does (API.md: with and without fractions, without a zone UTC), but from bytes. The forms that a
 * server writes are read here; anything unusual, right or wrong, is left to that function.
 */
export class InstantReader {
  private readonly json: JsonBytes

  constructor(json: JsonBytes) {
    this.json = json
  }

  /** @returns epoch milliseconds; NaN when the text is no instant, or there is none */
  read(from: number, to: number): number {
    if (to <= from) return NaN
    const ms = this.readUsual(from, to)
    return Number.isNaN(ms) ? (readInstantMs(this.json.text(from, to)) ?? NaN) : ms
  }

  /** `YYYY-MM-DDTHH:MM:SS`, then perhaps a fraction, then `Z`, `+HH:MM` or nothing; NaN for anything else. */
  private readUsual(from: number, to: number): number {
    const { json } = this
    if (to - from < shortestDateTime) return NaN
    const century = this.pair(from)
    const yearOfCentury = this.pair(from + 2)
    const month = this.pair(from + 5)
    const day = this.pair(from + 8)
    const hour = this.pair(from + 11)
    const minute = this.pair(from + 14)
    const second = this.pair(from + 17)
    if (century > 99 || yearOfCentury > 99 || month > 12 || day > 31 || hour > 23 || minute > 59 || second > 59)
      return NaN
    if (century < 10 || month === 0 || day === 0) return NaN
    if (json.byte(from + 4) !== minus || json.byte(from + 7) !== minus) return NaN
    if (json.byte(from + 10) !== 0x54 || json.byte(from + 13) !== colon) return NaN
    if (json.byte(from + 16) !== colon) return NaN
    let place = from + shortestDateTime
    let fractionMs = 0
    if (place < to && json.byte(place) === 0x2e) {
      const firstDigit = ++place
      let worthMs = 100
      for (; place < to && isDigit(json.byte(place)); place++) {
        fractionMs += worthMs * (json.byte(place) - zero)
        worthMs = Math.trunc(worthMs / 10)
      }
      if (place === firstDigit) return NaN
    }
    const zoneMinutes = this.zoneMinutes(place, to)
    const days = daysFromEpoch(century * 100 + yearOfCentury, month) + day - 1
    return days * 86_400_000 + (hour * 60 + minute - zoneMinutes) * 60_000 + second * 1000 + fractionMs
  }

  /** NaN for anything but the usual forms. */
  private zoneMinutes(at: number, to: number): number {
    const { json } = this
    if (at === to) return 0
    const sign = json.byte(at)
    if (sign === 0x5a) return to - at === 1 ? 0 : NaN
    if (to - at !== 6 || (sign !== 0x2b && sign !== minus) || json.byte(at + 3) !== colon) return NaN
    const hours = this.pair(at + 1)
    const minutes = this.pair(at + 4)
    if (hours > 23 || minutes > 59) return NaN
    return (sign === minus ? -1 : 1) * (hours * 60 + minutes)
  }

  private pair(at: number): number {
    const tens = this.json.byte(at) - zero
    const ones = this.json.byte(at + 1) - zero
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? noPair : tens * 10 + ones
  }
}

function isDigit(byte: number): boolean {
  return byte >= zero && byte <= nine
}

/** Days from 1970 to the first of a month, by years that begin in March, so that the leap day comes last. */
function daysFromEpoch(year: number, month: number): number {
  const marchYear = month > 2 ? year : year - 1
  const monthsSinceMarch = month > 2 ? month - 3 : month + 9
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  return marchYear * 365 + leapDays + Math.floor((153 * monthsSinceMarch + 2) / 5) - 719_468
}
