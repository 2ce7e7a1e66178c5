import type { EarlyStores } from '../state/early-stores'
import { initialSettings } from '../state/settings-store'

/**
 * Waits for what the first picture is painted from: an open session, the settings, and its vehicles.
 *
 * @param limitMs nobody waits longer for it, in milliseconds: the app itself says better what is being waited for
 * @returns false when there is nothing to paint: no session is open, or it knows no vehicles yet
 */
export function vehiclesKnown({ session, settings, vehicleTable }: EarlyStores, limitMs: number): Promise<boolean> {
  /** Null while it cannot be said. */
  function areKnown(): boolean | null {
    const { kind } = session.getState()
    if (kind !== 'open') return kind === 'starting' ? null : false
    // Epoch 0 is that of "no profile is open": the answer to a question that came too early.
    const isHere = settings.getState() !== initialSettings && (vehicleTable.epoch ?? 0) > 0
    return isHere ? vehicleTable.size > 0 : null
  }

  return new Promise((resolve) => {
    const look = () => {
      const answer = areKnown()
      if (answer !== null) settle(answer)
    }
    const settle = (answer: boolean) => {
      clearTimeout(timer)
      stops.forEach((stop) => stop())
      resolve(answer)
    }
    const timer = setTimeout(() => settle(false), limitMs)
    const stops = [session.subscribe(look), settings.subscribe(look), vehicleTable.subscribe(look)]
    look()
  })
}
