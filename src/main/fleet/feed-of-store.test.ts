import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PositionDelta } from '@shared/ipc/schemas-positions'
import { createFeed } from './feed'
import { createSetAside } from './set-aside'
import { createPositionStore } from './store'
import { createFakeTime } from './test-support/fakes'
import { freshPage } from './test-support/feed-bench'
import { createFeedPage } from './test-support/feed-page'
import { locationPage, vehiclePage } from './test-support/pages'

const nowMs = 10_000_000
const vehicleId = fc.constantFrom('a', 'b', 'c', 'd')
const fleetId = fc.constantFrom('f1', 'f2')
const step = fc.oneof(
  fc.record({
    kind: fc.constant('location' as const),
    vehicleId,
    at: fc.integer({ min: 1, max: 40 }),
    fleetId,
    city: fc.constantFrom('X', 'Y', null),
    deleted: fc.boolean()
  }),
  fc.record({
    kind: fc.constant('vehicle' as const),
    vehicleId,
    name: fc.string(),
    vin: fc.constantFrom('', 'VIN-1', 'VIN-2'),
    deleted: fc.boolean()
  }),
  fc.record({ kind: fc.constant('fleet' as const), id: fleetId, name: fc.constantFrom('P', 'Q') }),
  fc.record({ kind: fc.constant('drop' as const), oldestSeenMs: fc.integer({ min: 0, max: 60 }) }),
  fc.record({ kind: fc.constantFrom('wait' as const, 'take' as const) })
)

it('a page that follows the store sees what a fresh snapshot of it shows', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), fc.integer({ min: 1, max: 4 }), (steps, mostSlots) => {
      const store = createPositionStore(createSetAside())
      const time = createFakeTime()
      const feed = createFeed({ store, epoch: 1, scheduler: time, mostSlots })
      const deltas: PositionDelta[] = []
      const follower = feed.follow((delta) => deltas.push(delta))
      const page = createFeedPage(follower.snapshot())
      const takeIn = (): void => {
        for (const delta of deltas.splice(0)) {
          page.apply(delta)
          follower.taken(delta)
        }
      }
      steps.forEach((one, index) => {
        if (one.kind === 'location') {
          const row = { vehicleId: one.vehicleId, occurredAtMs: one.at * 1000, longitudeDeg: one.at / 1e4 }
          const { fleetId, city, deleted } = one
          feed.note(store.apply(locationPage([{ ...row, fleetId, city, deleted }]), nowMs, index))
        } else if (one.kind === 'vehicle') feed.note(store.applyVehicles(vehiclePage([one])))
        else if (one.kind === 'fleet')
          feed.note(store.applyFleets([{ id: one.id, name: one.name, displayName: null, fleetRef: null }]))
        else if (one.kind === 'drop') feed.note(store.dropUnseen(one.oldestSeenMs))
        else if (one.kind === 'take') takeIn()
        else time.advance(250)
      })
      for (let round = 0; round < 20; round++) {
        time.advance(250)
        takeIn()
      }
      expect(page.vehicles()).toEqual(freshPage({ feed, time }).vehicles())
      expect(time.timerCount).toBe(0)
    }),
    { numRuns: 300 }
  )
})
