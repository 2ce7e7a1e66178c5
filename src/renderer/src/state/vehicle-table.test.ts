import type { Bridge } from '@shared/ipc/contract'
import { ok, type Result } from '@shared/ipc/result'
import type { PositionSnapshot } from '@shared/ipc/schemas-positions'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createFakeBridge, type FakeBridge } from '../test-support/fake-bridge'
import { deltaOf, snapshotOf } from '../test-support/samples'
import { createVehicleTable } from './vehicle-table'

const oneTruck = [
  { name: 'T-1', vin: 'VIN-MADE-UP', plate: 'XX 1', fleet: 'Swift', longitudeDeg: -90, latitudeDeg: 40 }
]

async function started(snapshot: PositionSnapshot = snapshotOf(oneTruck)) {
  const bridge = createFakeBridge({ 'positions:snapshot': () => Promise.resolve(ok(snapshot)) })
  const table = createVehicleTable(bridge)
  const isFilled = new Promise<void>((resolve) => table.subscribe(() => resolve()))
  const stop = table.start()
  await isFilled
  return { bridge, table, stop }
}

function snapshotsAsked(bridge: FakeBridge): number {
  return bridge.inputsOf('positions:snapshot').length
}

/** A bridge whose snapshots are answered by hand. */
function withHeldAnswers() {
  const pending: ((answer: Result<PositionSnapshot>) => void)[] = []
  const snapshot: Bridge['calls']['positions:snapshot'] = () => new Promise((resolve) => pending.push(resolve))
  const bridge = createFakeBridge({ 'positions:snapshot': snapshot })
  return { bridge, table: createVehicleTable(bridge), pending }
}

