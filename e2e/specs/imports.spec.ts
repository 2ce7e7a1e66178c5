import type { ElectronApplication, Page } from '@playwright/test'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bridgeTraffic, recordBridgeTraffic } from '../bridge-traffic'
import { clipboardText, putOnClipboard } from '../clipboard'
import { test as base, expect } from '../fixtures'
import { profileButton } from '../pages/profiles-page'
import { waitForVehicles } from '../pages/workspace-page'
import type { SimulatorAddresses } from '../simulator'

// Files of the person are outside of the app's data: what the app leaves behind is searched, these are not.
const test = base.extend<{ readonly folder: string }>({
  folder: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'fleet-desk-import-'))
    await use(dir)
    await rm(dir, { recursive: true, force: true })
  }
})

function variablesOf({ clientId, clientSecret, apiBaseUrl, authBaseUrl }: SimulatorAddresses): Record<string, string> {
  return {
    CATENA_CLIENT_ID: clientId,
    CATENA_CLIENT_SECRET: clientSecret,
    CATENA_API_BASE_URL: apiBaseUrl,
    CATENA_AUTH_BASE_URL: authBaseUrl,
    CATENA_PROFILE_NAME: 'Imported company'
  }
}

function envText(addresses: SimulatorAddresses): string {
  return Object.entries(variablesOf(addresses))
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}

/** Connects with what was imported, and makes sure that the page never had the secret. */
async function connectUnseen(page: Page, electronApp: ElectronApplication, secret: string): Promise<void> {
  expect(await pageTexts(page)).not.toContain(secret)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(profileButton(page, 'Imported company')).toBeVisible()
  await waitForVehicles(page, 100)
  expect(await pageTexts(page)).not.toContain(secret)
  const traffic = await bridgeTraffic(electronApp)
  expect(traffic.some((line) => line.startsWith('session:connect '))).toBe(true)
  expect(traffic.filter((line) => line.includes(secret))).toEqual([])
}

/** What stands in the page, also in its fields. */
async function pageTexts(page: Page): Promise<string> {
  const values = await page
    .locator('input')
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))
  return [await page.content(), ...values].join('\n')
}

/** Drops a file on the window, as the operating system does: the page sees a `File` with a path. */
async function dropFile(page: Page, path: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  await devtools.send('Input.dispatchDragEvent', { type: 'dragEnter', x: 300, y: 300, data })
  // As long as something is held over a window, the system goes on saying so.
  await expect(async () => {
    await devtools.send('Input.dispatchDragEvent', { type: 'dragOver', x: 300, y: 300, data })
    await expect(page.getByText('Drop the file to take its credentials')).toBeVisible({ timeout: 200 })
  }).toPass()
  await devtools.send('Input.dispatchDragEvent', { type: 'drop', x: 300, y: 300, data })
  await devtools.detach()
}

test('takes credentials from the clipboard, and empties it once they work', async ({
  app: { page, electronApp },
  simulator
}) => {
  await recordBridgeTraffic(electronApp)
  await putOnClipboard(electronApp, envText(simulator.addresses))
  await page.getByRole('button', { name: 'Paste from clipboard' }).click()
  await expect(page.getByText('Imported from the clipboard · kept out of this window')).toBeVisible()
  await expect(page.getByLabel('Client ID', { exact: true })).toHaveValue(simulator.addresses.clientId)
  await expect(page.getByLabel('API base URL', { exact: true })).toHaveValue(simulator.addresses.apiBaseUrl)
  await expect(page.getByLabel('API base URL', { exact: true })).toBeVisible()
  expect((await simulator.stats()).tokenRequests).toBe(0)
  await connectUnseen(page, electronApp, simulator.addresses.clientSecret)
  await expect.poll(() => clipboardText(electronApp)).toBe('')
})

test('leaves on the clipboard what was copied since', async ({ app: { page, electronApp }, simulator }) => {
  await recordBridgeTraffic(electronApp)
  await putOnClipboard(electronApp, envText(simulator.addresses))
  await page.getByRole('button', { name: 'Paste from clipboard' }).click()
  await expect(page.getByText('Imported from the clipboard · kept out of this window')).toBeVisible()
  await putOnClipboard(electronApp, 'a shopping list')
  await connectUnseen(page, electronApp, simulator.addresses.clientSecret)
  expect(await clipboardText(electronApp)).toBe('a shopping list')
})

