import type { Locator, Page } from '@playwright/test'
import { vehicleList, waitForMap, waitForVehicles } from '../pages/workspace-page'
import { lookAt } from '../pictures'
import { bothEngines, expect, test } from '../workspace'

const vehicles = 600

test.describe.configure({ timeout: 240_000 })
test.use({
  workspaceStart: {
    vehicles,
    listedAtLeast: vehicles - 20,
    isMotionReduced: true,
    windowSize: { width: 1280, height: 800 }
  }
})

test.beforeEach(async ({ workspace: { page } }) => waitForMap(page))

const panelOf = (page: Page) => page.getByRole('region', { name: 'Places' })

/** How many the panel says are inside. */
async function insideCount(panel: Locator): Promise<number> {
  const text = await panel.getByText(/^[\d,]+ vehicles? (inside|within)/).innerText()
  return Number((/^[\d,]+/.exec(text)?.[0] ?? '').replaceAll(',', ''))
}

test(
  'an area by keyboard, the nearest vehicles, and a place that is still there after a reload',
  bothEngines,
  async ({ workspace }) => {
    const { page } = workspace
    await page.getByRole('button', { name: 'Places', exact: true }).focus()
    await page.keyboard.press('Enter')
    const panel = panelOf(page)
    await panel.getByRole('button', { name: 'Circle' }).focus()
    await page.keyboard.press('Enter')
    await panel.getByRole('button', { name: 'Here' }).focus()
    await page.keyboard.press('Enter')
    await expect(panel.getByLabel('Middle (latitude, longitude)')).toHaveValue(/^\d+\.\d{5}, -\d+\.\d{5}$/)
    await panel.getByLabel('Radius (mi)').fill('250')
    await page.keyboard.press('Enter')
    const near = await insideCount(panel)
    expect(near).toBeGreaterThan(0)
    expect(near).toBeLessThan(vehicles)
    expect(await panel.getByRole('list', { name: 'Vehicles inside' }).getByRole('listitem').count()).toBe(
      Math.min(200, near)
    )

    // Half the globe holds them all, but for those without a position.
    await panel.getByLabel('Radius (mi)').fill('12000')
    await page.keyboard.press('Enter')
    await expect.poll(() => insideCount(panel)).toBeGreaterThan(vehicles - 60)
    await panel.getByLabel('Radius (mi)').fill('250')
    await page.keyboard.press('Enter')
    await expect.poll(async () => Math.abs((await insideCount(panel)) - near)).toBeLessThan(10)
    await panel.getByLabel('Name of the place').fill('Around the middle')
    await page.keyboard.press('Enter')
    await expect(panel.getByRole('button', { name: /^Around the middle \d+ vehicles$/ })).toBeVisible()

    await vehicleList(page).getByRole('option').nth(3).click()
    const detail = page.getByRole('complementary', { name: 'Vehicle details' })
    const chosen = await detail.getByRole('heading').first().innerText()
    await panel.getByRole('button', { name: 'Nearest to' }).click()
    await panel.getByRole('button', { name: 'Selected vehicle' }).click()
    await panel.getByLabel('Within (mi)').fill('400')
    await page.keyboard.press('Enter')
    const rows = panel.getByRole('list', { name: 'Vehicles inside' }).getByRole('listitem')
    await expect(rows.first()).toContainText(chosen)
    await expect(rows.first().getByText(/^0(\.\d)? mi$/)).toBeVisible()
    const texts = await rows.allInnerTexts()
    const milesAway = texts.map((text) => Number((/([\d.,]+) mi/.exec(text)?.[1] ?? 'NaN').replaceAll(',', '')))
    expect(milesAway.length).toBeGreaterThan(1)
    expect(milesAway).toEqual([...milesAway].sort((a, b) => a - b))
    expect(milesAway.at(-1)).toBeLessThanOrEqual(400)

    await panel.getByRole('switch', { name: 'Show all on the map' }).click()
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
    await expect(detail).toBeVisible()
    await page.reload()
    await waitForVehicles(page, vehicles - 20)
    await waitForMap(page)
    await page.getByRole('button', { name: 'Places', exact: true }).click()
    await expect(panel.getByRole('switch', { name: 'Show all on the map' })).toBeChecked()
    await panel.getByRole('button', { name: /^Around the middle \d+ vehicles$/ }).click()
    await expect.poll(async () => Math.abs((await insideCount(panel)) - near)).toBeLessThan(10)
    await waitForMap(page)
    expect(await lookAt(workspace, 'places')).toEqual([])
  }
)

