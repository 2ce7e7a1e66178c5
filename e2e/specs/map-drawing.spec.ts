import type { Page } from '@playwright/test'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { vehicleList, waitForMap, waitForVehicles } from '../pages/workspace-page'
import { picturesDir } from '../pictures'
import { bothEngines, expect, test, type Workspace } from '../workspace'

test.use({
  workspaceStart: {
    vehicles: 2000,
    listedAtLeast: 1900,
    isMotionReduced: true,
    windowSize: { width: 1280, height: 800 }
  }
})

const map = (page: Page) => page.getByTestId('map')
const spoken = (page: Page) => page.getByRole('region', { name: 'Vehicle map' }).getByRole('status').first()

async function picture({ page, ownPicturesDir }: Pick<Workspace, 'page' | 'ownPicturesDir'>, name: string) {
  await waitForMap(page)
  await page.screenshot({ path: `${ownPicturesDir}/map-${name}.png` })
}

for (const scheme of ['light', 'dark'] as const) {
  test(`draws the fleet at every scale, ${scheme}`, async ({ launch, anotherSimulator }) => {
    const simulator = await anotherSimulator({ vehicles: 2000 })
    const { page } = await launch({
      colorScheme: scheme,
      windowSize: { width: 1280, height: 800 },
      isMotionReduced: true
    })
    await connectTo(page, credentialsOf(simulator.addresses))
    await waitForVehicles(page, 1900)
    const shown = { page, ownPicturesDir: picturesDir }
    await picture(shown, `country-${scheme}`)
    await map(page).locator('.maplibregl-canvas').focus()
    for (let step = 0; step < 3; step++) await page.keyboard.press('-')
    await picture(shown, `world-${scheme}`)
    await vehicleList(page).getByRole('option').nth(3).click()
    await picture(shown, `city-${scheme}`)
  })
}

test('is walked through with the keyboard, and says what it is on', bothEngines, async ({ workspace }) => {
  const { page } = workspace
  await waitForMap(page)
  await map(page).locator('.maplibregl-canvas').focus()
  await page.keyboard.press('ArrowRight')
  await expect(spoken(page)).toHaveText(/^Group of [\d,]+ vehicles, \d+ of \d+ in view$/)
  const first = await spoken(page).innerText()
  await page.keyboard.press('ArrowRight')
  await expect(spoken(page)).not.toHaveText(first)
  await picture(workspace, 'keyboard')
  const zoomedTo = () => map(page).getAttribute('data-vehicles-drawn')
  const before = await zoomedTo()
  await page.keyboard.press('Enter')
  await expect.poll(zoomedTo).not.toBe(before)
  await waitForMap(page)
})

test('draws everything again after the graphics driver was lost', bothEngines, async ({ workspace }) => {
  const { page } = workspace
  await waitForMap(page)
  const canvas = map(page).locator('.maplibregl-canvas')
  const before = await canvas.screenshot()
  await canvas.evaluate(
    (element: HTMLCanvasElement) =>
      new Promise<void>((resolve) => {
        const extension = element.getContext('webgl2')?.getExtension('WEBGL_lose_context')
        element.addEventListener('webglcontextlost', () => setTimeout(() => extension?.restoreContext(), 100))
        element.addEventListener('webglcontextrestored', () => resolve())
        extension?.loseContext()
      })
  )
  // A map without its vehicles, or without its base, is a file of another size.
  await expect
    .poll(async () => Math.abs((await canvas.screenshot()).length / before.length - 1), { timeout: 20_000 })
    .toBeLessThan(0.04)
  await picture(workspace, 'after-loss')
})
