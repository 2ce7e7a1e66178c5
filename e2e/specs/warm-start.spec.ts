import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import type { LaunchedApp } from '../launch'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { waitForMap, waitForVehicles } from '../pages/workspace-page'
import { picturesDir } from '../pictures'
import type { SimulatorProcess } from '../simulator'

const windowSize = { width: 1280, height: 800 }

interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The first picture, as it was in the frame in which it was painted. */
interface FirstPicture {
  readonly vehicleCount: number
  readonly place: Place
  readonly png: string
  /** What stood in the page beside it. */
  readonly hasApp: boolean
}

/** Runs in the page before any script of its own: keeps the first picture, which is gone when the map is there. */
const keepFirstPicture = `
  new MutationObserver((_, observer) => {
    const canvas = document.querySelector('canvas[data-vehicles-painted]')
    if (!canvas) return
    observer.disconnect()
    const { x, y, width, height } = canvas.getBoundingClientRect()
    globalThis.firstPicture = {
      vehicleCount: Number(canvas.dataset.vehiclesPainted),
      place: { x, y, width, height },
      png: canvas.toDataURL(),
      hasApp: document.getElementById('root').childElementCount > 0
    }
  }).observe(document, { subtree: true, childList: true, attributes: true })
`

/** A data folder with cached positions, from a server that from then on answers no question about vehicles. */
async function fillCache(
  launch: (options: { windowSize: typeof windowSize }) => Promise<LaunchedApp>,
  simulator: SimulatorProcess,
  atLeast: number
): Promise<number> {
  const app = await launch({ windowSize })
  const { page } = app
  await connectTo(page, credentialsOf(simulator.addresses))
  const known = await waitForVehicles(page, atLeast)
  await expect(page.getByRole('contentinfo').getByText(/Positions as of/)).toBeVisible({ timeout: 30_000 })
  await app.quit()
  await simulator.inject({ kind: 'latency', ms: 60_000 })
  return known
}

/** Share of the first picture's coloured pixels that the map shows in the same place, in about the same colour. */
async function shareKept(page: Page, { png, place }: FirstPicture): Promise<number> {
  const now = `data:image/png;base64,${(await page.screenshot({ clip: place })).toString('base64')}`
  return page.evaluate<number, readonly string[]>(
    async (sources) => {
      const read = async (source: string) => {
        const image = new Image()
        image.src = source
        await image.decode()
        const canvas = new OffscreenCanvas(image.width, image.height)
        const pen = canvas.getContext('2d')
        pen?.drawImage(image, 0, 0)
        return pen?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray()
      }
      const [before, after] = await Promise.all(sources.map(read))
      let coloured = 0
      let kept = 0
      for (let at = 0; before && after && at < before.length; at += 4) {
        const channels = [before[at] ?? 0, before[at + 1] ?? 0, before[at + 2] ?? 0]
        // Opaque and saturated: inside of a ring or a mark, not at its edge, and no number.
        if (before[at + 3] !== 255 || Math.max(...channels) - Math.min(...channels) < 90) continue
        coloured += 1
        if (channels.every((channel, index) => Math.abs(channel - (after[at + index] ?? 0)) < 70)) kept += 1
      }
      return coloured < 200 ? 0 : kept / coloured
    },
    [png, now]
  )
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`cached vehicles are painted before the app is read, and the map goes on with the same picture (${colorScheme})`, async ({
    launch,
    anotherSimulator
  }) => {
    const simulator = await anotherSimulator({ vehicles: 3000 })
    const known = await fillCache((options) => launch({ ...options, colorScheme }), simulator, 2900)
    const { page } = await launch({ colorScheme })
    await waitForVehicles(page, known)
    await waitForMap(page)

    // The same once more, with a witness who is there from the first moment on.
    await page.addInitScript(keepFirstPicture)
    await page.reload()
    await waitForVehicles(page, known)
    await waitForMap(page)
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
    await expect(page.locator('canvas[data-vehicles-painted], .fd-early')).toHaveCount(0)
    const picture = await page.evaluate<FirstPicture>('globalThis.firstPicture')
    expect(picture.hasApp).toBe(false)

    const map = page.getByTestId('map')
    expect(await map.boundingBox()).toEqual(picture.place)
    expect(await map.getAttribute('data-vehicles-drawn')).toBe(String(picture.vehicleCount))
    expect(picture.vehicleCount).toBeGreaterThan(0.9 * known)
    // What is the matter with connections is known a moment after where vehicles are: red in rings and badges come on top of the same picture.
    expect(await shareKept(page, picture)).toBeGreaterThan(0.8)
    await page.screenshot({ path: join(picturesDir, `warm-start-map-${colorScheme}.png`) })
    await page.evaluate((png) => document.body.replaceChildren(Object.assign(new Image(), { src: png })), picture.png)
    await page.screenshot({ path: join(picturesDir, `warm-start-first-${colorScheme}.png`) })
  })
}

test('without a cache the app starts as ever, and a cache is no reason to show a profile that was signed out', async ({
  launch,
  simulator
}) => {
  const first = await launch({ windowSize })
  await expect(first.page.locator('meta[name="fleet-desk-start"]')).toHaveAttribute('content', 'cold')
  await connectTo(first.page, credentialsOf(simulator.addresses))
  await waitForVehicles(first.page, 190)
  await first.page.evaluate(`fleetDesk.calls['session:lock']({ revokesToken: false })`)
  await expect(first.page.getByRole('button', { name: 'Unlock' })).toBeVisible()
  await first.quit()

  const second = await launch()
  await expect(second.page.locator('meta[name="fleet-desk-start"]')).toHaveAttribute('content', 'warm')
  await second.page.addInitScript(keepFirstPicture)
  await second.page.reload()
  await expect(second.page.getByRole('button', { name: 'Unlock' })).toBeVisible()
  expect(await second.page.evaluate('globalThis.firstPicture ?? null')).toBeNull()
})
