import type { ElectronApplication } from '@playwright/test'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bridgeTraffic, recordBridgeTraffic } from '../bridge-traffic'
import { expect, test } from '../fixtures'
import { snapshotCount } from '../snapshot-count'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { chooseAct, lockScreen } from '../pages/profiles-page'
import { waitForMap, waitForVehicles } from '../pages/workspace-page'
import type { SimulatorProcess } from '../simulator'

/** Every name that this organisation's simulator makes begins with the first, every reference with the second. */
const organisation = { partnerName: 'Aardvark Freight', clientSecret: 'aardvark-secret-not-real' }
const traces = /Aardvark|AF-\d/

test('hides everything by the menu, asks the server nothing, and survives a restart', async ({
  launch,
  anotherSimulator
}) => {
  const simulator = await anotherSimulator(organisation)
  const first = await launch()
  await connectTo(first.page, credentialsOf(simulator.addresses, { profileName: 'North' }))
  const known = await waitForVehicles(first.page, 100)
  await waitForMap(first.page)
  // What must do nothing while it is locked does something before: the wake-up from sleep refreshes at once.
  await simulator.resetStats()
  await wake(first.electronApp)
  await expect.poll(() => requestCount(simulator)).toBeGreaterThan(0)

  await first.page.keyboard.press('n')
  await first.page.getByRole('dialog').getByLabel('Fleet name').fill('Aardvark Newcomer')
  expect(await lockByMenu(first.electronApp)).toBe('CmdOrCtrl+Shift+L')
  await expect(lockScreen(first.page)).toContainText('North is locked')
  await recordBridgeTraffic(first.electronApp)
  expect(await first.page.content()).not.toMatch(traces)
  await simulator.resetStats()
  await provoke(first.electronApp)
  await first.page.evaluate(() => window.dispatchEvent(new Event('online')))
  // Nothing can be awaited that must not happen; a sweep after a wake-up takes well under a second.
  await first.page.waitForTimeout(4000)
  expect(await requestCount(simulator)).toBe(0)
  expect((await bridgeTraffic(first.electronApp)).filter((line) => traces.test(line))).toEqual([])
  await first.quit()

  const second = await launch()
  await expect(lockScreen(second.page)).toContainText('North is locked')
  expect(await second.page.content()).not.toMatch(traces)
  await provoke(second.electronApp)
  await second.page.waitForTimeout(2000)
  expect(await requestCount(simulator)).toBe(0)
  await expect(second.page.getByRole('button', { name: 'Unlock' })).toBeFocused()
  await second.page.keyboard.press('Enter')
  expect(await waitForVehicles(second.page, known)).toBe(known)
  await expect.poll(() => requestCount(simulator)).toBeGreaterThan(1)
})

test('shows stored positions at once when it is unlocked without a server', async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  const known = await waitForVehicles(page, 100)
  await chooseAct(page, 'Lock')
  await expect(lockScreen(page)).toBeVisible()
  await simulator.stop()
  await page.keyboard.press('Enter')
  expect(await waitForVehicles(page, known)).toBe(known)
})

test('asks first where a lock loses the secret, and takes it again from the lock screen', async ({
  launch,
  simulator
}) => {
  const { page } = await launch({ keyring: 'none' })
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 100)
  await chooseAct(page, 'Lock')
  const dialog = page.getByRole('dialog', { name: 'Lock Test company?' })
  await expect(dialog).toContainText('kept for this session only')
  await expect(dialog.getByRole('button', { name: 'Stay signed in' })).toBeFocused()
  await dialog.getByRole('button', { name: 'Lock Test company' }).click()
  await expect(lockScreen(page)).toBeVisible()
  await page.getByRole('button', { name: 'Enter client secret' }).click()
  await expect(page.getByLabel('Client ID', { exact: true })).toHaveValue(simulator.addresses.clientId)
  await page.getByLabel('Client secret', { exact: true }).fill(simulator.addresses.clientSecret)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await waitForVehicles(page, 100)
})

