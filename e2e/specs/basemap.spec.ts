import { copyFile, mkdtemp, open, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import type { LaunchedApp } from '../launch'
import { boundsAround, writeMadeRegion, type Place } from '../made-region'
import { startMapServer, type MapServer } from '../map-server'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { goTo, vehicleList, waitForMap, waitForVehicles } from '../pages/workspace-page'
import { lookAt, picturesDir } from '../pictures'

test.describe.configure({ timeout: 240_000 })

let folder: string
let server: MapServer

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-maps-'))
  server = await startMapServer()
})

test.afterEach(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

/** What the page would be allowed to load from. */
async function connectSources(page: Page): Promise<readonly string[]> {
  const policy = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy') ?? '')
  return (/connect-src ([^;]*)/.exec(policy)?.[1] ?? '').split(' ').slice(1)
}

/** Stands in for the system's dialog, which no test can press a button in. */
async function chooseInDialog({ electronApp }: LaunchedApp, path: string): Promise<void> {
  await electronApp.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, path)
}

async function addRegion(app: LaunchedApp, path: string): Promise<void> {
  await chooseInDialog(app, path)
  await goTo(app.page, 'Settings')
  await app.page.getByRole('button', { name: 'Add region file…' }).click()
}

async function lookAtStyle(page: Page, url: string): Promise<void> {
  await goTo(page, 'Settings')
  await page.getByLabel('Online map').fill(url)
  await page.getByRole('button', { name: 'Check address' }).click()
}

test('by default the map loads nothing from elsewhere', async ({ app, simulator }) => {
  const asked: string[] = []
  app.page.on('request', (request) => asked.push(request.url()))
  await connectTo(app.page, credentialsOf(simulator.addresses))
  await waitForVehicles(app.page, 100)
  await waitForMap(app.page)
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.filter((url) => !/^(app:\/\/bundle\/|blob:|data:)/.test(url))).toEqual([])
  expect(await connectSources(app.page)).toEqual([])
})

test('an online map is loaded from its servers only after a yes that names them, and leaves with them', async ({
  app,
  simulator
}) => {
  const { page } = app
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 100)
  server.setCentre(await showVehicle(page))
  await lookAtStyle(page, server.styleUrl)
  const dialog = page.getByRole('dialog', { name: 'Load “Town plan”?' })
  await expect(dialog.getByRole('list', { name: 'Servers' })).toHaveText(
    new RegExp(`^(${server.styleHost}${server.tileHost})$`)
  )
  expect(await connectSources(page)).toEqual([])
  expect(server.tileRequests()).toBe(0)
  await page.screenshot({ path: join(picturesDir, 'basemap-consent.png') })
  await dialog.getByRole('button', { name: 'Load the map from there' }).click()

  await waitForVehicles(page, 100)
  await showVehicle(page)
  await waitForMap(page)
  await expect(page.getByText('© Plan makers')).toBeVisible()
  await expect.poll(() => server.tileRequests()).toBeGreaterThan(0)
  expect(await connectSources(page)).toEqual([`http://${server.tileHost}`])
  await takePictures(app, 'basemap-online')

  server.setMood('dead')
  await goTo(page, 'Settings')
  await goTo(page, 'Map')
  await expect(page.getByText('The online map does not answer. Showing the built-in map.')).toBeVisible({
    timeout: 20_000
  })
  await waitForMap(page)
  await page.screenshot({ path: join(picturesDir, 'basemap-online-dead.png') })
  server.setMood('well')
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByText('© Plan makers')).toBeVisible()

  await goTo(page, 'Settings')
  await page.getByRole('button', { name: 'Remove Town plan' }).click()
  await page.getByRole('button', { name: 'Remove online map' }).click()
  await waitForVehicles(page, 100)
  await expect.poll(() => connectSources(page)).toEqual([])
  await goTo(page, 'Map')
  await expect(page.getByText(/Natural Earth/)).toBeVisible()
})

test('a style that cannot be had or is none is refused in plain words', async ({ app, simulator }) => {
  const { page } = app
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 100)
  await lookAtStyle(page, 'http://maps.example.com/style.json')
  await expect(page.getByText('Maps are loaded over https only. Use an https address.')).toBeVisible()
  server.setMood('html')
  await lookAtStyle(page, server.styleUrl)
  await expect(page.getByText(/The server sent a web page or something else/)).toBeVisible()
  server.setMood('dead')
  await lookAtStyle(page, server.styleUrl)
  await expect(page.getByText(/The server did not answer/)).toBeVisible()
  expect(await connectSources(page)).toEqual([])
})

