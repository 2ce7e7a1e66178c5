import { fraction } from '../world/random'
import type { Fault } from './fault'

/** A fault that waits, and how often it will still strike (null: until cleared). */
export interface ActiveFault {
  readonly fault: Fault
  readonly remaining: number | null
}

/** The faults in force. */
export interface FaultBox {
  readonly add: (fault: Fault) => void
  readonly clear: () => void
  readonly list: () => readonly ActiveFault[]
  /** The faults that strike this request, oldest first; each one's count goes down. */
  readonly take: (method: string, pathAndQuery: string) => readonly Fault[]
  /** The next number of a sequence in [0, 1) that depends on the seed only. */
  readonly random: () => number
}

export function createFaultBox(seed: number): FaultBox {
  let active: readonly ActiveFault[] = []
  let drawn = 0
  return {
    add: (fault) => {
      const once = fault.kind === 'unauthorized-once' ? 1 : null
      active = [...active, { fault, remaining: fault.times ?? once }]
    },
    clear: () => {
      active = []
    },
    list: () => active,
    take: (method, pathAndQuery) => {
      const struck: Fault[] = []
      const left: ActiveFault[] = []
      for (const entry of active) {
        if (!concerns(entry.fault, method, pathAndQuery)) {
          left.push(entry)
          continue
        }
        struck.push(entry.fault)
        if (entry.remaining === null) left.push(entry)
        else if (entry.remaining > 1) left.push({ ...entry, remaining: entry.remaining - 1 })
      }
      active = left
      return struck
    },
    random: () => {
      drawn += 1
      return fraction(seed, drawn, 801)
    }
  }
}

function concerns(fault: Fault, method: string, pathAndQuery: string): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false
  return pathAndQuery.includes(fault.path ?? subjectOf(fault))
}

/** What a fault without a path is about. */
function subjectOf({ kind }: Fault): string {
  switch (kind) {
    case 'token-rate-limited':
    case 'reject-credentials':
      return '/openid-connect/token'
    case 'revocation-refused':
      return '/openid-connect/revoke'
    default:
      return '/v2/'
  }
}
