import { expect, test } from '../fixtures'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { openSessionPanel, refresh } from '../pages/session-page'
import { waitForVehicles } from '../pages/workspace-page'

test('revokes this session’s token during a sweep, and never sends it again', async ({
  app: { page },
  anotherSimulator
}) => {
  // Several pages a sweep, each slow enough for the revocation to come in between.
  const simulator = await anotherSimulator({ vehicles: 5000 })
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 1000)
  await expect(page.getByRole('contentinfo')).toContainText(/Positions as of/, { timeout: 40_000 })
  await simulator.inject({ kind: 'latency', path: 'vehicle-locations', ms: 400 })
  await refresh(page)
  const panel = await openSessionPanel(page)
  await panel.getByRole('button', { name: 'Revoke this session’s token…' }).click()
  await panel.getByRole('button', { name: 'Revoke token' }).click()
  await expect(panel.getByText('Catena has revoked the access token.')).toBeVisible()
  expect((await simulator.tokens())[0]?.state).toBe('revoked')
  await simulator.clearFaults()
  await page.keyboard.press('Escape')

  // Until the sweep that was under way has ended the button says "Cancel".
  await refresh(page)
  await expect.poll(async () => (await simulator.tokens())[1]?.uses ?? 0, { timeout: 40_000 }).toBeGreaterThan(2)
  expect(await simulator.revokedUses()).toBe(0)
})

test('shows what the server said when it refused, and asks for another token all the same', async ({
  app: { page },
  simulator
}) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 100)
  await simulator.inject({ kind: 'revocation-refused', status: 403, description: 'Revocation is closed on Sundays' })
  const panel = await openSessionPanel(page)
  await panel.getByRole('button', { name: 'Revoke this session’s token…' }).click()
  await panel.getByRole('button', { name: 'Revoke token' }).click()
  await expect(panel.getByText(/Catena refused to revoke the access token/)).toContainText(
    /403: .*Revocation is closed on Sundays/
  )
  await page.keyboard.press('Escape')
  await refresh(page)
  await expect.poll(async () => (await simulator.stats()).tokensGranted).toBe(2)
  expect(await simulator.revokedUses()).toBe(0)
})
