import { clipboardText } from '../clipboard'
import { repairConnections } from '../fleet-side'
import { expect, test } from '../fixtures'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { attentionRow, fleetPage, openAttention, untilRefreshed } from '../pages/fleets-page'
import { goTo, waitForVehicles } from '../pages/workspace-page'

// Of the simulator's seed 7: FD-1001 is Golden Gate Delivery at ISAAC, FD-1002 Sunbelt Cartage at Geotab, FD-1003 Tidewater Freight at Samsara.
const minutesAgo = 90

test('a stuck connection: the provider must act, until it goes on', async ({
  app: { page, electronApp },
  simulator
}) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await openAttention(page)
  await simulator.control('/stuck', { fleetRef: 'FD-1002', minutesAgo })
  const row = attentionRow(page, 'Sunbelt Cartage')
  await untilRefreshed(page, () => expect(row).toContainText('Connection late', { timeout: 2_000 }))
  await expect(row).toContainText(/Nothing has come from Geotab since .*, and it does not start again by itself\./)
  await expect(row.getByRole('gridcell', { name: 'Provider', exact: true })).toBeVisible()
  await row.getByRole('button', { name: 'Ask Geotab' }).click()
  await expect(page.getByText('Question for Geotab copied')).toBeVisible()
  expect(await clipboardText(electronApp)).toMatch(/no data through Geotab for Sunbelt Cartage/)

  await simulator.control('/stuck', { fleetRef: 'FD-1002', minutesAgo: null })
  await untilRefreshed(page, () => expect(row).toBeHidden({ timeout: 2_000 }))
})

test('a lost login: the fleet must act, and the same link repairs it', async ({
  app: { page, electronApp },
  simulator
}) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await openAttention(page)
  await simulator.control('/stale', { fleetRef: 'FD-1001', minutesAgo })
  const row = attentionRow(page, 'Golden Gate Delivery')
  await untilRefreshed(page, () => expect(row).toContainText('Sign-in needed', { timeout: 2_000 }))
  await expect(row).toContainText(/login at ISAAC Instruments no longer works since/)
  await expect(row.getByRole('gridcell', { name: 'Fleet', exact: true })).toBeVisible()
  await row.getByRole('button', { name: 'Copy repair link' }).click()
  await expect(page.getByText('Repair link of Golden Gate Delivery copied')).toBeVisible()
  const link = await clipboardText(electronApp)
  expect(link).toBe((await simulator.stats()).invitations.find(({ fleetRef }) => fleetRef === 'FD-1001')?.link)

  await repairConnections(link)
  // A few of its vehicles are quiet by themselves, as they were before.
  const lost = row.filter({ hasText: 'Sign-in needed' })
  await untilRefreshed(page, () => expect(lost).toBeHidden({ timeout: 2_000 }))
  await goTo(page, 'Activity')
  await expect(page.getByText(/^Golden Gate Delivery: (Fine|Vehicle quiet), before sign-in needed$/)).toBeVisible()
})

test('a paused agreement: the fleet must act, until it shares again', async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await openAttention(page)
  await simulator.control('/agreement', { fleetRef: 'FD-1003', status: 'paused' })
  const row = attentionRow(page, 'Tidewater Freight')
  await untilRefreshed(page, () => expect(row).toContainText('Sharing paused', { timeout: 2_000 }))
  await expect(row).toContainText('The fleet has paused sharing')
  await row.getByRole('button', { name: 'Call the fleet' }).click()
  await expect(fleetPage(page)).toContainText('The fleet must act')
  await expect(fleetPage(page).getByRole('region', { name: 'Contact' })).toBeFocused()

  await simulator.control('/agreement', { fleetRef: 'FD-1003', status: 'active' })
  await untilRefreshed(page, () => expect(row).toBeHidden({ timeout: 2_000 }))
  await expect(fleetPage(page)).toContainText('Everything arrives as it should.')
})

test('an outage: the fleets of one provider are one row, until it is back', async ({
  app: { page },
  anotherSimulator
}) => {
  const simulator = await anotherSimulator(['--vehicles', '1200'])
  await connectTo(page, credentialsOf(simulator.addresses))
  await openAttention(page)
  await simulator.control('/outage', { tspSlug: 'samsara', minutesAgo })
  const row = attentionRow(page, 'Samsara fleets went quiet since')
  await untilRefreshed(page, () => expect(row).toBeVisible({ timeout: 2_000 }))
  await expect(row).toContainText(
    /^Provider outage3 of 3 Samsara fleets went quiet since .*3 of 3 connections\. The fault is at Samsara/
  )
  const inner = attentionRow(page, 'Many connections of Samsara fell silent together')
  await expect(inner).toHaveCount(0)
  await row.getByRole('button', { name: 'Show the fleets of Samsara' }).click()
  await expect(inner).toHaveCount(3)

  await simulator.control('/outage', { tspSlug: 'samsara', minutesAgo: null })
  await untilRefreshed(page, () => expect(row).toBeHidden({ timeout: 2_000 }))
  await expect(inner).toHaveCount(0)
})