test('drawing is the map’s only for as long as it lasts', bothEngines, async ({ workspace }) => {
  const { page } = workspace
  await page.getByRole('button', { name: 'Places', exact: true }).click()
  const panel = panelOf(page)
  const map = await page.getByTestId('map').boundingBox()
  if (map === null) throw new Error('there is no map')
  const at = (x: number, y: number): [number, number] => [map.x + map.width * x, map.y + map.height * y]
  const detail = page.getByRole('complementary', { name: 'Vehicle details' })
  const surface = page.getByTestId('draw-surface')

  await panel.getByRole('button', { name: 'Rectangle' }).click()
  await page.mouse.move(...at(0.5, 0.2))
  await page.mouse.down()
  await page.mouse.move(...at(0.7, 0.5), { steps: 4 })
  await page.mouse.move(...at(0.9, 0.8), { steps: 4 })
  await page.mouse.up()
  const inRectangle = await insideCount(panel)
  expect(inRectangle).toBeGreaterThan(0)
  await expect(surface).toHaveCount(0)

  // The same corners, clicked: the map has not moved below them, and nothing was selected.
  await panel.getByRole('button', { name: 'Polygon' }).click()
  await page.mouse.click(...at(0.5, 0.2))
  await page.mouse.click(...at(0.9, 0.2))
  await page.mouse.click(...at(0.95, 0.5))
  await page.keyboard.press('Backspace')
  await page.mouse.click(...at(0.9, 0.8))
  await page.mouse.dblclick(...at(0.5, 0.8))
  await expect(surface).toHaveCount(0)
  expect(Math.abs((await insideCount(panel)) - inRectangle)).toBeLessThan(6)
  await expect(detail).toBeHidden()

  await panel.getByRole('button', { name: 'Circle' }).click()
  await page.mouse.click(...at(0.7, 0.5))
  await page.mouse.move(...at(0.8, 0.5))
  expect(await lookAt(workspace, 'places-drawing')).toEqual([])
  await panel.getByRole('button', { name: 'Cancel' }).focus()
  await page.keyboard.press('Escape')
  await expect(surface).toHaveCount(0)
  // What was looked at before is still there.
  expect(Math.abs((await insideCount(panel)) - inRectangle)).toBeLessThan(6)
})

test.describe('with motion, in a small fleet', () => {
  test.use({ workspaceStart: { vehicles: 200 } })

  test(
    'a saved place keeps its name while its shape is changed by hand and by numbers',
    bothEngines,
    async ({ workspace }) => {
      const { page } = workspace
      await page.getByRole('button', { name: 'Places', exact: true }).click()
      const panel = panelOf(page)
      await panel.getByRole('button', { name: 'Circle' }).click()
      await panel.getByRole('button', { name: 'Here' }).click()
      await panel.getByLabel('Radius (mi)').fill('200')
      await page.keyboard.press('Enter')
      await panel.getByLabel('Name of the place').fill('Yard')
      await panel.getByRole('button', { name: 'Save' }).click()

      await panel.getByRole('button', { name: 'Change the shape of Yard' }).click()
      const middle = panel.getByLabel('Middle', { exact: true })
      const before = await middle.inputValue()
      await page.getByRole('button', { name: 'Middle', exact: true }).press('ArrowRight')
      await expect(middle).not.toHaveValue(before)
      const edge = await page.getByRole('button', { name: 'Edge', exact: true }).boundingBox()
      await page.mouse.move((edge?.x ?? 0) + 11, (edge?.y ?? 0) + 11)
      await page.mouse.down()
      await page.mouse.move((edge?.x ?? 0) - 40, (edge?.y ?? 0) + 11, { steps: 4 })
      await page.mouse.up()
      const radius = panel.getByLabel('Radius (mi)')
      await expect.poll(async () => Number(await radius.inputValue())).toBeLessThan(195)
      expect(await lookAt(workspace, 'place-shape')).toEqual([])
      await radius.fill('50')
      await panel.getByRole('button', { name: 'Save shape' }).click()
      await expect(panel.getByRole('group', { name: 'Result' }).getByRole('heading', { name: 'Yard' })).toBeVisible()
      await expect(radius).toHaveValue('50')
    }
  )
})
