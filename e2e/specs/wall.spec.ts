import { join } from 'node:path'
import { expect, test } from '../fixtures'
import type { LaunchedApp } from '../launch'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { chooseAct, lockScreen } from '../pages/profiles-page'
import { openWall, resizeWall, wallCount } from '../pages/wall-page'
import { vehicleList, waitForMap, waitForVehicles } from '../pages/workspace-page'
import { axeViolations, picturesDir } from '../pictures'

const buckets = ['live', 'recent', 'late', 'stale', 'lost', 'never'] as const

test.beforeEach(async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 100)
  await waitForMap(page)
})

test('shows the vehicles of the main window, and counts every one', async ({ app }) => {
  const total = await waitForVehicles(app.page, 100)
  const wall = await openWall(app)
  await waitForMap(wall)
  await expect
    .poll(async () => (await Promise.all(buckets.map((name) => wallCount(wall, name)))).reduce((sum, n) => sum + n, 0))
    .toBe(total)
  await expect(wall.getByRole('banner').getByRole('status')).toContainText(/Live/)
  await expect(wall.getByRole('banner').getByRole('status')).toContainText(/As of \d\d:\d\d/)
  for (const scheme of ['dark', 'light'] as const) {
    await wall
      .getByRole('group', { name: 'Wall map controls' })
      .getByText(scheme === 'dark' ? 'Dark' : 'Light')
      .click()
    await expect(wall.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme)
    await resizeWall(app.electronApp, wall, { width: 1920, height: 1080 })
    await waitForMap(wall)
    await wall.screenshot({ path: join(picturesDir, `wall-${scheme}-1920.png`) })
    expect(await axeViolations(wall)).toEqual([])
  }
})

test('follows the selection and the camera until it is moved by hand', async ({ app }) => {
  const wall = await openWall(app)
  await waitForMap(wall)
  await vehicleList(app.page).getByRole('option').first().click()
  const selected = wall.getByRole('region', { name: 'Selected vehicle' })
  await expect(selected).toBeVisible()
  const name = await selected.getByRole('heading').innerText()
  await expect(app.page.getByRole('complementary', { name: 'Vehicle details' })).toContainText(name)
  await waitForMap(wall)
  await wall.screenshot({ path: join(picturesDir, 'wall-selection.png') })

  const box = await wall.getByTestId('map').boundingBox()
  await wall.mouse.move((box?.x ?? 0) + 400, (box?.y ?? 0) + 150)
  await wall.mouse.down()
  await wall.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 100, { steps: 4 })
  await wall.mouse.up()
  await expect(wall.getByRole('radio', { name: 'Own view' })).toBeChecked()
})

test('is under the same limits as the main window', async ({ app }) => {
  const wall = await openWall(app)
  expect(await wall.evaluate(() => [typeof (globalThis as { require?: unknown }).require, location.origin])).toEqual([
    'undefined',
    'app://bundle'
  ])
  const preferences = await app.electronApp.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .map((contents) => (contents as unknown as { getLastWebPreferences?: () => object }).getLastWebPreferences?.())
  )
  expect(preferences).toHaveLength(2)
  for (const given of preferences)
    expect(given).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false })
  expect(await wall.evaluate(() => window.open('https://example.org') === null)).toBe(true)
  await wall.evaluate(() => {
    location.href = 'https://example.org/'
  })
  expect(wall.url()).toBe('app://bundle/#wall')
})

test('is gone when the profile is locked, comes back with it, and ends with the main window', async ({ app }) => {
  const wall = await openWall(app)
  const closed = wall.waitForEvent('close')
  const back = app.electronApp.waitForEvent('window')
  await chooseAct(app.page, 'Lock')
  await closed
  await expect(lockScreen(app.page)).toBeVisible()
  expect(await windowCount(app)).toBe(1)

  await lockScreen(app.page).getByRole('button', { name: 'Unlock' }).click()
  await (await back).getByRole('main', { name: 'Wall map' }).waitFor()
  const ended = app.electronApp.waitForEvent('close')
  await app.electronApp.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL() === 'app://bundle/')
      ?.close()
  )
  await ended
})

function windowCount({ electronApp }: LaunchedApp): Promise<number> {
  return electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
}
