import type { Bridge } from '@shared/ipc/contract'
import type { FleetSources } from '@shared/ipc/schemas-fleets'
import { startOnce } from './start-once'
import type { VehicleTable } from './vehicle-table'

/** Where the verdicts of connections go. */
interface SourcesTarget {
  readonly table: Pick<VehicleTable, 'epoch' | 'subscribe'>
  readonly setSources: (sources: FleetSources) => void
}

/**
 * Keeps the table level with the verdicts of connections: asks once, follows what changes, and asks again when slots and dictionaries begin anew, since
 * the indexes of before mean other fleets then.
 */
export function followSources(bridge: Bridge, { table, setSources }: SourcesTarget): { start: () => () => void } {
  return {
    start: startOnce(() => {
      let isStopped = false
      let heardCount = 0
      let { epoch } = table
      const ask = async (): Promise<void> => {
        const heardBefore = heardCount
        const result = await bridge.calls['fleets:sources'](undefined)
        // An event that came meanwhile is newer than the answer.
        if (!isStopped && heardCount === heardBefore && result.ok) setSources(result.value)
      }
      const unfollow = bridge.events['fleets:sources-changed']((sources) => {
        heardCount += 1
        setSources(sources)
      })
      const unsubscribe = table.subscribe((change) => {
        if (change.kind !== 'reset' || table.epoch === epoch) return
        epoch = table.epoch
        if (epoch !== null) void ask()
      })
      void ask()
      return () => {
        isStopped = true
        unfollow()
        unsubscribe()
      }
    })
  }
}
