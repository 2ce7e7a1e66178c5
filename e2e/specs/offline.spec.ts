import { expect, test } from '../fixtures'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { goTo, vehicleList, waitForMap, waitForVehicles } from '../pages/workspace-page'

test('stays readable with the server down, and recovers by itself', async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  const known = await waitForVehicles(page, 100)
  await waitForMap(page)
  await simulator.stop()
  await page.getByRole('contentinfo').getByRole('button', { name: 'Refresh' }).click()
  const bar = page.getByText(/Offline since .* Showing positions as of/)
  await expect(bar).toBeVisible()
  expect(await waitForVehicles(page, known)).toBe(known)
  await vehicleList(page).getByRole('option').first().click()
  await expect(page.getByRole('complementary', { name: 'Vehicle details' })).toBeVisible()
  await goTo(page, 'Invitations')
  await expect(page.getByRole('button', { name: 'Invite a fleet' })).toBeDisabled()
  await expect(page.getByText(/Inviting and revoking/).first()).toBeVisible()
  await simulator.restart()
  await page.getByRole('button', { name: /Retry/ }).click()
  await expect(bar).toBeHidden()
  await expect(page.getByRole('button', { name: 'Invite a fleet' })).toBeEnabled()
})

test('opens on the last positions and the base map without network', async ({ launch, simulator }) => {
  const first = await launch()
  await connectTo(first.page, credentialsOf(simulator.addresses))
  const known = await waitForVehicles(first.page, 100)
  await goTo(first.page, 'Invitations')
  await expect(first.page.getByRole('row').nth(2)).toBeVisible()
  await first.quit()
  await simulator.stop()

  const second = await launch()
  expect(await waitForVehicles(second.page, known)).toBe(known)
  await waitForMap(second.page)
  await expect(second.page.getByText(/Offline since .* Showing positions as of/)).toBeVisible()
  await goTo(second.page, 'Invitations')
  await expect(second.page.getByRole('row').nth(2)).toBeVisible()
})

test('says that this computer has no network when it has none', async ({ app: { page, electronApp }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 100)
  // Electron's network emulation leaves loopback alone, so the network stack's own answer to a pulled cable is given in its place.
  await electronApp.evaluate(({ session }) => {
    session.fromPartition('catena-api').fetch = () => Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED'))
  })
  await page.getByRole('contentinfo').getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByText(/Offline since .*: this computer has no network/)).toBeVisible()
})