test('one quiet truck: the driver must act, until it reports again', async ({ app: { page }, simulator }) => {
  const { apiBaseUrl, authBaseUrl, controlUrl, clientId, clientSecret } = simulator.addresses
  const quieted = await fetch(`${controlUrl}/quiet`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fleetRef: 'FD-1002', vehicleCount: 1, minutesAgo })
  })
  const { vehicleIds } = (await quieted.json()) as { vehicleIds: readonly string[] }
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret
  })
  const granted = await fetch(`${authBaseUrl}/protocol/openid-connect/token`, { method: 'POST', body: form })
  const { access_token: token } = (await granted.json()) as { access_token: string }
  const vehicle = await fetch(`${apiBaseUrl}/v2/telematics/vehicles/${vehicleIds[0] ?? ''}`, {
    headers: { authorization: `Bearer ${token}` }
  })
  const { vehicle_name: name } = (await vehicle.json()) as { vehicle_name: string }

  await connectTo(page, credentialsOf(simulator.addresses))
  await goTo(page, 'Map')
  await waitForVehicles(page, 190)
  await page.getByLabel('Filter vehicles').fill(name)
  await page.getByRole('option').filter({ hasText: name }).first().click()
  const detail = page.getByRole('complementary', { name: 'Vehicle details' })
  await expect(detail).toContainText('Vehicle quiet')
  await expect(detail).toContainText('The driver must act')
  await expect(detail).toContainText(
    /It drove at its last position and has sent none since .*, although the connection works\./
  )

  await simulator.control('/quiet', { fleetRef: 'FD-1002', minutesAgo: null })
  await expect(async () => {
    await page.getByRole('contentinfo').getByRole('button', { name: 'Refresh' }).click()
    await expect(detail.getByText('The driver must act')).toBeHidden({ timeout: 2_000 })
  }).toPass({ timeout: 60_000 })
})

test('without connection:read: its part says so, and the rest goes on', async ({ app: { page }, simulator }) => {
  const scopes = [
    'telematics:read',
    'fleet:read',
    'partner:read',
    'schedule:read',
    'share-agreement:read',
    'invitation:read'
  ]
  await simulator.control('/permissions', { scopes })
  await connectTo(page, credentialsOf(simulator.addresses))
  await openAttention(page)
  await expect(page.getByText(/^Not visible to this account: .*connections/)).toBeVisible()
  await expect(page.getByText(/It would need connection:read/)).toBeVisible()
  await goTo(page, 'Fleets')
  await page.getByRole('grid').getByText('Tidewater Freight').click()
  await expect(fleetPage(page)).toContainText(
    'Connections: not visible to this account. Needs the permission connection:read'
  )
  await expect(fleetPage(page)).toContainText('To read: vehicles, positions')
  await expect(fleetPage(page)).toContainText('vehicles by their positions')

  await simulator.control('/permissions', { scopes: [...scopes, 'connection:read'] })
  await simulator.inject({ kind: 'expired-token' })
  await untilRefreshed(page, () =>
    expect(page.getByText(/^Not visible to this account/)).toBeHidden({ timeout: 2_000 })
  )
  await expect(fleetPage(page)).toContainText('Samsara')
})

test('lists that this server does not offer: each part says so, and fleets stay', async ({
  app: { page },
  simulator
}) => {
  for (const path of ['/v2/integrations/', '/v2/orgs/share-agreements', '/v2/orgs/share_agreements']) {
    await simulator.inject({ kind: 'html-instead-of-json', status: 404, path })
  }
  await connectTo(page, credentialsOf(simulator.addresses))
  await openAttention(page)
  await expect(page.getByText(/^Not visible to this account: /)).toContainText('share agreements')
  await goTo(page, 'Fleets')
  await expect(page.getByRole('grid').getByText('Tidewater Freight')).toBeVisible()
  await page.getByRole('grid').getByText('Tidewater Freight').click()
  await expect(fleetPage(page)).toContainText('Share agreements: not visible to this account.')
  await expect(fleetPage(page)).toContainText('Connections: not visible to this account.')
  await simulator.clearFaults()
  await untilRefreshed(page, () =>
    expect(page.getByText(/^Not visible to this account/)).toBeHidden({ timeout: 2_000 })
  )
  await expect(fleetPage(page)).toContainText('Everything arrives as it should.')
})
