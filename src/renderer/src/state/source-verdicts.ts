import type { FleetSources } from '@shared/ipc/schemas-fleets'

/** The verdicts of the connections that are not fine, by fleet and provider; indexes into `verdictKinds`. */
export interface SourceVerdicts {
  readonly set: (sources: FleetSources) => void
  /** 0, which is fine, where nothing else is known: of another epoch nothing is. */
  readonly of: (epoch: number | null, fleet: number, provider: number) => number
  /** Whether any is not fine in this epoch: if not, nobody need ask about each vehicle. */
  readonly hasAny: (epoch: number | null) => boolean
}

/** A table of fleets by providers, a byte each: read for every vehicle of a delta, it must cost next to nothing. */
export function createSourceVerdicts(): SourceVerdicts {
  let epoch: number | null = null
  let providerCount = 0
  let verdicts = new Uint8Array(0)
  return {
    set({ epoch: ofEpoch, fleet, provider, verdict }) {
      epoch = ofEpoch
      providerCount = highest(provider) + 1
      verdicts = new Uint8Array((highest(fleet) + 1) * providerCount)
      for (let row = 0; row < verdict.length; row++)
        verdicts[(fleet[row] ?? 0) * providerCount + (provider[row] ?? 0)] = verdict[row] ?? 0
    },
    of: (asked, fleet, provider) =>
      asked !== epoch || provider >= providerCount ? 0 : (verdicts[fleet * providerCount + provider] ?? 0),
    hasAny: (asked) => asked === epoch && verdicts.length > 0
  }
}

function highest(indexes: Uint32Array): number {
  return indexes.reduce((top, index) => Math.max(top, index), -1)
}
