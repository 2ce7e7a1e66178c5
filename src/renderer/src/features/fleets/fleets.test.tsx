import { screen, waitFor, within } from '@testing-library/react'
import { verdictOf } from '@shared/domain/verdict-answers'
import { fail, ok } from '@shared/ipc/result'
import type { FleetDetail } from '@shared/ipc/schemas-fleets'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useStores } from '@renderer/state/stores'
import { createFakeBridge } from '@renderer/test-support/fake-bridge'
import { renderPage } from '@renderer/test-support/render'
import { fleetDetail, fleetList, fleetRow, fleetsMeta } from '@renderer/test-support/samples-fleets'
import { FleetsScreen } from './fleets-screen'

const nowMs = Date.UTC(2026, 10, 22, 12)
const rows = [
  fleetRow({ key: 'a', name: 'Acme', fleetRef: 'A-1' }),
  fleetRow({
    key: 'b',
    name: 'Blue Mesa',
    fleetRef: 'B-1',
    partCount: 2,
    connectionCount: 3,
    brokenConnectionCount: 1,
    verdict: verdictOf('login-lost', { providerName: 'Samsara' }),
    providers: [
      { slug: 'samsara', name: 'Samsara' },
      { slug: 'geotab', name: 'Geotab' }
    ]
  })
]
const detail: Partial<FleetDetail> = {
  agreements: [
    {
      status: 'paused',
      effectiveAtMs: nowMs - 86_400_000,
      expiresAtMs: null,
      scopes: { vehicle_location: 'read', vehicle: 'read' }
    }
  ],
  connections: [
    {
      connectionId: 'c-1',
      providerSlug: 'samsara',
      providerName: 'Samsara',
      sourceName: null,
      status: 'stale',
      createdAtMs: null,
      updatedAtMs: null,
      verdict: verdictOf('login-lost', { providerName: 'Samsara' }),
      intervalSeconds: 60,
      freshness: [
        {
          resource: 'vehicle_location',
          lastAtMs: nowMs - 7_200_000,
          nextAtMs: null,
          scheduleStatus: 'stale',
          shareLevel: 'read'
        },
        { resource: 'hos_event', lastAtMs: null, nextAtMs: null, scheduleStatus: 'active', shareLevel: 'read' }
      ]
    }
  ],
  counts: { positions: 6, vehicles: 9 },
  note: 'Ask for Ana'
}

beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600)
})

function bridgeOf(fields: Partial<FleetDetail> = detail, calls: Parameters<typeof createFakeBridge>[0] = {}) {
  return createFakeBridge({
    ...calls,
    'fleets:get': () => Promise.resolve(ok(fleetList({ sequence: 1, rows, meta: fleetsMeta({ asOfMs: nowMs }) }))),
    'fleets:detail': ({ key }) => Promise.resolve(ok(fleetDetail({ key, ...fields })))
  })
}

function Page() {
  const { view, filter } = useStores()
  return (
    <>
      <FleetsScreen />
      <button
        onClick={() =>
          document.body.setAttribute('data-seen', `${view.getState().screen} ${filter.getState().filter.fleets.join()}`)
        }
      >
        look
      </button>
    </>
  )
}

const render = (bridge = bridgeOf()) => renderPage(<Page />, { bridge, now: () => nowMs })
const listed = () =>
  within(screen.getByRole('grid', { name: 'List of fleets' }))
    .getAllByRole('row')
    .slice(1)
const openBlue = async (bridge = bridgeOf()) => {
  const page = await render(bridge)
  await page.user.click(screen.getByText('Blue Mesa'))
  return { ...page, panel: within(await screen.findByRole('complementary', { name: 'Fleet' })) }
}