test('a region file is checked, drawn, missed when it is gone, and removed', async ({ app, simulator }) => {
  const { page } = app
  const path = join(folder, 'north-texas.pmtiles')
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 100)
  const centre = await showVehicle(page)
  writeMadeRegion(path, centre, 'protomaps')
  const { west, east } = boundsAround(centre)

  const broken = join(folder, 'broken.pmtiles')
  await copyFile(path, broken)
  const file = await open(broken, 'r+')
  await file.truncate(4000)
  await file.close()
  await addRegion(app, broken)
  await expect(page.getByText('broken.pmtiles was not added')).toBeVisible()
  await expect(page.getByText('The file is damaged or incomplete.', { exact: false })).toBeVisible()

  await addRegion(app, path)
  const item = page.getByRole('listitem', { name: 'north-texas.pmtiles' })
  await expect(item).toContainText('zoom 5 to 12 · Protomaps')
  await expect(item).toContainText(`${(-west).toFixed(1)}° W to ${(-east).toFixed(1)}° W`)
  await expect(page.getByRole('radio', { name: 'Built-in and regions' })).toBeChecked()
  expect(await lookAt(app, 'basemap-settings')).toEqual([])

  await goTo(page, 'Map')
  await waitForMap(page)
  await expect(page.getByText(/Natural Earth.*© Nobody/)).toBeVisible()
  await takePictures(app, 'basemap-region')

  await rename(path, `${path}.away`)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect(page.getByText(/The region file “north-texas.pmtiles” is no longer where it was/)).toBeVisible()
  await waitForMap(page)
  await page.screenshot({ path: join(picturesDir, 'basemap-region-gone.png') })
  await rename(`${path}.away`, path)
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByText(/is no longer where it was/)).toBeHidden()

  await goTo(page, 'Settings')
  await item.getByRole('button', { name: 'Remove north-texas.pmtiles' }).click()
  await expect(page.getByText('The file itself stays on this computer.', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Remove from the map' }).click()
  await expect(item).toBeHidden()
  await expect(page.getByRole('radio', { name: 'Built-in', exact: true })).toBeChecked()
  expect(refusedStyles(app)).toEqual([])
})

test('a region in the OpenMapTiles schema is drawn over the built-in map', async ({ app, simulator }) => {
  const { page } = app
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 100)
  const path = join(folder, 'open.pmtiles')
  writeMadeRegion(path, await showVehicle(page), 'openmaptiles')
  await addRegion(app, path)
  await expect(page.getByRole('listitem', { name: 'open.pmtiles' })).toContainText('OpenMapTiles')
  await goTo(page, 'Map')
  await waitForMap(page)
  for (let step = 0; step < 3; step++) await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect(page.locator('[data-map-idle="true"]')).toBeVisible({ timeout: 30_000 })
  await page.screenshot({ path: join(picturesDir, 'basemap-openmaptiles.png') })
  expect(refusedStyles(app)).toEqual([])
})

/** What MapLibre says of a style that it does not take as it is. */
function refusedStyles({ consoleLines }: LaunchedApp): readonly string[] {
  return consoleLines.filter((line) => /style diff|expected|unknown property|Could not load/i.test(line))
}

/** A map takes seconds to change its colours without a graphics card, so in one size only. */
async function takePictures({ page }: LaunchedApp, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
    await waitForMap(page)
    await page.screenshot({ path: join(picturesDir, `${name}-${colorScheme}.png`) })
  }
}

/** Chooses the first vehicle of the list, which the map moves to, and gives its place. */
async function showVehicle(page: Page): Promise<Place> {
  await page.getByLabel('Sort by').selectOption({ label: 'Newest first' })
  await vehicleList(page).getByRole('option').first().click()
  const place = page.getByRole('complementary', { name: 'Vehicle details' }).getByText(/^-?\d+\.\d{5}, -?\d+\.\d{5}$/)
  const [latitudeDeg = NaN, longitudeDeg = NaN] = (await place.innerText()).split(', ').map(Number)
  return [longitudeDeg, latitudeDeg]
}
