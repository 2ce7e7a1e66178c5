import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures'
import type { LaunchedApp } from '../launch'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { fleetListRow, fleetPage } from '../pages/fleets-page'
import { goTo, waitForVehicles } from '../pages/workspace-page'

test.beforeEach(async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 190)
  await goTo(page, 'Fleets')
  await expect(fleetListRow(page, 'Sunbelt Cartage')).toContainText('Geotab', { timeout: 40_000 })
})

test('lists every fleet, narrows and sorts, and its counts add up', async ({ app: { page } }) => {
  const rows = page.getByRole('grid', { name: 'List of fleets' }).getByRole('row')
  await expect(page.getByText(/^5 fleets · 4 connections · [\d,]+ vehicles by their positions$/)).toBeVisible()
  await expect(rows).toHaveCount(6)
  await page.getByRole('columnheader', { name: 'Reference' }).getByRole('button').click()
  await expect(rows.nth(1)).toContainText('FD-1001')
  await page.getByRole('button', { name: 'Provider', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Geotab (1)' }).check()
  await page.keyboard.press('Escape')
  await expect(rows).toHaveCount(2)
  await page.getByRole('textbox', { name: 'Search fleets' }).fill('no such fleet')
  await page.getByRole('button', { name: 'Clear filter' }).click()
  await expect(rows).toHaveCount(6)
  await page.keyboard.press('/')
  await expect(page.getByRole('textbox', { name: 'Search fleets' })).toBeFocused()
})

test('goes from a fleet to its vehicles on the map, and from a vehicle back to its fleet', async ({
  app: { page }
}) => {
  await page.getByRole('grid').focus()
  await page.keyboard.press('End')
  await fleetListRow(page, 'Sunbelt Cartage').click()
  const panel = fleetPage(page)
  await expect(panel).toContainText(/41 vehicles by their positions · 42 vehicles in the vehicle list/)
  await expect(panel.getByRole('table').first()).toContainText('Positions')
  await panel.getByRole('button', { name: 'Show on map' }).click()
  await expect(page.getByText(/^4[12] of 200 vehicles$/)).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: 'Find a vehicle, fleet or action' }).fill('tidewater fr')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Tidewater Freight.*FD-1003/ })
    .click()
  await expect(fleetPage(page).getByRole('heading', { name: 'Tidewater Freight' })).toBeVisible()
  await page.keyboard.press('Escape')
})

test('saves evidence with its hashes', async ({ app, userDataDir }) => {
  const { page } = app
  await fleetListRow(page, 'Sunbelt Cartage').click()
  const filePath = join(userDataDir, 'evidence.csv')
  await saveTo(app, filePath)
  await fleetPage(page).getByRole('button', { name: 'Evidence' }).click()
  await page.getByRole('menuitem', { name: 'Evidence as table (CSV)…' }).click()
  await expect(page.getByText(/^4[12] rows in /)).toBeVisible()
  const text = await readFile(filePath, 'utf8')
  expect(text).toMatch(/[0-9a-f]{64}/)
  expect(text).toContain('Sunbelt Cartage')
  expect(text).toContain('Geotab')
})

async function saveTo({ electronApp }: LaunchedApp, filePath: string): Promise<void> {
  await electronApp.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, filePath)
}
