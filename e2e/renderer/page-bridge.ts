import { positionStatus, settings } from '@renderer/test-support/samples'
import { bridgeGlobal } from '@shared/ipc/channels'
import { ok } from '@shared/ipc/result'
import type { Settings } from '@shared/ipc/schemas-settings'
import { createFeed } from '../../bench/map/page/feed'
import { applyTick, makeFleet, makeTick } from '../../bench/map/page/fleet'
import { makeTexts } from '../../bench/map/page/texts'

// Stands for the preload and for main where the page runs in a browser: an open session with 12,000 made-up vehicles, which move at each refresh.
// Runs in the page, before its own scripts.

const vehicleCount = 12_000
const movedShare = 1

const feed = createFeed({ keepsFleet: true })
const fleet = makeFleet(vehicleCount, Date.now())
let shown: Settings = settings()
let tickNumber = 0

const status = () => positionStatus({ vehicleCount, withPositionCount: vehicleCount, asOfMs: Date.now() })

function refresh(): void {
  tickNumber += 1
  const tick = makeTick(fleet, movedShare, tickNumber, Date.now())
  applyTick(fleet, tick)
  feed.prepare(tick)()
  feed.fake.emit('positions:status-changed', status())
}

feed.load(fleet, makeTexts(vehicleCount))
feed.fake.answer('positions:status', () => Promise.resolve(ok(status())))
feed.fake.answer('positions:refresh', () => {
  // As in the app, the answer says that it begins, and the positions come as events.
  setTimeout(refresh)
  return Promise.resolve(ok(undefined))
})
feed.fake.answer('settings:get', () => Promise.resolve(ok(shown)))
feed.fake.answer('settings:change', (change) => {
  shown = { ...shown, ...change } as Settings
  feed.fake.emit('settings:changed', shown)
  return Promise.resolve(ok(shown))
})

Object.defineProperty(window, bridgeGlobal, { value: feed.wire })
