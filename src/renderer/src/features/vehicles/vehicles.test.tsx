import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeBridge } from '@renderer/test-support/fake-bridge'
import { renderPage } from '@renderer/test-support/render'
import { snapshotOf } from '@renderer/test-support/samples'
import { ok } from '@shared/ipc/result'
import { VehicleDetail } from './vehicle-detail'
import { VehicleList } from './vehicle-list'

const nowMs = Date.UTC(2026, 10, 22, 12)
const vehicles = [
  {
    name: 'Truck 1',
    fleet: 'Swift',
    provider: 'Samsara',
    vin: 'VIN0000000000001',
    driver: 'A. Muster',
    place: 'Dallas, TX, USA',
    longitudeDeg: -96.8,
    latitudeDeg: 32.78,
    speedMps: 26.8224,
    derivedBearingDeg: 90,
    isMoving: true,
    occurredAtMs: nowMs - 120_000
  },
  { name: 'Truck 2', fleet: 'Acme' }
]

beforeEach(() => {
  // jsdom lays nothing out: without a height the virtual list would draw no row.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(380)
})

function bridgeOf(samples: Parameters<typeof snapshotOf>[0]) {
  return createFakeBridge({ 'positions:snapshot': () => Promise.resolve(ok(snapshotOf(samples))) })
}

async function renderWorkspace(samples = vehicles) {
  return renderPage(
    <>
      <VehicleList />
      <VehicleDetail />
    </>,
    { bridge: bridgeOf(samples), now: () => nowMs }
  )
}

describe('vehicle list and detail', () => {
  it('shows everything known of the vehicle that is chosen in the list', async () => {
    const { user } = await renderWorkspace()
    await user.click(await screen.findByRole('option', { name: /Truck 1/ }))
    const detail = within(screen.getByRole('complementary', { name: 'Vehicle details' }))
    expect(detail.getByRole('heading', { name: 'Truck 1' })).toBeDefined()
    for (const text of ['Swift', 'Samsara', 'VIN0000000000001', '60 mph', 'Dallas, TX, USA', '32.78000, -96.80000']) {
      expect(detail.getByText(text)).toBeDefined()
    }
    expect(detail.getByText(/east/)).toBeDefined()
    // Catena was asked for the driver and did not say; the list knows.
    expect(detail.getByText('A. Muster')).toBeDefined()
    expect(detail.getByText(/derived from its last two positions/)).toBeDefined()
    // Beside the name, and with the exact time.
    expect(detail.getAllByText(/2 min ago/)).toHaveLength(2)
  })

  it('says so when a vehicle has no position, and what is not reported', async () => {
    const { user } = await renderWorkspace()
    await user.click(await screen.findByRole('option', { name: /Truck 2/ }))
    const detail = within(screen.getByRole('complementary', { name: 'Vehicle details' }))
    expect(detail.getByText('No position yet')).toBeDefined()
    expect(detail.getAllByText('Not reported').length).toBeGreaterThan(3)
    expect(detail.getByRole<HTMLButtonElement>('button', { name: 'Copy position' }).disabled).toBe(true)
  })

  it('moves the selection by arrow keys and closes the detail by Escape', async () => {
    const { user } = await renderWorkspace()
    const list = await screen.findByRole('listbox', { name: 'Vehicles' })
    act(() => list.focus())
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(screen.getByRole('option', { name: /Truck 2/ }).getAttribute('aria-selected')).toBe('true')
    await user.click(screen.getByRole('heading', { name: 'Truck 2' }))
    await user.click(screen.getByRole('button', { name: 'Close details' }))
    expect(screen.queryByRole('complementary')).toBeNull()
  })

  it('names the selected row to assistive technology only while that row is there', async () => {
    const many = Array.from({ length: 500 }, (_, index) => ({ name: `Truck ${1000 + index}`, fleet: 'Acme' }))
    const { user } = await renderWorkspace(many)
    await user.click(await screen.findByText('Truck 1000'))
    const list = screen.getByTestId('vehicle-scroller')
    const id = list.getAttribute('aria-activedescendant') ?? ''
    expect(document.getElementById(id)?.getAttribute('aria-selected')).toBe('true')
    list.scrollTop = 10_000
    fireEvent.scroll(list)
    await waitFor(() => expect(document.getElementById(id)).toBeNull())
    expect(list.hasAttribute('aria-activedescendant')).toBe(false)
    list.scrollTop = 0
    fireEvent.scroll(list)
    await waitFor(() => expect(list.getAttribute('aria-activedescendant')).toBe(id))
    expect(document.getElementById(id)).not.toBeNull()
  })

  it('says that the filter hides the vehicle whose details are open', async () => {
    const { user } = await renderWorkspace()
    await user.click(await screen.findByRole('option', { name: /Truck 1/ }))
    await user.type(screen.getByRole('textbox', { name: 'Filter vehicles' }), 'Acme')
    const note = await screen.findByText(/Truck 1 is selected but hidden by the filter/)
    await user.click(within(note).getByRole('button', { name: 'Show' }))
    expect(screen.queryByText(/hidden by the filter/)).toBeNull()
    expect(await screen.findByRole('option', { name: /Truck 1/ })).toBeDefined()
  })

  it('offers to clear a filter that hides everything', async () => {
    const { user } = await renderWorkspace()
    await user.type(await screen.findByRole('textbox', { name: 'Filter vehicles' }), 'zeppelin')
    expect(await screen.findByText('No vehicle matches')).toBeDefined()
    expect(screen.getByRole('status').textContent).toBe('0 of 2 vehicles')
    await user.click(screen.getAllByRole('button', { name: 'Clear filter' })[0] ?? document.body)
    await waitFor(() => expect(within(screen.getByRole('listbox')).getAllByRole('option')).toHaveLength(2))
  })

  it('shows no vehicle, and does not say that there is none, while it waits for the map', async () => {
    await renderPage(<VehicleList isHeld />, { bridge: bridgeOf(vehicles), now: () => nowMs })
    await waitFor(() => expect(screen.queryByText('No vehicles yet')).toBeNull())
    expect(screen.queryByRole('listbox', { name: 'Vehicles' })).toBeNull()
    expect(screen.getByRole('status').textContent).toBe('')
  })

  it('says what will be here while there are no vehicles', async () => {
    await renderWorkspace([])
    expect(await screen.findByText('No vehicles yet')).toBeDefined()
    expect(screen.getByRole('button', { name: 'Invite a fleet' })).toBeDefined()
  })
})
