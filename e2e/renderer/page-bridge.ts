import { positionStatus, savedThings, settings } from '@renderer/test-support/samples'
import { bridgeGlobal } from '@shared/ipc/channels'
import { ok } from '@shared/ipc/result'
import type { SavedThings } from '@shared/ipc/schemas-saved'
import { createFeed } from '../../bench/map/page/feed'
import { applyTick, makeFleet, makeTick } from '../../bench/map/page/fleet'
import { makeTexts } from '../../bench/map/page/texts'
import { createKeptPositions } from './kept-positions'
import { madeFacts, madePast } from './made-past'
import { languageCookie, pageStartGlobal, type PageStart } from './page-start'
import { tabFile } from './tab-file'

// Stands for the preload and for main where the page runs in a browser: an open session with made-up vehicles, which move at each refresh.
// Runs in the page, before its own scripts.

const manyVehicles = 12_000
const movedShare = 1

const start = (globalThis as Partial<Record<typeof pageStartGlobal, PageStart>>)[pageStartGlobal] ?? {}
const vehicleCount = start.vehicles ?? manyVehicles

const { fake, load, prepare, wire } = createFeed({ keepsFleet: true })
const fleet = makeFleet(vehicleCount, Date.now())
const kept = createKeptPositions(fleet)
const shown = tabFile('settings', settings())
const saved = tabFile('saved', savedThings())
let tickNumber = 0

const status = () => positionStatus({ vehicleCount, withPositionCount: vehicleCount, asOfMs: Date.now() })

function refresh(): void {
  tickNumber += 1
  const tick = makeTick(fleet, movedShare, tickNumber, Date.now())
  applyTick(fleet, tick)
  kept.add(fleet)
  prepare(tick)()
  fake.emit('positions:status-changed', status())
}

load(fleet, makeTexts(vehicleCount))
fake.answer('positions:status', () => Promise.resolve(ok(status())))
fake.answer('positions:refresh', () => {
  // As in the app, the answer says that it begins, and the positions come as events.
  setTimeout(refresh)
  return Promise.resolve(ok(undefined))
})
fake.answer('positions:as-of', ({ epoch, atMs }) => Promise.resolve(ok({ epoch, ...kept.asOf(atMs) })))
fake.answer('positions:trail', (wish) => Promise.resolve(ok(kept.trail(wish))))
fake.answer('positions:history', (wish) => Promise.resolve(ok(madePast(fleet, wish))))
fake.answer('positions:vehicle', ({ slot }) => Promise.resolve(ok(madeFacts(fleet, slot))))
fake.answer('settings:get', () => Promise.resolve(ok(shown.get())))
fake.answer('settings:change', (change) => {
  const languageBefore = shown.get().language
  const settingsNow = shown.change(change)
  fake.emit('settings:changed', settingsNow)
  if (settingsNow.language !== languageBefore) {
    // As in main: the answer goes out first, then the page is loaded in the other language.
    document.cookie = `${languageCookie}=${settingsNow.language}`
    setTimeout(() => location.reload())
  }
  return Promise.resolve(ok(settingsNow))
})
fake.answer('saved:get', () => Promise.resolve(ok(saved.get())))
fake.answer('saved:change', (change) => {
  const savedNow = saved.change(change as Partial<SavedThings>)
  fake.emit('saved:changed', savedNow)
  return Promise.resolve(ok(savedNow))
})

Object.defineProperty(window, bridgeGlobal, { value: wire })
