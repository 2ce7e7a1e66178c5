import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { openReplaceSecret, refresh } from '../pages/session-page'
import { waitForVehicles } from '../pages/workspace-page'
import type { SimulatorProcess } from '../simulator'

const newSecret = 'rotated-secret-not-real'

test('refuses a wrong secret in plain words and goes on with the present one', async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  const known = await waitForVehicles(page, 100)
  await simulator.rotateSecret(newSecret, { acceptsOld: true })
  const dialog = await openReplaceSecret(page, 'Test company')
  await dialog.getByLabel('New client secret', { exact: true }).fill('wrong-secret-not-real')
  await dialog.getByRole('button', { name: 'Replace secret' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Catena refused the new secret')
  await expect(dialog.getByRole('alert')).toContainText('The present one is still in use')
  await expect(dialog.getByLabel('New client secret', { exact: true })).toHaveValue('wrong-secret-not-real')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  // With the token gone, only the old secret can get another one.
  await simulator.resetStats()
  await simulator.inject({ kind: 'expired-token' })
  await refresh(page)
  await expect.poll(async () => (await simulator.stats()).tokensGranted).toBe(1)
  await expect.poll(() => locationAnswers(simulator)).toBeGreaterThan(0)
  expect(await waitForVehicles(page, known)).toBe(known)
})

test('goes on with the right secret without a reload, and opens with it next time', async ({
  launch,
  simulator,
  userDataDir
}) => {
  const first = await launch()
  const { page } = first
  await connectTo(page, credentialsOf(simulator.addresses))
  const known = await waitForVehicles(page, 100)
  const filter = page.getByLabel('Filter vehicles')
  await filter.fill('a')
  await simulator.rotateSecret(newSecret)

  const dialog = await openReplaceSecret(page, 'Test company')
  await dialog.getByLabel('New client secret', { exact: true }).fill(newSecret)
  await dialog.getByRole('button', { name: 'Replace secret' }).click()
  await expect(page.getByText('Secret replaced')).toBeVisible()
  await expect(dialog).toBeHidden()
  // What was typed into the workspace is still there: it was not opened anew.
  await expect(filter).toHaveValue('a')
  await filter.fill('')
  expect(await waitForVehicles(page, known)).toBe(known)

  await expect.poll(async () => (await simulator.tokens())[0]?.state).toBe('revoked')
  await simulator.resetStats()
  await refresh(page)
  await expect.poll(() => locationAnswers(simulator)).toBeGreaterThan(0)
  expect(await simulator.revokedUses()).toBe(0)
  expect((await stat(join(userDataDir, 'vault.json'))).mode & 0o777).toBe(0o600)
  await first.quit()

  await simulator.resetStats()
  const second = await launch()
  await waitForVehicles(second.page, known)
  await expect.poll(async () => (await simulator.stats()).tokensGranted).toBe(1)
  expect((await simulator.stats()).tokenStatuses).toEqual({ 200: 1 })
})

async function locationAnswers(simulator: SimulatorProcess): Promise<number> {
  const { requests } = await simulator.stats()
  const answers = Object.entries(requests).filter(([operation]) => operation.includes('vehicle-locations'))
  return answers.reduce((sum, [, count]) => sum + count, 0)
}
