import { screen, waitFor, within } from '@testing-library/react'
import { verdictOf } from '@shared/domain/verdict-answers'
import { ok } from '@shared/ipc/result'
import type { JournalEntry } from '@shared/ipc/schemas-journal'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeBridge, type FakeBridge } from '@renderer/test-support/fake-bridge'
import { renderPage } from '@renderer/test-support/render'
import { fleetDetail, fleetList, fleetRow, fleetsMeta } from '@renderer/test-support/samples-fleets'
import { AttentionScreen } from './attention-screen'

const nowMs = Date.UTC(2026, 10, 22, 12)
const login = verdictOf('login-lost', { providerName: 'Samsara', sinceMs: nowMs - 2 * 3_600_000 })
const out = verdictOf('provider-out', { providerName: 'Geotab', sinceMs: nowMs - 3_600_000 })
const rows = [
  fleetRow({ key: 'a', name: 'Acme', fleetRef: 'A-1' }),
  fleetRow({ key: 'b', name: 'Blue Mesa', fleetRef: 'B-1', verdict: login }),
  fleetRow({ key: 'c', name: 'Carter', verdict: out }),
  fleetRow({ key: 'd', name: 'Delta', verdict: out }),
  fleetRow({ key: 'e', name: 'Echo', verdict: login, snooze: { untilMs: nowMs + 3_600_000, reason: 'closed today' } })
]
const outage = {
  providerSlug: 'geotab',
  providerName: 'Geotab',
  sinceMs: nowMs - 3_600_000,
  lateCount: 11,
  totalCount: 12,
  fleetKeys: ['c', 'd'],
  fleetCount: 3
}

beforeEach(() => {
  // jsdom lays nothing out: without a height the virtual list would draw no row.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600)
})

function bridgeOf(entries: readonly JournalEntry[] = []): FakeBridge {
  return createFakeBridge({
    'fleets:get': () =>
      Promise.resolve(ok(fleetList({ sequence: 1, rows, meta: fleetsMeta({ asOfMs: nowMs, outages: [outage] }) }))),
    'fleets:detail': ({ key }) =>
      Promise.resolve(ok(fleetDetail({ key, contact: { ...fleetDetail().contact, phone: '+1 555 0100' } }))),
    'journal:get': () => Promise.resolve(ok({ entries, lastLookedAtMs: nowMs - 8 * 3_600_000 }))
  })
}

const render = (bridge = bridgeOf()) => renderPage(<AttentionScreen />, { bridge, now: () => nowMs })
const list = () => screen.getByRole('grid', { name: 'Fleets that need somebody' })
const rowTexts = () =>
  within(list())
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent)

