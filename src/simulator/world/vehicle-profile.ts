import { elementAt, fraction, hash32, pick, wholeBetween } from './random'
import type { City } from './road-network'

/** What is painted on a vehicle and stands in its papers. */
export interface VehicleProfile {
  readonly name: string
  readonly maker: string
  readonly model: string
  readonly modelYear: number
  readonly vin: string
  readonly plateNumber: string
  readonly plateRegion: string
  readonly plateCountry: string
}

const salts = { model: 201, year: 202, vin: 210, plate: 240, naming: 250, first: 260, last: 261, hasDriver: 262 }

const models: readonly (readonly [string, string, string])[] = [
  ['Freightliner', 'Cascadia', '1FU'],
  ['Freightliner', 'M2 106', '1FV'],
  ['Kenworth', 'T680', '1XK'],
  ['Peterbilt', '579', '1XP'],
  ['Volvo', 'VNL 760', '4V4'],
  ['International', 'LT625', '3HS'],
  ['Mack', 'Anthem', '1M1'],
  ['Western Star', '49X', '5KJ'],
  ['Isuzu', 'NPR-HD', 'JAL'],
  ['Ford', 'Transit 350', '1FT'],
  ['Ram', 'ProMaster 2500', '3C6']
]

const vinLetters = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'
const plateLetters = 'ABCDEFGHJKLMNPRSTUVWXYZ'
const vinValues: Readonly<Record<string, number>> = {
  ...{ A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8, J: 1, K: 2, L: 3, M: 4 },
  ...{ N: 5, P: 7, R: 9, S: 2, T: 3, U: 4, V: 5, W: 6, X: 7, Y: 8, Z: 9 }
}
const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]

const firstNames =
  'Maria James Luis Ashley Robert Ana Kevin Denise Carlos Megan Tyrone Elena Walter Priya Hank Rosa Omar Julie Pete Lena'
const lastNames =
  'Alvarez Nguyen Carter Kowalski Brooks Ramirez Johnson Tremblay Okafor Miller Schmidt Singh Flores Reed Bennett Castillo'

/** The profile of a vehicle; pure. `fleet` decides the naming scheme, `number` is the vehicle's place in its fleet. */
export function vehicleProfile(
  seed: number,
  vehicle: number,
  fleet: number,
  number: number,
  home: City
): VehicleProfile {
  const [maker, model, prefix] = pick(models, seed, vehicle, salts.model)
  const modelYear = wholeBetween(2015, 2026, seed, vehicle, salts.year)
  return {
    name: vehicleName(hash32(seed, fleet, salts.naming), number),
    maker,
    model,
    modelYear,
    vin: vinOf(seed, vehicle, prefix, modelYear),
    plateNumber: plateOf(seed, vehicle),
    plateRegion: home.province,
    plateCountry: home.countryCode
  }
}

/** The driver of a vehicle, or null for the one in seven that has none assigned. */
export function driverNameOf(seed: number, vehicle: number): string | null {
  if (!hasDriver(seed, vehicle)) return null
  return `${pick(firstNames.split(' '), seed, vehicle, salts.first)} ${pick(lastNames.split(' '), seed, vehicle, salts.last)}`
}

/** Whether a driver is assigned to the vehicle. */
export function hasDriver(seed: number, vehicle: number): boolean {
  return fraction(seed, vehicle, salts.hasDriver) < 0.86
}

function vehicleName(scheme: number, number: number): string {
  const letters = plateLetters.charAt((scheme >>> 8) % plateLetters.length)
  switch (scheme % 4) {
    case 0:
      return `T-${101 + number}`
    case 1:
      return `Unit ${2001 + number}`
    case 2:
      return `${letters}${String(number + 1).padStart(4, '0')}`
    default:
      return `Truck ${301 + number}`
  }
}

/** 17 characters without I, O and Q, with the check digit of 49 CFR 565.15 at position 9. */
function vinOf(seed: number, vehicle: number, prefix: string, modelYear: number): string {
  const characters = prefix.split('')
  for (let position = 3; position < 11; position += 1) {
    characters.push(vinLetters.charAt(hash32(seed, vehicle, salts.vin + position) % vinLetters.length))
  }
  characters[9] = 'FGHJKLMNPRST'.charAt(modelYear - 2015)
  const serial = String(100_000 + (hash32(seed, vehicle, salts.vin + 20) % 900_000))
  const vin = characters.join('') + serial
  let sum = 0
  for (let position = 0; position < 17; position += 1) {
    const character = vin.charAt(position)
    sum += (vinValues[character] ?? Number(character)) * elementAt(vinWeights, position)
  }
  const check = sum % 11
  return `${vin.slice(0, 8)}${check === 10 ? 'X' : check}${vin.slice(9)}`
}

function plateOf(seed: number, vehicle: number): string {
  const bits = hash32(seed, vehicle, salts.plate)
  const letter = (shift: number): string => plateLetters.charAt((bits >>> shift) % plateLetters.length)
  const digits = String(hash32(seed, vehicle, salts.plate + 1) % 10_000).padStart(4, '0')
  return `${letter(0)}${letter(8)}${letter(16)} ${digits}`
}
