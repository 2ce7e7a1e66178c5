import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { goTo, waitForMap, waitForVehicles } from '../pages/workspace-page'

const status = (page: Page) => page.getByRole('contentinfo')

test('a large organisation is read by several cursors, and goes on where it was cancelled', async ({
  launch,
  anotherSimulator
}) => {
  const simulator = await anotherSimulator({ vehicles: 12_000 })
  await simulator.inject({ kind: 'latency', path: 'vehicle-locations', ms: 3000 })
  const { page } = await launch({ windowSize: { width: 1280, height: 800 } })
  await connectTo(page, credentialsOf(simulator.addresses))
  await expect(status(page).getByText(/Refreshing: [\d,]+ of about 12,\d{3}/)).toBeVisible({ timeout: 20_000 })
  await status(page).getByRole('button', { name: 'Cancel' }).click()
  const goOn = status(page).getByRole('button', { name: 'Continue refresh' })
  await expect(goOn).toBeVisible()
  await goOn.click()
  // One that began anew would show nothing received while its first pages are on their way.
  const progress = await status(page)
    .getByText(/^Refreshing: /)
    .innerText()
  expect(Number(/Refreshing: ([\d,]+)/.exec(progress)?.[1]?.replace(',', '') ?? 0)).toBeGreaterThanOrEqual(1000)
  await simulator.clearFaults()
  await waitForVehicles(page, 12_000)
  await expect(status(page).getByText(/Positions as of/)).toBeVisible({ timeout: 30_000 })
})

test('an incomplete refresh says which fleets are missing, and keeps their earlier positions', async ({
  launch,
  anotherSimulator
}) => {
  const simulator = await anotherSimulator({ vehicles: 5000 })
  const { page } = await launch({ windowSize: { width: 1280, height: 800 } })
  await connectTo(page, credentialsOf(simulator.addresses))
  const count = await waitForVehicles(page, 5000)
  await expect(status(page).getByText(/Positions as of/)).toBeVisible({ timeout: 30_000 })
  await simulator.inject({ kind: 'server-error', path: 'vehicle-locations' })
  await status(page).getByRole('button', { name: 'Refresh' }).click()
  await expect(status(page).getByText('Last refresh incomplete')).toBeVisible({ timeout: 60_000 })
  expect(await waitForVehicles(page, 1)).toBe(count)
  await status(page).getByText('Last refresh incomplete').hover()
  await expect(page.getByRole('tooltip')).toContainText('Their earlier positions are shown.')
})

test('forgets the cached positions after a question that names the profile, and reads them anew', async ({
  app: { page },
  simulator
}) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 190)
  await goTo(page, 'Settings')
  await expect(page.getByText(/[KM]B for 200 vehicles/)).toBeVisible()
  await page.getByRole('button', { name: 'Forget cached positions…' }).click()
  const dialog = page.getByRole('dialog', { name: /^Forget the positions of / })
  await expect(dialog).toContainText('Erases the last positions of 200 vehicles')
  await dialog.getByRole('button', { name: 'Forget positions' }).click()
  await expect(page.getByText('Positions forgotten')).toBeVisible()
  await goTo(page, 'Map')
  await waitForVehicles(page, 190)
  await waitForMap(page)
})

test('saves the rows that were set aside as a file of the person’s choice', async ({
  app: { page, electronApp },
  simulator
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'fleet-desk-export-'))
  const path = join(folder, 'rows.csv')
  // Stands in for the system's dialog, which no test can press a button in.
  await electronApp.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 190)
  await simulator.inject({ kind: 'malformed-rows', path: 'vehicle-locations', share: 0.2 })
  await status(page).getByRole('button', { name: 'Refresh' }).click()
  await status(page)
    .getByRole('button', { name: /set aside/ })
    .click()
  await page.getByRole('button', { name: 'Save as CSV…' }).click()
  await expect(page.getByText(/^\d+ rows? saved\.$/)).toBeVisible()
  const lines = (await readFile(path, 'utf8')).trim().split(/\r?\n/)
  expect(lines[0]).toContain('"Vehicle","Fleet","Why","Noticed at (UTC)"')
  expect(lines.length).toBeGreaterThan(5)
  await rm(folder, { recursive: true })
})

test('a window that nobody sees is told nothing, and everything at once when it is shown', async ({
  app: { page, electronApp },
  simulator
}) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 190)
  await waitForMap(page)
  await page.evaluate(`
    globalThis.deltaCount = 0
    fleetDesk.events['positions:delta'](() => { globalThis.deltaCount += 1 })
  `)
  await electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  const told = () => page.evaluate<number>('globalThis.deltaCount')
  const before = await told()
  for (let round = 0; round < 3; round++) {
    await simulator.control('/move', { seconds: 25 })
    await page.evaluate(`fleetDesk.calls['positions:refresh']()`)
    await expect
      .poll(() => page.evaluate(`fleetDesk.calls['positions:status']().then(({ value }) => value.sweep)`))
      .toBeNull()
  }
  expect(await told()).toBe(before)
  await electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.show())
  await expect.poll(told).toBeGreaterThan(before)
})