describe('the list of fleets', () => {
  it('says of each fleet how it is, and by which sources it counts', async () => {
    await render()
    const [blue, acme] = listed()
    expect(blue?.textContent).toMatch(/Sign-in needed.*Blue Mesa.*B-1.*Samsara, Geotab.*1 of 3 broken/)
    expect(within(blue ?? document.body).getByRole('img', { name: '3 live, 2 recent, 1 late' })).toBeDefined()
    expect(acme?.textContent).toMatch(/Fine.*Acme/)
    expect(screen.getByText('2 fleets · 4 connections · 12 vehicles by their positions')).toBeDefined()
  })

  it('narrows by text, by group and by provider, and says when nothing is left', async () => {
    const { user } = await render()
    await user.type(screen.getByRole('textbox', { name: 'Search fleets' }), 'acm')
    expect(listed()).toHaveLength(1)
    await user.clear(screen.getByRole('textbox', { name: 'Search fleets' }))
    await user.click(screen.getByRole('button', { name: /Fleet must act/ }))
    expect(listed().map((row) => row.textContent)).toEqual([expect.stringContaining('Blue Mesa')])
    await user.click(screen.getByRole('button', { name: 'Provider' }))
    await user.click(await screen.findByRole('checkbox', { name: 'Geotab (1)' }))
    await user.keyboard('{Escape}')
    await user.click(screen.getByRole('button', { name: /Fleet must act/ }))
    expect(listed()).toHaveLength(1)
    await user.type(screen.getByRole('textbox', { name: 'Search fleets' }), 'nobody')
    expect(screen.getByText('No fleet matches')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Clear filter' }))
    expect(listed()).toHaveLength(2)
  })

  it('sorts by a column, and turns round', async () => {
    const { user } = await render()
    await user.click(screen.getByRole('button', { name: 'Fleet' }))
    expect(listed()[0]?.textContent).toContain('Acme')
    expect(screen.getByRole('columnheader', { name: 'Fleet' }).getAttribute('aria-sort')).toBe('ascending')
    await user.click(screen.getByRole('button', { name: 'Fleet' }))
    expect(listed()[0]?.textContent).toContain('Blue Mesa')
  })

  it('saves evidence of what is shown', async () => {
    const { user, bridge } = await render()
    await user.click(screen.getByRole('button', { name: 'Evidence' }))
    expect(await screen.findByText('Evidence for 2 fleets')).toBeDefined()
    await user.click(screen.getByRole('menuitem', { name: /CSV/ }))
    expect(bridge.inputsOf('export:evidence')).toMatchObject([
      { format: 'csv', scope: { kind: 'fleets', keys: ['b', 'a'] } }
    ])
  })
})

describe('the page of a fleet', () => {
  it('says what is the matter, who must act, and what it was made from', async () => {
    const { panel } = await openBlue()
    expect(panel.getByText('The fleet must act')).toBeDefined()
    expect(panel.getAllByText(/login at Samsara no longer works/).length).toBeGreaterThan(0)
    expect(panel.getByText(/2 fleets of Catena under one reference/)).toBeDefined()
    expect(panel.getByText(/The provider’s login no longer works · fetched every 60\ss/)).toBeDefined()
    expect(panel.getByText('Paused')).toBeDefined()
    expect(panel.getByText('To read: positions, vehicles')).toBeDefined()
    expect(panel.getByText('6 vehicles by their positions · 9 vehicles in the vehicle list')).toBeDefined()
  })

  it('shows the mark of a provider where there is one', async () => {
    const logo = 'data:image/png;base64,AAAA'
    const providers = [{ slug: 'samsara', name: 'Samsara', isSandbox: false, logo }]
    const { panel } = await openBlue(
      bridgeOf(detail, { 'providers:get': () => Promise.resolve(ok({ providers, asOfMs: nowMs })) })
    )
    await waitFor(() => expect(panel.getByRole('article').querySelector('img')?.src).toBe(logo))
  })

  it('has positions up front and the rest behind a disclosure', async () => {
    const { panel } = await openBlue()
    const others = panel.getByText('Other data (1)').closest('details')
    expect(others?.open).toBe(false)
    expect(within(others ?? document.body).getByText('Hours of service')).toBeDefined()
    expect(panel.getByText('2 h ago', { selector: 'time' })).toBeDefined()
  })

  it('says in the place of a part that this account may not see it', async () => {
    const invisible = [
      { part: 'connections' as const, permission: 'connection:read' },
      { part: 'agreements' as const, permission: 'share-agreement:read' }
    ]
    const { panel } = await openBlue(bridgeOf({ invisible, agreements: [], connections: [] }))
    expect(panel.getByText(/connection:read/)).toBeDefined()
    expect(panel.getByText(/share-agreement:read/)).toBeDefined()
    expect(panel.queryByText('No provider is connected yet.')).toBeNull()
  })

  it('keeps a note, and says when it could not', async () => {
    const { panel, user, bridge } = await openBlue()
    const field = panel.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' })
    expect(field.value).toBe('Ask for Ana')
    await user.type(field, ' or Luis')
    bridge.answer('fleets:note', () => Promise.resolve(fail('internal')))
    await user.click(panel.getByRole('button', { name: 'Save note' }))
    expect(await panel.findByText(/^The note was not saved/)).toBeDefined()
    bridge.answer('fleets:note', () => Promise.resolve(ok(undefined)))
    await user.keyboard('{Control>}{Enter}{/Control}')
    await user.click(panel.getByRole('button', { name: 'Save note' }))
    expect(bridge.inputsOf('fleets:note').at(-1)).toEqual({ key: 'b', text: 'Ask for Ana or Luis' })
    expect(await panel.findByText('Note saved')).toBeDefined()
  })

  it('shows its vehicles on the map', async () => {
    const { panel, user } = await openBlue()
    await user.click(panel.getByRole('button', { name: 'Show on map' }))
    await user.click(screen.getByRole('button', { name: 'look' }))
    expect(document.body.dataset['seen']).toBe('map Blue Mesa')
  })

  it('says when the rest could not be read, and reads it again', async () => {
    const bridge = bridgeOf()
    bridge.answer('fleets:detail', () => Promise.resolve(fail('internal')))
    const { panel, user } = await openBlue(bridge)
    bridge.answer('fleets:detail', ({ key }) => Promise.resolve(ok(fleetDetail({ key }))))
    await user.click(await panel.findByRole('button', { name: 'Try again' }))
    expect(await panel.findByText('No provider is connected yet.')).toBeDefined()
  })
})