describe('the attention view', () => {
  it('shows the worst first, with sentence, actor and action, and an outage in one row', async () => {
    await render()
    const texts = rowTexts()
    expect(texts).toHaveLength(2)
    expect(texts[0]).toMatch(
      /Sign-in needed.*Blue Mesa.*login at Samsara no longer works.*Fleet.*2 h ago.*Copy repair link/
    )
    expect(texts[1]).toMatch(
      /Provider outage2 of 3 Geotab fleets went quiet since \d\d:\d\d11 of 12 connections\. The fault is at Geotab/
    )
  })

  it('counts every fleet in one tile, and a tile shows its fleets', async () => {
    const { user } = await render()
    const tiles = within(screen.getByRole('group', { name: /Fleets by who must act/ })).getAllByRole('button')
    expect(tiles.map(({ textContent }) => textContent)).toEqual([
      '0 Needs you',
      '1 Fleet must act',
      '2 Outage or waiting',
      '0 Quiet',
      '1 Fine',
      '1 Snoozed'
    ])
    await user.click(screen.getByRole('button', { name: '1 Snoozed' }))
    expect(rowTexts()).toEqual([expect.stringMatching(/Echo.*closed today/)])
    await user.click(screen.getByRole('button', { name: '1 Snoozed' }))
    expect(rowTexts()).toHaveLength(2)
  })

  it('is gone through by keyboard: an outage unfolds, a fleet opens, Escape comes back', async () => {
    const { user } = await render()
    list().focus()
    await user.keyboard('jj{Enter}')
    expect(rowTexts()).toHaveLength(4)
    await user.keyboard('{ArrowLeft}')
    expect(rowTexts()).toHaveLength(2)
    await user.keyboard('k{Enter}')
    const page = await screen.findByRole('complementary', { name: 'Fleet' })
    expect(within(page).getByRole('heading', { name: 'Blue Mesa' })).toBeDefined()
    await user.click(within(page).getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('complementary', { name: 'Fleet' })).toBeNull()
  })

  it('copies the repair link through main', async () => {
    const { user, bridge } = await render()
    await user.click(screen.getByRole('button', { name: 'Copy repair link' }))
    expect(bridge.inputsOf('fleets:copy-repair-link')).toEqual([{ key: 'b' }])
    expect(await screen.findByText('Repair link of Blue Mesa copied')).toBeDefined()
  })

  it('puts a fleet aside with a reason, and takes it back', async () => {
    const { user, bridge } = await render()
    await user.click(screen.getByRole('button', { name: 'Snooze Blue Mesa' }))
    await user.type(await screen.findByLabelText('Reason'), 'back on Monday')
    await user.click(screen.getByRole('button', { name: 'In an hour' }))
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(bridge.inputsOf('fleets:snooze')).toEqual([
      { key: 'b', untilMs: nowMs + 3_600_000, reason: 'back on Monday' },
      { key: 'b', untilMs: null, reason: '' }
    ])
  })

  it('takes a row away when its cause is gone', async () => {
    const { bridge } = await render()
    bridge.emit('fleets:changed', {
      sequence: 2,
      changed: [fleetRow({ key: 'b', name: 'Blue Mesa' })],
      removedKeys: [],
      meta: fleetsMeta({ asOfMs: nowMs, outages: [outage] })
    })
    await waitFor(() => expect(rowTexts()).toHaveLength(1))
  })

  it('says that nothing waits, when nothing does', async () => {
    const bridge = bridgeOf()
    bridge.answer('fleets:get', () =>
      Promise.resolve(ok(fleetList({ rows: [fleetRow()], meta: fleetsMeta({ asOfMs: nowMs }) })))
    )
    await render(bridge)
    expect(screen.getByText('Nothing waits for anybody')).toBeDefined()
    expect(screen.getByText('The one fleet is fine.')).toBeDefined()
  })

  it('names a part that this account may not see, and its permission', async () => {
    const bridge = bridgeOf()
    const invisible = [{ part: 'connections' as const, permission: 'connection:read' }]
    bridge.answer('fleets:get', () =>
      Promise.resolve(ok(fleetList({ rows, meta: fleetsMeta({ asOfMs: nowMs, invisible }) })))
    )
    await render(bridge)
    expect(screen.getByText('Not visible to this account: connections.')).toBeDefined()
    expect(screen.getByText(/connection:read/)).toBeDefined()
    expect(rowTexts().length).toBeGreaterThan(0)
  })
})

describe('since you last looked', () => {
  const entries: readonly JournalEntry[] = [
    { id: 2, atMs: nowMs - 60_000, kind: 'invitation-accepted', fleetKey: 'a', fleetName: 'Acme', detail: {} },
    { id: 1, atMs: nowMs - 9 * 3_600_000, kind: 'fleet-appeared', fleetKey: 'b', fleetName: 'Blue', detail: {} }
  ]

  it('counts what is new, and shows whom it is about', async () => {
    const { user } = await render(bridgeOf(entries))
    await user.click(await screen.findByRole('button', { name: '1 accepted' }))
    expect(rowTexts()).toEqual([expect.stringContaining('Acme')])
    expect(screen.queryByRole('button', { name: /new fleet/ })).toBeNull()
  })

  it('is put away when it was seen', async () => {
    const { user, bridge } = await render(bridgeOf(entries))
    await user.click(await screen.findByRole('button', { name: 'Mark as seen' }))
    expect(screen.getByText(/^Nothing new since you last looked/)).toBeDefined()
    expect(bridge.inputsOf('journal:looked')).toHaveLength(1)
  })
})
