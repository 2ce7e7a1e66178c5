import type { Page } from '@playwright/test'
import { vehicleList, waitForMap } from '../pages/workspace-page'
import { bothEngines, expect, test, type Workspace } from '../workspace'

const workspaceStart = {
  vehicles: 2000,
  listedAtLeast: 1900,
  isMotionReduced: true,
  windowSize: { width: 1280, height: 800 }
} as const

test.use({ workspaceStart })

const map = (page: Page) => page.getByTestId('map')
const spoken = (page: Page) => page.getByRole('region', { name: 'Vehicle map' }).getByRole('status').first()

async function picture({ page, ownPicturesDir }: Workspace, name: string) {
  await waitForMap(page)
  await page.screenshot({ path: `${ownPicturesDir}/map-${name}.png` })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ workspaceStart: { ...workspaceStart, colorScheme } })

    test(`draws the fleet at every scale, ${colorScheme}`, bothEngines, async ({ workspace }) => {
      const { page } = workspace
      await picture(workspace, `country-${colorScheme}`)
      await map(page).locator('.maplibregl-canvas').focus()
      for (let step = 0; step < 3; step++) await page.keyboard.press('-')
      await picture(workspace, `world-${colorScheme}`)
      await vehicleList(page).getByRole('option').nth(3).click()
      await picture(workspace, `city-${colorScheme}`)
    })
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
