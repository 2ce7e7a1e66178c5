import { compare } from '../measure'
import { connectionAt, connectionCount, fleetCount, fullEngine, startMs } from './fleets'

const hourMs = 3_600_000

/**
 * One connection changes, and every verdict is right again: by the engine's own indexes, against judging everything anew, as one would write it first.
 * Both end with the verdict of the changed connection's fleet in hand.
 */
export async function verdictChange(): Promise<void> {
  const ours = fullEngine()
  const baseline = fullEngine()
  let round = 0
  const changeOf = (engine: typeof ours, isAll: boolean): void => {
    const number = (round * 37) % connectionCount
    engine.setConnection(connectionAt(number, startMs, round % 2 === 0 ? startMs - hourMs : null))
    // Setting the network's state makes the engine look at everything, whether it is another one or not.
    if (isAll) engine.setReach({ kind: 'online' })
    const { connectionIds } = engine.advance(startMs)
    if (connectionIds.length > 1) throw new Error(`one change moved ${connectionIds.length} verdicts`)
  }
  console.log(`  verdicts of ${fleetCount} fleets with ${connectionCount} connections; one connection changes`)
  await compare({
    name: 'verdicts',
    rounds: 60,
    ours: () => {
      round += 1
      changeOf(ours, false)
    },
    baseline: () => {
      changeOf(baseline, true)
    }
  })
}
