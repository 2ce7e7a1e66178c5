import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { chooseAct, lockScreen } from '../pages/profiles-page'
import { waitForVehicles } from '../pages/workspace-page'

async function signOut(page: Page, forget: { credentials: boolean; positions: boolean }): Promise<void> {
  await chooseAct(page, 'Sign out…')
  const dialog = page.getByRole('dialog', { name: /Sign out of/ })
  await dialog.getByLabel('Forget the saved credentials').setChecked(forget.credentials)
  await dialog.getByLabel('Forget the cached positions').setChecked(forget.positions)
  await dialog.getByRole('button', { name: 'Sign out', exact: true }).click()
}

test('revokes the token at the server and forgets what was asked', async ({ app, simulator, userDataDir }) => {
  await connectTo(app.page, credentialsOf(simulator.addresses))
  await waitForVehicles(app.page, 100)
  expect((await simulator.stats()).validTokens).toBe(1)
  await signOut(app.page, { credentials: true, positions: true })
  await expect(app.page.getByText('Catena has revoked the access token.')).toBeVisible()
  await expect(app.page.getByLabel('Client ID', { exact: true })).toBeVisible()
  const stats = await simulator.stats()
  expect(stats).toMatchObject({ revocations: 1, validTokens: 0 })
  expect(await readFile(join(userDataDir, 'vault.json'), 'utf8')).not.toContain('client-secret')
  expect(await namesBelow(join(userDataDir, 'profiles'))).not.toContain('positions')
})

test('keeps credentials and positions when asked to, and opens them again without typing', async ({
  app: { page },
  simulator
}) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  const known = await waitForVehicles(page, 100)
  await signOut(page, { credentials: false, positions: false })
  await page.getByRole('button', { name: 'Open Test company' }).click()
  expect(await waitForVehicles(page, known)).toBe(known)
})

test('says so when the server cannot be told', async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 100)
  await simulator.stop()
  await signOut(page, { credentials: true, positions: true })
  await expect(page.getByText(/could not be reached, so the access token was only forgotten here/)).toBeVisible()
})

test('signs out here when the server refuses, and repeats its words', async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 100)
  await simulator.inject({ kind: 'revocation-refused', description: 'Revocation is closed on Sundays' })
  await signOut(page, { credentials: true, positions: false })
  await expect(page.getByText(/Catena refused to revoke the access token/)).toContainText(
    /400: .*Revocation is closed on Sundays/
  )
  await expect(page.getByLabel('Client ID', { exact: true })).toBeVisible()
  // It is still valid there; what is forgotten here is not used again all the same.
  expect((await simulator.stats()).validTokens).toBe(1)
  expect(await simulator.revokedUses()).toBe(0)
})

test('does not wait for a server that never answers', async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 100)
  await simulator.inject({ kind: 'latency', path: 'openid-connect/revoke', ms: 60_000 })
  await signOut(page, { credentials: false, positions: false })
  await expect(page.getByText(/could not be reached, so the access token was only forgotten here/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open Test company' })).toBeVisible()
})

test('offers to lock instead, which keeps everything', async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  const known = await waitForVehicles(page, 100)
  await chooseAct(page, 'Sign out…')
  await page
    .getByRole('dialog', { name: /Sign out of/ })
    .getByRole('button', { name: 'Lock instead' })
    .click()
  await expect(lockScreen(page)).toContainText('Test company is locked')
  await page.keyboard.press('Enter')
  expect(await waitForVehicles(page, known)).toBe(known)
})

async function namesBelow(dir: string): Promise<string[]> {
  return readdir(dir, { recursive: true }).catch(() => [])
}
