import { verdictChange } from './verdicts/change'
import { fleetFilter } from './verdicts/filter'
import { radarDelay } from './verdicts/radar-delay'

/** The verdicts of 5,000 fleets with 12,000 connections, how soon the radar sees an outage among them, and a filter typed over them. */
const parts: Readonly<Record<string, () => Promise<void> | void>> = {
  change: verdictChange,
  'radar-delay': radarDelay,
  filter: fleetFilter
}

/** @param wanted names of parts; none for all */
export async function run(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !(name in parts))
  if (unknown.length > 0)
    throw new Error(`There is no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`)
  for (const [name, measure] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) await measure()
}
