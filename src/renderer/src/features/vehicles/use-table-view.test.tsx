import { act } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { createFakeBridge } from '@renderer/test-support/fake-bridge'
import { renderPage } from '@renderer/test-support/render'
import { snapshotOf } from '@renderer/test-support/samples'
import { ok } from '@shared/ipc/result'
import { usePacedTableView } from './use-table-view'

const workMs = 100

it('comes anew as often as its work leaves time for the rest, and at once when everything is new', async () => {
  vi.useFakeTimers()
  try {
    const first = snapshotOf([{ name: 'Truck 1' }])
    const bridge = createFakeBridge({ 'positions:snapshot': () => Promise.resolve(ok(first)) })
    const versions: number[] = []
    function Probe() {
      const { version, timed } = usePacedTableView()
      if (versions.at(-1) !== version) {
        versions.push(version)
        timed(() => vi.advanceTimersByTime(workMs))
      }
      return null
    }
    await renderPage(<Probe />, { bridge })
    await act(() => vi.advanceTimersByTimeAsync(5000))
    const shown = versions.length
    let sequence = first.sequence
    const move = () => {
      sequence += 1
      const nothing = { fleets: [], providers: [], places: [] }
      bridge.emit('positions:delta', {
        ...snapshotOf([{ name: 'Truck 1' }], { epoch: first.epoch, sequence }),
        identities: null,
        addedDictionaries: { fleetsFrom: 0, providersFrom: 0, placesFrom: 0, entries: nothing },
        removedSlots: new Uint32Array()
      })
    }
    act(move)
    expect(versions).toHaveLength(shown + 1)
    act(move)
    act(move)
    await act(() => vi.advanceTimersByTimeAsync(workMs * 5 - workMs - 1))
    expect(versions).toHaveLength(shown + 1)
    await act(() => vi.advanceTimersByTimeAsync(workMs))
    expect(versions).toHaveLength(shown + 2)
  } finally {
    vi.useRealTimers()
  }
})
