import type { EarlyStores } from '../state/early-stores'
import { initialSettings } from '../state/settings-store'

/**
 * Waits for the settings.
 *
 * @param limitMs nobody waits longer for them, in milliseconds
 * @returns false when they did not come
 */
export function settingsKnown({ settings }: EarlyStores, limitMs: number): Promise<boolean> {
  return answered([settings.subscribe], () => settings.getState() !== initialSettings || null, limitMs)
}

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

  return answered([session.subscribe, settings.subscribe, vehicleTable.subscribe], areKnown, limitMs)
}

/** The answer to a question that is asked again at each change, as soon as it is not null; false when it takes too long. */
function answered(
  sources: readonly ((listener: () => void) => () => void)[],
  ask: () => boolean | null,
  limitMs: number
): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      const answer = ask()
      if (answer !== null) settle(answer)
    }
    const settle = (answer: boolean) => {
      clearTimeout(timer)
      stops.forEach((stop) => stop())
      resolve(answer)
    }
    const timer = setTimeout(() => settle(false), limitMs)
    const stops = sources.map((subscribe) => subscribe(look))
    look()
  })
}
