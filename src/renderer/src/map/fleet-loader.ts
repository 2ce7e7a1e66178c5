import type { VehicleTable } from '@renderer/state/vehicle-table'
import type { ClusterReply } from './cluster-protocol'
import { packRange } from './point-rows'

/** Which part of a snapshot a request carries. */
export interface LoadPart {
  readonly kind: 'load'
  readonly from: number
  readonly size: number
}

interface FleetLoaderParts {
  readonly table: VehicleTable
  /** Hands the rows over; resolves with the worker's reply, which gives them back. */
  readonly send: (part: LoadPart, rows: Uint32Array<ArrayBuffer>) => Promise<ClusterReply>
}

export interface FleetLoader {
  /** Gives the worker the whole table; resolves when it has it, or when a later `load` has taken over. */
  readonly load: () => Promise<void>
  readonly isLoading: () => boolean
  readonly stop: () => void
}

/** A part takes about 2 ms of the page and 2 MB; most fleets are one part. */
const slotsPerPart = 131_072

/**
 * Hands the table to the worker part by part in one pair of hands: the worker gives the rows back and they are filled anew, so that a million
 * vehicles leave no pile of copies behind, and the page is free in between. Changes that come meanwhile go their own way: a later part reads
 * the table as it is then.
 */
export function createFleetLoader({ table, send }: FleetLoaderParts): FleetLoader {
  let round = 0
  let isLoading = false

  return {
    isLoading: () => isLoading,
    async load() {
      const thisRound = ++round
      isLoading = true
      let rows = new Uint32Array(0)
      let from = 0
      do {
        const to = Math.min(table.size, from + slotsPerPart)
        rows = packRange(table, from, to, rows)
        const reply = await send({ kind: 'load', from, size: table.size }, rows)
        if (thisRound !== round) return
        if (reply.kind === 'load') rows = new Uint32Array(reply.rows.buffer as ArrayBuffer)
        from = to
      } while (from < table.size)
      isLoading = false
    },
    stop() {
      round += 1
    }
  }
}
