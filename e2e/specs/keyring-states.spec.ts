import type { Page } from '@playwright/test'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { provoke } from '../computer'
import { expect, test } from '../fixtures'
import type { LaunchedApp } from '../launch'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { profileButton } from '../pages/profiles-page'
import { openSessionPanel } from '../pages/session-page'
import { waitForVehicles } from '../pages/workspace-page'
import type { SimulatorProcess } from '../simulator'

/** What of `vault.json` these tests read. */
const vaultSchema = z.object({
  entries: z.array(z.object({ name: z.string(), sealed: z.string() })),
  setAside: z.array(z.object({ name: z.string(), sealed: z.string(), setAsideAtMs: z.number() }))
})

/** How a keyring is away. Electron reads its key at the first use and keeps the outcome: what comes back is seen after a restart. */
const absences = ['locked', 'gone'] as const

for (const absence of absences) {
  test(`comes up while the keyring is ${absence}, says so, asks the server nothing and destroys nothing`, async ({
    keyring,
    launch,
    simulator,
    userDataDir
  }) => {
    const start = () => launch({ env: keyring.env })
    const known = await connectAndQuit(await start(), simulator)
    const vault = await readFile(join(userDataDir, 'vault.json'))
    const stored = await namesBelow(join(userDataDir, 'profiles'))
    await (absence === 'locked' ? keyring.lock() : keyring.stop())
    await simulator.resetStats()

    const away = await start()
    await expect(profileButton(away.page, 'Test company')).toBeVisible()
    await expectKeyStoreAway(away.page)
    await away.page.getByRole('button', { name: 'Try again' }).click()
    await expect(away.page.getByText('The key store still does not answer.')).toBeVisible()
    await provoke(away)
    // Nothing can be awaited that must not happen; a request would come at once.
    await away.page.waitForTimeout(2000)
    expect(Object.values((await simulator.stats()).requests)).toEqual([])
    await away.quit()
    expect((await readFile(join(userDataDir, 'vault.json'))).equals(vault)).toBe(true)
    expect(await namesBelow(join(userDataDir, 'profiles'))).toEqual(stored)
    expect((await readdir(userDataDir)).filter((name) => name.includes('corrupt'))).toEqual([])

    await (absence === 'locked' ? keyring.unlock() : keyring.start())
    await simulator.stop()
    const back = await start()
    expect(await waitForVehicles(back.page, known)).toBe(known)
    await expect(back.page.getByText(/Offline since .*: Catena does not answer/)).toBeVisible()
    await simulator.restart()
    await expect(back.page.getByTestId('offline-bar')).toBeEmpty()
    await expect.poll(async () => (await simulator.stats()).tokensGranted).toBe(1)
  })
}

test('takes the secret for this session while the keyring is locked; declined or refused, the sealed one stays untouched', async ({
  keyring,
  launch,
  simulator,
  userDataDir
}) => {
  const start = () => launch({ env: keyring.env })
  const known = await connectAndQuit(await start(), simulator)
  const vault = await readFile(join(userDataDir, 'vault.json'))
  await keyring.lock()

  const away = await start()
  await away.page.getByRole('button', { name: 'Enter client secret' }).click()
  const dialog = away.page.getByRole('dialog', { name: 'Client secret of Test company' })
  await dialog.waitFor()
  await away.page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect((await readFile(join(userDataDir, 'vault.json'))).equals(vault)).toBe(true)

  await away.page.getByRole('button', { name: 'Enter client secret' }).click()
  await dialog.getByLabel('New client secret', { exact: true }).fill('wrong-secret-not-real')
  await expect(dialog.getByText(/has no keyring|locked or not running/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Replace secret' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Catena refused the new secret')
  expect((await readFile(join(userDataDir, 'vault.json'))).equals(vault)).toBe(true)
  await dialog.getByLabel('New client secret', { exact: true }).fill(simulator.addresses.clientSecret)
  await dialog.getByRole('button', { name: 'Replace secret' }).click()
  await expect(dialog).toBeHidden()
  expect(await waitForVehicles(away.page, known)).toBe(known)
  await expect(away.page.getByTestId('offline-bar')).toBeEmpty()
  const panel = await openSessionPanel(away.page)
  await expect(panel).toContainText('Kept in memory for this session only')
  await away.quit()
})

test('sets aside with its time what another keyring cannot open, and takes it back when the old keyring returns', async ({
  keyring,
  anotherSimulator,
  launch,
  userDataDir
}) => {
  const simulator = await anotherSimulator()
  const start = () => launch({ env: keyring.env })
  const known = await connectAndQuit(await start(), simulator)
  const before = await readVault(userDataDir)
  const old = await keyring.exchange()

  const startedAtMs = Date.now()
  const other = await start()
  await expect(other.page.getByTestId('offline-bar')).toContainText(
    'This computer can no longer unlock the saved client secret.'
  )
  await expect(other.page.getByTestId('offline-bar')).toContainText('Nothing was deleted.')
  await other.quit()
  const during = await readVault(userDataDir)
  expect(during.entries.filter(({ name }) => name === 'client-secret')).toEqual([])
  const aside = during.setAside.find(({ name }) => name === 'client-secret')
  expect(aside?.sealed).toBe(before.entries.find(({ name }) => name === 'client-secret')?.sealed)
  expect(aside?.setAsideAtMs).toBeGreaterThanOrEqual(startedAtMs)
  expect(aside?.setAsideAtMs).toBeLessThanOrEqual(Date.now())

  await old.putBack()
  await simulator.resetStats()
  const back = await start()
  expect(await waitForVehicles(back.page, known)).toBe(known)
  await expect.poll(async () => (await simulator.stats()).tokenStatuses).toEqual({ 200: 1 })
  await expect(back.page.getByTestId('offline-bar')).toBeEmpty()
})

/** Connects with the secret sealed by the keyring, waits until the positions are stored, and quits. */
async function connectAndQuit(app: LaunchedApp, simulator: SimulatorProcess): Promise<number> {
  await connectTo(app.page, credentialsOf(simulator.addresses))
  const known = await waitForVehicles(app.page, 190)
  const panel = await openSessionPanel(app.page)
  await expect(panel).toContainText('sealed by the system')
  await app.quit()
  return known
}

async function expectKeyStoreAway(page: Page): Promise<void> {
  const bar = page.getByTestId('offline-bar')
  await expect(bar).toContainText('The system’s key store is locked or not running')
  await expect(bar).toContainText('Nothing was deleted.')
  await expect(bar.getByRole('button', { name: 'Try again' })).toBeVisible()
  await expect(bar.getByRole('button', { name: 'Enter client secret' })).toBeVisible()
  expect(await page.locator('body').innerText()).not.toMatch(/refused/i)
}

async function readVault(userDataDir: string): Promise<z.infer<typeof vaultSchema>> {
  return vaultSchema.parse(JSON.parse(await readFile(join(userDataDir, 'vault.json'), 'utf8')))
}

async function namesBelow(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).filter((name) => /corrupt|aside/.test(name)).sort()
}
