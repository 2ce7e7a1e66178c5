import { fail } from '@shared/ipc/result'
import { expect, it } from 'vitest'
import { createFakeBridge } from '../test-support/fake-bridge'
import { createHistoryStore } from './history'
import { onePastAtATime } from './one-past-at-a-time'
import { createRewindStore } from './rewind-store'
import { createShownTable } from './shown-table'
import { createVehicleTable } from './vehicle-table'

const nowMs = Date.UTC(2026, 10, 23, 12)

async function started() {
  const bridge = createFakeBridge({ 'positions:as-of': () => Promise.resolve(fail('not-found')) })
  const table = createVehicleTable(bridge, document)
  const shown = createShownTable(table)
  const stopTable = table.start()
  await Promise.resolve()
  const history = createHistoryStore(bridge, () => nowMs)
  const rewind = createRewindStore(bridge, shown, () => nowMs)
  const stop = onePastAtATime({ history, rewind }).start()
  return {
    history,
    rewind,
    stop: () => {
      stop()
      stopTable()
    }
  }
}

const wish = { epoch: 1, slot: 3, fromMs: nowMs - 3_600_000, toMs: nowMs }

it('leaves the past of the map when the past of one vehicle is asked for', async () => {
  const { history, rewind, stop } = await started()
  await expect.poll(() => (rewind.begin(), rewind.store.getState().kind)).toBe('rewound')
  history.load(wish)
  expect(rewind.store.getState().kind).toBe('live')
  stop()
})

it('leaves the past of one vehicle when the map is rewound', async () => {
  const { history, rewind, stop } = await started()
  history.load(wish)
  expect(history.store.getState().kind).toBe('loading')
  await expect.poll(() => (rewind.begin(), rewind.store.getState().kind)).toBe('rewound')
  expect(history.store.getState().kind).toBe('nothing')
  stop()
})
