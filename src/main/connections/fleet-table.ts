import type { FleetRow, FleetsChanged, FleetsMeta } from '@shared/ipc/schemas-fleets'

/** What the page has been told, so that it is told nothing twice. */
export interface FleetTable {
  readonly sequence: number
  rows(): readonly FleetRow[]
  row(key: string): FleetRow | null
  /**
   * Takes in some rows anew; null for a fleet that is gone. Tells the page of those that changed, and of the meta where that did.
   */
  take(rows: ReadonlyMap<string, FleetRow | null>, meta: FleetsMeta): void
}

/** @param onChanged told of each change */
export function createFleetTable(onChanged: (event: FleetsChanged) => void): FleetTable {
  /** With their texts, to compare by: all come from one place, so their fields stand in one order. */
  const held = new Map<string, { readonly row: FleetRow; readonly text: string }>()
  let sequence = 0
  let toldMeta = ''

  return {
    get sequence() {
      return sequence
    },
    rows: () => [...held.values()].map(({ row }) => row),
    row: (key) => held.get(key)?.row ?? null,
    take(rows, meta) {
      const changed: FleetRow[] = []
      const removedKeys: string[] = []
      for (const [key, row] of rows) {
        if (row === null) {
          if (held.delete(key)) removedKeys.push(key)
          continue
        }
        const text = JSON.stringify(row)
        if (held.get(key)?.text === text) continue
        held.set(key, { row, text })
        changed.push(row)
      }
      const metaText = JSON.stringify(meta)
      if (changed.length === 0 && removedKeys.length === 0 && metaText === toldMeta) return
      toldMeta = metaText
      sequence += 1
      onChanged({ sequence, changed, removedKeys, meta })
    }
  }
}
