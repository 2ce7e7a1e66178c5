import { pack } from '@shared/ipc/packed'
import { ok } from '@shared/ipc/result'
import type { PositionSnapshot } from '@shared/ipc/schemas-positions'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createEarlyStores, type EarlyStores } from '../state/early-stores'
import { createFakeBridge, type FakeBridge } from '../test-support/fake-bridge'
import { lockedSession, openSession, profile, settings, snapshotOf, testProfile } from '../test-support/samples'
import { showOutlines, type Outlines } from './outlines'
import { paintEarly } from './paint-early'
import { pictured } from './pictured'

const nowMs = 1_800_000_000_000
let bridge: FakeBridge
let early: EarlyStores
let stop: () => void
let outlines: Outlines | null
const fillText = vi.fn()

beforeEach(() => {
  fillText.mockClear()
  // jsdom lays nothing out and paints nothing.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  const pen = new Proxy({}, { get: (_, name) => (name === 'fillText' ? fillText : () => undefined), set: () => true })
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(pen as never)
})

afterEach(() => {
  stop()
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

async function paint(snapshot: PositionSnapshot, overrides: Parameters<typeof createFakeBridge>[0] = {}) {
  bridge = createFakeBridge({
    'positions:snapshot': () => Promise.resolve(ok(snapshot)),
    'settings:get': () => Promise.resolve(ok(settings({ colourScheme: 'dark', listWidthPx: 333 }))),
    ...overrides
  })
  early = createEarlyStores(bridge, document)
  stop = early.startFrame()
  const content = await pictured(early, 1000)
  outlines = showOutlines(document, early.settings.getState())
  return outlines === null || content === null ? null : paintEarly(document, early, content, outlines, nowMs)
}

const painted = () => document.querySelector<HTMLCanvasElement>('canvas[data-vehicles-painted]')
const fleet = snapshotOf([
  { name: 'A', longitudeDeg: -98, latitudeDeg: 39 },
  { name: 'B', longitudeDeg: -98, latitudeDeg: 39 },
  { name: 'C', longitudeDeg: -80, latitudeDeg: 30 },
  { name: 'D' }
])

describe('the first picture', () => {
  it('shows every vehicle with a position, in the colours and at the place of the map', async () => {
    expect(await paint(fleet)).not.toBeNull()
    expect(painted()?.dataset['vehiclesPainted']).toBe('3')
    expect(fillText.mock.calls.map(([text]) => text as unknown)).toEqual(['2'])
    expect(document.documentElement.dataset['mantineColorScheme']).toBe('dark')
    expect(document.querySelector<HTMLElement>('.fd-early-list')?.style.width).toBe('333px')
    expect(document.querySelector('.fd-early')?.getAttribute('aria-hidden')).toBe('true')
  })

  it('is none where no vehicle has a position', async () => {
    expect(await paint(snapshotOf([{ name: 'D' }]))).toBeNull()
    expect(painted()).toBeNull()
    outlines?.remove()
    expect(document.body.childElementCount).toBe(0)
  })

  it('goes over into the map, without its outlines, and is taken away once', async () => {
    const picture = await paint(fleet)
    const pane = document.body.appendChild(document.createElement('div'))
    picture?.moveInto(pane)
    picture?.dropOutlines()
    expect(pane.contains(painted())).toBe(true)
    expect(document.querySelector('.fd-early')).toBeNull()
    picture?.remove()
    picture?.moveInto(pane)
    expect(painted()).toBeNull()
  })

  it.each<[string, () => void]>([
    ['the profile is locked', () => bridge.emit('session:changed', lockedSession())],
    ['other vehicles come', () => bridge.emit('positions:reset', { epoch: 9 })]
  ])('goes when %s', async (_, happen) => {
    await paint(fleet)
    happen()
    expect(painted()).toBeNull()
    expect(document.querySelector('.fd-early')).toBeNull()
  })
})

describe('the first picture of what main kept for it', () => {
  const { longitudeDeg, latitudeDeg, derivedBearingDeg, occurredAtMs, flags } = fleet.columns
  const columns = pack({ longitudeDeg, latitudeDeg, derivedBearingDeg, occurredAtMs, flags })
  const paintKept = (of = profile()) =>
    paint(fleet, {
      'session:get': () => Promise.resolve(ok({ kind: 'starting' })),
      'positions:first-picture': () => Promise.resolve(ok({ profile: of, columns }))
    })
  const isShown = () => painted() !== null

  it('is painted while the profile is being opened, in its frame, and its vehicles are not asked for yet', async () => {
    await paintKept(testProfile())
    expect(painted()?.dataset['vehiclesPainted']).toBe('3')
    expect(document.querySelector('.fd-early-band')).not.toBeNull()
    expect(bridge.inputsOf('positions:snapshot')).toEqual([])
  })

  it('stays when the vehicles come, and goes when others do', async () => {
    await paintKept()
    bridge.emit('session:changed', openSession())
    bridge.emit('positions:reset', { epoch: fleet.epoch })
    early.start()
    await vi.waitFor(() => expect(early.vehicleTable.size).toBe(4))
    expect(isShown()).toBe(true)
    bridge.emit('positions:reset', { epoch: 9 })
    expect(isShown()).toBe(false)
  })

  it('goes when none of its vehicles is there any more', async () => {
    await paintKept()
    bridge.emit('session:changed', openSession())
    bridge.answer('positions:snapshot', () => Promise.resolve(ok(snapshotOf([]))))
    early.start()
    await vi.waitFor(() => expect(isShown()).toBe(false))
  })

  it.each([
    ['turns out to be locked', lockedSession()],
    ['is not the one that was opened', openSession({ profile: profile({ id: 'another' }) })]
  ])('goes when its profile %s', async (_, session) => {
    await paintKept()
    bridge.emit('session:changed', session)
    expect(isShown()).toBe(false)
  })
})
