import { describe, expect, it, vi } from 'vitest'
import type { VehicleTable } from '@renderer/state/vehicle-table'
import type { ClusterReply } from './cluster-protocol'
import { createFleetLoader, type LoadPart } from './fleet-loader'
import { rowWords } from './point-rows'

function tableOf(size: number) {
  return {
    size,
    longitudeDeg: new Float64Array(size),
    latitudeDeg: new Float64Array(size),
    derivedBearingDeg: new Float32Array(size),
    occurredAtMs: new Float64Array(size),
    flags: new Uint8Array(size).fill(1),
    source: new Uint8Array(size)
  } as unknown as VehicleTable
}

describe('handing the fleet over', () => {
  it('goes part by part, each slot once, in the buffer of the part before', async () => {
    const parts: (readonly [LoadPart, number, ArrayBufferLike])[] = []
    const loader = createFleetLoader({
      table: tableOf(300_000),
      send: (part, rows) => {
        parts.push([part, rows.length / rowWords, rows.buffer])
        return Promise.resolve<ClusterReply>({ kind: 'load', id: 1, rows })
      }
    })
    await loader.load()
    expect(parts.map(([part, count]) => [part.from, part.from + count])).toEqual([
      [0, 131_072],
      [131_072, 262_144],
      [262_144, 300_000]
    ])
    expect(new Set(parts.map(([, , buffer]) => buffer)).size).toBe(1)
    expect(loader.isLoading()).toBe(false)
  })

  it('begins anew when everything has changed meanwhile', async () => {
    const answers: (() => void)[] = []
    const send = vi.fn(
      (_: LoadPart, rows: Uint32Array<ArrayBuffer>) =>
        new Promise<ClusterReply>((resolve) => answers.push(() => resolve({ kind: 'load', id: 1, rows })))
    )
    const loader = createFleetLoader({ table: tableOf(200_000), send })
    const first = loader.load()
    const second = loader.load()
    answers.splice(0).forEach((answer) => answer())
    await first
    expect(loader.isLoading()).toBe(true)
    answers.splice(0).forEach((answer) => answer())
    await second
    expect(send.mock.calls.map(([part]) => part.from)).toEqual([0, 0, 131_072])
  })
})