describe('vehicle table', () => {
  it('shows what the snapshot holds, texts and dictionaries included', async () => {
    const { table } = await started()
    expect(table.size).toBe(1)
    expect(table.isPresent(0)).toBe(true)
    expect(table.longitudeDeg[0]).toBe(-90)
    expect([table.name(0), table.vin(0), table.plate(0), table.fleetName(0)]).toEqual([
      'T-1',
      'VIN-MADE-UP',
      'XX 1',
      'Swift'
    ])
  })

  it('knows nothing of slots that were never used', async () => {
    const { table } = await started()
    expect(table.isPresent(7)).toBe(false)
    expect([table.name(7), table.fleetName(7), table.placeName(7)]).toEqual(['', '', ''])
  })

  it('tells its listeners which slots a delta changed', async () => {
    const { bridge, table } = await started()
    const heard = vi.fn()
    table.subscribe(heard)
    bridge.emit('positions:delta', deltaOf({ epoch: 1, sequence: 2 }, [{ slot: 3, longitudeDeg: 5, name: 'T-3' }], [0]))
    expect(heard).toHaveBeenCalledWith({
      kind: 'delta',
      slots: Uint32Array.of(3),
      removedSlots: Uint32Array.of(0),
      hasIdentities: true,
      identitySlots: Uint32Array.of(3)
    })
    expect([table.isPresent(0), table.isPresent(3), table.name(0), table.name(3)]).toEqual([false, true, '', 'T-3'])
  })

  it('gives a freed slot to the new vehicle of the same delta', async () => {
    const { bridge, table } = await started()
    bridge.emit('positions:delta', deltaOf({ epoch: 1, sequence: 2 }, [{ slot: 0, longitudeDeg: 8, name: 'New' }], [0]))
    expect([table.isPresent(0), table.longitudeDeg[0], table.name(0), table.vin(0)]).toEqual([true, 8, 'New', ''])
  })

  it('asks for one snapshot after a gap, and for no second one while it waits', async () => {
    const { bridge, table } = await started()
    bridge.answer('positions:snapshot', () => Promise.resolve(ok(snapshotOf(oneTruck, { epoch: 1, sequence: 5 }))))
    bridge.emit('positions:delta', deltaOf({ epoch: 1, sequence: 4 }, []))
    bridge.emit('positions:delta', deltaOf({ epoch: 1, sequence: 5 }, []))
    bridge.emit('positions:delta', deltaOf({ epoch: 1, sequence: 6 }, [{ slot: 2, longitudeDeg: 1, name: 'T-2' }]))
    await vi.waitFor(() => expect(table.isPresent(2)).toBe(true))
    expect(snapshotsAsked(bridge)).toBe(2)
  })

  it('applies deltas that came before the snapshot was answered, and skips those that are in it', async () => {
    const { bridge, table, pending } = withHeldAnswers()
    table.start()
    bridge.emit('positions:delta', deltaOf({ epoch: 1, sequence: 1 }, [{ slot: 0, longitudeDeg: 999, name: 'old' }]))
    bridge.emit('positions:delta', deltaOf({ epoch: 1, sequence: 2 }, [{ slot: 1, longitudeDeg: 7, name: 'T-2' }]))
    pending[0]?.(ok(snapshotOf(oneTruck)))
    await vi.waitFor(() => expect(table.isPresent(1)).toBe(true))
    expect(table.longitudeDeg[0]).toBe(-90)
    expect(pending).toHaveLength(1)
  })

  it('asks for a snapshot when a delta names dictionary entries that it does not have', async () => {
    const { bridge } = await started()
    const delta = deltaOf({ epoch: 1, sequence: 2 }, [])
    bridge.emit('positions:delta', { ...delta, addedDictionaries: { ...delta.addedDictionaries, fleetsFrom: 9 } })
    expect(snapshotsAsked(bridge)).toBe(2)
  })

  it('says of which epoch its slots are', async () => {
    const { bridge, table } = await started(snapshotOf(oneTruck, { epoch: 4, sequence: 1 }))
    expect(table.epoch).toBe(4)
    bridge.answer('positions:snapshot', () => new Promise(() => undefined))
    bridge.emit('positions:reset', { epoch: 5 })
    expect(table.epoch).toBeNull()
  })

  it('drops everything at a reset, before the new snapshot is here', async () => {
    const { bridge, table } = await started()
    bridge.answer('positions:snapshot', () => new Promise(() => undefined))
    bridge.emit('positions:reset', { epoch: 2 })
    expect([table.size, table.isPresent(0), table.name(0)]).toEqual([0, false, ''])
  })

  it('does not take an answer of the old epoch that crossed a reset', async () => {
    const { bridge, table, pending } = withHeldAnswers()
    table.start()
    bridge.emit('positions:reset', { epoch: 2 })
    pending[0]?.(ok(snapshotOf(oneTruck)))
    await vi.waitFor(() => expect(pending).toHaveLength(2))
    expect(table.size).toBe(0)
    pending[1]?.(ok(snapshotOf([{ name: 'Other' }], { epoch: 2, sequence: 1 })))
    await vi.waitFor(() => expect(table.name(0)).toBe('Other'))
  })

  it('asks again with the next delta after a refused snapshot', async () => {
    const { bridge, table, pending } = withHeldAnswers()
    table.start()
    pending[0]?.({ ok: false, error: { code: 'signed-out' } })
    await Promise.resolve()
    await Promise.resolve()
    bridge.emit('positions:delta', deltaOf({ epoch: 1, sequence: 1 }, []))
    expect(pending).toHaveLength(2)
  })

  it('hears nothing after it was stopped', async () => {
    const { bridge, table, stop } = await started()
    stop()
    bridge.emit('positions:delta', deltaOf({ epoch: 1, sequence: 2 }, [], [0]))
    expect(table.isPresent(0)).toBe(true)
    expect(bridge.listenerCount('positions:delta')).toBe(0)
  })

  it('agrees with a plain model after any run of deltas', async () => {
    const row = fc.record({
      slot: fc.nat(3000),
      longitudeDeg: fc.double({ noNaN: true }),
      name: fc.string({ unit: 'grapheme' })
    })
    const change = fc.record({
      rows: fc.uniqueArray(row, { selector: ({ slot }) => slot, maxLength: 20 }),
      removed: fc.array(fc.nat(3000), { maxLength: 5 })
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 30 }), async (changes) => {
        const { bridge, table, stop } = await started()
        const model = new Map<number, { longitudeDeg: number; name: string }>([[0, { longitudeDeg: -90, name: 'T-1' }]])
        changes.forEach(({ rows, removed }, index) => {
          removed.forEach((slot) => model.delete(slot))
          rows.forEach(({ slot, ...vehicle }) => model.set(slot, vehicle))
          bridge.emit('positions:delta', deltaOf({ epoch: 1, sequence: index + 2 }, rows, removed))
        })
        const seen = new Map<number, { longitudeDeg: number; name: string }>()
        for (let slot = 0; slot < table.size; slot++) {
          if (table.isPresent(slot))
            seen.set(slot, { longitudeDeg: table.longitudeDeg[slot] ?? NaN, name: table.name(slot) })
        }
        stop()
        expect(new Map([...seen].sort())).toEqual(new Map([...model].sort()))
      }),
      { numRuns: 50 }
    )
  })
})