test('offers credentials of the environment, and takes them only on a click', async ({ launch, simulator }) => {
  const { page, electronApp } = await launch({ env: variablesOf(simulator.addresses) })
  await recordBridgeTraffic(electronApp)
  await expect(page.getByText(/CATENA_CLIENT_ID and CATENA_CLIENT_SECRET are set/)).toContainText(
    simulator.addresses.clientId
  )
  await expect(page.getByLabel('Client ID', { exact: true })).toHaveValue('')
  expect((await simulator.stats()).tokenRequests).toBe(0)
  // Programs that the app starts, such as a browser for a link, do not inherit it.
  expect(await electronApp.evaluate(() => process.env['CATENA_CLIENT_SECRET'])).toBeUndefined()
  await page.getByRole('button', { name: 'Use them' }).click()
  await expect(page.getByText('Imported from the environment variables · kept out of this window')).toBeVisible()
  expect((await simulator.stats()).tokenRequests).toBe(0)
  await connectUnseen(page, electronApp, simulator.addresses.clientSecret)
})

test('takes a .env file that is dropped on the window', async ({ app: { page, electronApp }, simulator, folder }) => {
  await recordBridgeTraffic(electronApp)
  await writeFile(join(folder, 'acme.env'), envText(simulator.addresses))
  await dropFile(page, join(folder, 'acme.env'))
  await expect(page.getByText('Imported from acme.env · kept out of this window')).toBeVisible()
  await connectUnseen(page, electronApp, simulator.addresses.clientSecret)
})

test('takes a JSON file that is dropped on the window', async ({ app: { page, electronApp }, simulator, folder }) => {
  await recordBridgeTraffic(electronApp)
  await writeFile(join(folder, 'acme.json'), JSON.stringify({ catena: variablesOf(simulator.addresses) }))
  await dropFile(page, join(folder, 'acme.json'))
  await expect(page.getByText('Imported from acme.json · kept out of this window')).toBeVisible()
  await connectUnseen(page, electronApp, simulator.addresses.clientSecret)
})

test('takes a file that is chosen', async ({ app: { page, electronApp }, simulator, folder }) => {
  await recordBridgeTraffic(electronApp)
  await writeFile(join(folder, 'chosen.env'), envText(simulator.addresses))
  await expect(page.getByRole('button', { name: 'Choose file…' })).toBeVisible()
  await page.locator('input[type="file"]').setInputFiles(join(folder, 'chosen.env'))
  await expect(page.getByText('Imported from chosen.env · kept out of this window')).toBeVisible()
  await connectUnseen(page, electronApp, simulator.addresses.clientSecret)
})

test('says what a file without credentials lacks, and keeps what was typed', async ({ app: { page }, folder }) => {
  await page.getByLabel('Client ID', { exact: true }).fill('typed-client')
  await writeFile(join(folder, 'empty.env'), 'OTHER_CLIENT_ID=something\n')
  await dropFile(page, join(folder, 'empty.env'))
  const problem = page.getByRole('alert')
  await expect(problem).toContainText('No client secret in empty.env.')
  await expect(problem).toContainText('CATENA_CLIENT_ID and CATENA_CLIENT_SECRET')
  await expect(page.getByLabel('Client ID', { exact: true })).toHaveValue('typed-client')
})

test('finds nothing in a file that a script in the page made', async ({ app: { page } }) => {
  const made = `new File(['CATENA_CLIENT_ID=a\\nCATENA_CLIENT_SECRET=made-up-secret\\n'], '/etc/made-up.env')`
  expect(await page.evaluate(`fleetDesk.importFile(${made})`)).toMatchObject({
    ok: false,
    error: { code: 'nothing-found' }
  })
})

test('does not send an imported secret to a server that its source does not name', async ({
  app: { page, electronApp },
  simulator
}) => {
  const { clientId, clientSecret } = simulator.addresses
  await putOnClipboard(electronApp, `CATENA_CLIENT_ID=${clientId}\nCATENA_CLIENT_SECRET=${clientSecret}\n`)
  await page.getByRole('button', { name: 'Paste from clipboard' }).click()
  await page.getByLabel('Profile name', { exact: true }).fill('Elsewhere')
  await page.getByRole('button', { name: 'Advanced' }).click()
  await page.getByLabel('Authorization server URL', { exact: true }).fill('https://auth.example.com/realms/catena')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('The imported secret may not go to these addresses')
  // Nothing was kept, so it is not gone from there, either.
  expect(await clipboardText(electronApp)).toContain(clientSecret)
})
