import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { LaunchedApp } from '../launch'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { vehicleList, waitForMap, waitForVehicles } from '../pages/workspace-page'
import { axeViolations, picturesDir } from '../pictures'
import { bothEngines, expect, test } from '../workspace'

test.slow()

test(
  'the workspace at twice the size has no barrier, and nothing lies outside of the window',
  bothEngines,
  async ({ workspace }) => {
    const { page, ownPicturesDir } = workspace
    await waitForMap(page)
    await vehicleList(page).getByRole('option').first().click()
    for (const size of [
      { width: 1280, height: 800 },
      { width: 1920, height: 1080 }
    ]) {
      await workspace.resize(size)
      await workspace.zoom(2)
      await expect.poll(() => page.evaluate(() => innerWidth), { intervals: [20] }).toBe(size.width / 2)
      await waitForMap(page)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
        await waitForMap(page)
        await writeFile(join(ownPicturesDir, `zoom-200-${colorScheme}-${size.width}.png`), await workspace.picture())
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      expect(await axeViolations(page)).toEqual([])
    }
    await workspace.zoom(1)
  }
)

test(
  'the workspace in forced colours has no barrier, and marks are still told apart',
  bothEngines,
  async ({ workspace }) => {
    const { page, ownPicturesDir } = workspace
    await waitForMap(page)
    await vehicleList(page).getByRole('option').first().click()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ forcedColors: 'active', colorScheme, reducedMotion: 'reduce' })
      await page.screenshot({ path: join(ownPicturesDir, `forced-colours-${colorScheme}.png`) })
      expect(await axeViolations(page)).toEqual([])
    }
  }
)

// In Electron alone: files are written by main, and their place is chosen there.
test('a loaded past is saved as a table and as a track, and is on the picture of the map', async ({
  app,
  simulator,
  userDataDir
}) => {
  const { page } = app
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 100)
  await waitForMap(page)
  await page.getByLabel('Sort by').selectOption({ label: 'Newest first' })
  await vehicleList(page)
    .getByRole('option', { name: /moving/ })
    .first()
    .click()
  const details = page.getByRole('complementary', { name: 'Vehicle details' })
  await details.getByText('History', { exact: true }).click()
  await details.getByText('24 h', { exact: true }).click()
  await details.getByRole('button', { name: 'Load history' }).click()

  await saveTo(app, join(userDataDir, 'past.csv'))
  await details.getByRole('button', { name: 'Export…' }).click()
  await page.getByRole('menuitem', { name: 'Table (CSV)…' }).click()
  await expect(page.getByText(/[\d,]+ rows in past\.csv/)).toBeVisible()
  const lines = (await readFile(join(userDataDir, 'past.csv'), 'utf8')).trim().split('\r\n')
  expect(lines[0]).toContain('"Occurred at (UTC)","Occurred at (local)"')
  expect(lines.length).toBeGreaterThan(10)

  await saveTo(app, join(userDataDir, 'past.gpx'))
  await details.getByRole('button', { name: 'Export…' }).click()
  await page.getByRole('menuitem', { name: 'Track (GPX)…' }).click()
  await expect(page.getByText(/[\d,]+ rows in past\.gpx/)).toBeVisible()
  const points = await readTrack(page, await readFile(join(userDataDir, 'past.gpx'), 'utf8'))
  expect(points).toBe(lines.length - 1)

  await saveTo(app, join(picturesDir, 'export-history.png'))
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Picture of the map (PNG)…' }).click()
  await expect(page.getByText('export-history.png')).toBeVisible({ timeout: 60_000 })
})

/** How many points a reader of XML finds; -1 where it is none. */
function readTrack(page: Page, text: string): Promise<number> {
  return page.evaluate((xml) => {
    const read = new DOMParser().parseFromString(xml, 'application/xml')
    return read.querySelector('parsererror') === null
      ? read.querySelectorAll('trkseg > trkpt[lat][lon] > time').length
      : -1
  }, text)
}

async function saveTo({ electronApp }: LaunchedApp, filePath: string): Promise<void> {
  await electronApp.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, filePath)
}