test('gives nothing to a page that asks while it is locked', async ({ app: { page }, anotherSimulator }) => {
  const simulator = await anotherSimulator(organisation)
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 100)
  await chooseAct(page, 'Lock')
  await expect(lockScreen(page)).toBeVisible()
  const asked = ['positions:snapshot', 'positions:status', 'invitations:get', 'invitations:refresh', 'session:report']
  // Names lie in buffers, which would not show in plain JSON.
  const answers = await page.evaluate<string>(
    `Promise.all(${JSON.stringify(asked)}.map((name) => fleetDesk.calls[name]())).then((all) =>
      JSON.stringify(all, (key, part) => (part instanceof Uint8Array ? new TextDecoder().decode(part) : part)))`
  )
  expect(answers).not.toMatch(traces)
  expect(await page.evaluate(snapshotCount)).toBe(0)
})

test('revokes the token as well when asked to, and says what the server answered', async ({
  app: { page },
  simulator
}) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 100)
  await chooseAct(page, 'Lock and revoke token')
  await expect(lockScreen(page)).toContainText('Catena has revoked the access token.')
  expect((await simulator.tokens()).map(({ state }) => state)).toEqual(['revoked'])
  await page.getByRole('button', { name: 'Unlock' }).click()
  await waitForVehicles(page, 100)
  await expect.poll(async () => (await simulator.stats()).validTokens).toBe(1)
  expect(await simulator.revokedUses()).toBe(0)
})

test('keeps neither client secret nor token in the memory of the main process', async ({
  app: { page, electronApp },
  anotherSimulator
}) => {
  const simulator = await anotherSimulator(organisation)
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 100)
  const token = (await simulator.tokens())[0]?.token ?? 'no token'
  const secrets = { clientSecret: organisation.clientSecret, token }
  // The search can find them: while it is open both are there.
  expect(await foundInHeap(electronApp, secrets)).toEqual(['clientSecret', 'token'])
  await chooseAct(page, 'Lock')
  await expect(lockScreen(page)).toBeVisible()
  expect(await foundInHeap(electronApp, secrets)).toEqual([])
})

/** How code that a test runs in the main process gets at a module of Node's; its types say that there is a newer way, which Node 18 lacks. */
interface MainProcess {
  readonly mainModule: { require(name: 'node:v8'): { writeHeapSnapshot(path: string): string } }
}

/** Chooses "Lock" in the native menu, whose keys a test cannot press; gives the keys. */
async function lockByMenu(electronApp: ElectronApplication): Promise<string> {
  return electronApp.evaluate(({ Menu }) => {
    const items = (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) => submenu?.items ?? [])
    const lock = items.find(({ label }) => label === 'Lock')
    lock?.click()
    return String(lock?.accelerator)
  })
}

async function wake(electronApp: ElectronApplication): Promise<void> {
  await electronApp.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'))
}

/** Everything that makes an open profile look for the server again. */
async function provoke(electronApp: ElectronApplication): Promise<void> {
  await wake(electronApp)
  await electronApp.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.blur()
    window?.focus()
    window?.emit('focus')
  })
}

async function requestCount(simulator: SimulatorProcess): Promise<number> {
  const { requests } = await simulator.stats()
  return Object.values(requests).reduce((sum, count) => sum + count, 0)
}

/** Which of these texts a heap snapshot of the main process holds. The snapshot lies outside of what is searched for leaks. */
async function foundInHeap(
  electronApp: ElectronApplication,
  secrets: Readonly<Record<string, string>>
): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'fleet-desk-heap-'))
  try {
    const file = join(folder, 'main.heapsnapshot')
    await electronApp.evaluate((_electron, path) => {
      const { mainModule } = process as unknown as MainProcess
      mainModule.require('node:v8').writeHeapSnapshot(path)
    }, file)
    const snapshot = await readFile(file)
    return Object.entries(secrets).flatMap(([name, text]) => (snapshot.includes(text) ? [name] : []))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
