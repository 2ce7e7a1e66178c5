import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures'
import type { LaunchedApp } from '../launch'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { waitForMap, waitForVehicles } from '../pages/workspace-page'
import { picturesDir } from '../pictures'

test.beforeEach(async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 100)
})

test('writes every vehicle as CSV and as GeoJSON, with the count said before', async ({ app, userDataDir }) => {
  const total = await waitForVehicles(app.page, 100)
  const rows = total.toLocaleString('en-US')
  const csvPath = join(userDataDir, 'vehicles.csv')
  const titles = await saveTo(app, csvPath)
  await openMenu(app)
  await expect(app.page.getByText(`${rows} rows: every vehicle`)).toBeVisible()
  await app.page.screenshot({ path: join(picturesDir, 'export-menu.png') })
  await choose(app, 'Table (CSV)…')
  await expect(app.page.getByText(`${rows} rows in vehicles.csv`)).toBeVisible()
  expect(await titles()).toEqual([`Export ${rows} vehicles`])
  const lines = (await readFile(csvPath, 'utf8')).trim().split('\r\n')
  expect(lines).toHaveLength(total + 1)
  expect(lines[0]).toContain('"Occurred at (UTC)","Occurred at (local)","Age (minutes)"')
  expect(lines.filter((line) => /"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-0[56]:00"/.test(line)).length).toBeGreaterThan(50)
  expect((await stat(csvPath)).mode & 0o777).toBe(0o600)

  const geoPath = join(userDataDir, 'vehicles.geojson')
  await saveTo(app, geoPath)
  await openMenu(app)
  await choose(app, 'Map data (GeoJSON)…')
  await expect(app.page.getByText(`${rows} rows in vehicles.geojson`)).toBeVisible()
  const collection = JSON.parse(await readFile(geoPath, 'utf8')) as {
    positionsAsOf: string
    features: { geometry: { coordinates: [number, number] } | null; properties: { name: string } }[]
  }
  expect(collection.features).toHaveLength(total)
  expect(Date.parse(collection.positionsAsOf)).toBeGreaterThan(0)
  const named = collection.features.find(({ geometry }) => geometry !== null)
  expect(lines.some((line) => line.startsWith(`"${named?.properties.name ?? ''}"`))).toBe(true)
})

test('says what to do when a file cannot be written, and leaves nothing behind', async ({ app, userDataDir }) => {
  await saveTo(app, join(userDataDir, 'no-such-folder', 'vehicles.csv'))
  await openMenu(app)
  await choose(app, 'Table (CSV)…')
  await expect(
    app.page.getByText('That folder is no longer there. Choose another one, then export again.')
  ).toBeVisible()
  await saveTo(app, '/proc/vehicles.csv')
  await openMenu(app)
  await choose(app, 'Table (CSV)…')
  await expect(app.page.getByText('Not saved').nth(1)).toBeVisible()
  expect((await readdir(userDataDir)).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('saves the map as a picture that shows it, and as a PDF', async ({ app, userDataDir }) => {
  test.setTimeout(120_000)
  await waitForMap(app.page)
  const pngPath = join(picturesDir, 'export-map.png')
  await saveTo(app, pngPath)
  await openMenu(app)
  await choose(app, 'Picture of the map (PNG)…')
  await expect(app.page.getByText('export-map.png')).toBeVisible({ timeout: 60_000 })
  const png = await readFile(pngPath)
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([3840, 2160])
  expect(await coloursIn(app, png)).toBeGreaterThan(30)

  const pdfPath = join(userDataDir, 'map.pdf')
  await saveTo(app, pdfPath)
  await openMenu(app)
  await choose(app, 'Map as PDF…')
  await expect(app.page.getByText('map.pdf')).toBeVisible({ timeout: 60_000 })
  const pdf = await readFile(pdfPath)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.length).toBeGreaterThan(50_000)
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  await expect(app.page.locator('[data-print-sheet]')).toHaveCount(0)
})

async function openMenu({ page }: LaunchedApp): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
}

async function choose({ page }: LaunchedApp, item: string): Promise<void> {
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

/** Answers the system's dialog for the person. @returns the titles of the dialogs since */
async function saveTo({ electronApp }: LaunchedApp, filePath: string): Promise<() => Promise<string[]>> {
  await electronApp.evaluate(({ dialog }, path) => {
    const titles: string[] = []
    Object.assign(globalThis, { saveTitles: titles })
    dialog.showSaveDialog = (...given: unknown[]) => {
      titles.push((given.at(-1) as { title?: string }).title ?? '')
      return Promise.resolve({ canceled: false, filePath: path })
    }
  }, filePath)
  return () => electronApp.evaluate(() => (globalThis as unknown as { saveTitles: string[] }).saveTitles)
}

/** How many different colours a coarse look at a picture finds; a blank one has one or two. */
async function coloursIn({ electronApp }: LaunchedApp, png: Buffer): Promise<number> {
  return electronApp.evaluate(({ nativeImage }, base64) => {
    const bitmap = nativeImage.createFromBuffer(Buffer.from(base64, 'base64')).resize({ width: 320 }).toBitmap()
    const colours = new Set<number>()
    for (let at = 0; at + 4 <= bitmap.length; at += 4) colours.add(bitmap.readUInt32LE(at))
    return colours.size
  }, png.toString('base64'))
}
