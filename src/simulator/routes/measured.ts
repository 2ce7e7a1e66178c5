import { between, hash32 } from '../world/random'
import type { Fix } from '../world/reporting'

/** What an engine says, in SI units as the contract has it; not yet rounded. */
export interface EngineData {
  readonly odometerM: number
  readonly fuelLevelPercent: number
  readonly engineHours: number
  readonly oilPressurePa: number
  readonly coolantTemperatureK: number
}

/** Providers differ in what they send along with a position: null where it is nothing. Follows from the vehicle's number and its way. */
export function engineDataOf(seed: number, vehicle: number, drivenM: number): EngineData | null {
  if (hash32(seed, vehicle, 653) % 4 === 0) return null
  const odometerM = between(2e8, 6e8, seed, vehicle, 654) + drivenM
  return {
    odometerM,
    fuelLevelPercent: 100 - ((drivenM / 9000) % 82),
    engineHours: odometerM / 72_000,
    oilPressurePa: between(330, 400, seed, vehicle, 655),
    coolantTemperatureK: between(352, 368, seed, vehicle, 656)
  }
}

/** Beyond 2^53 on purpose: whoever compares it as a number compares a rounded one. */
export function h3IndexOf(seed: number, vehicle: number, { occurredAtMs }: Fix): number {
  return 626_692_562_405_000_000 + hash32(seed, vehicle, Math.floor(occurredAtMs / 60_000))
}
