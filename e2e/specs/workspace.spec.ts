import { axeViolations } from '../pictures'
import { drawnVehicles, groupCard, pointAtGroup } from '../pages/map-page'
import { vehicleList, waitForMap } from '../pages/workspace-page'
import { bothEngines, expect, test } from '../workspace'

test('a click on a group of vehicles goes to where it splits', bothEngines, async ({ workspace: { page } }) => {
  await waitForMap(page)
  const before = await drawnVehicles(page)
  await pointAtGroup(page)
  const grouped = Number((await groupCard(page).innerText()).replaceAll(/\D/gu, ''))
  expect(grouped).toBeGreaterThan(1)
  await page.mouse.down()
  await page.mouse.up()
  await expect.poll(() => drawnVehicles(page)).toBeLessThan(before)
  await waitForMap(page)
})

test('the filter leaves the vehicles it names, and the counts add up', bothEngines, async ({ workspace: { page } }) => {
  const first = await vehicleList(page).getByRole('option').first().getByText(/\S/).first().innerText()
  await page.getByLabel('Filter vehicles').fill(first)
  await expect(page.getByText(/^[1-9]\d* of [\d,]+ vehicles$/)).toBeVisible()
  await expect(vehicleList(page).getByRole('option').first()).toContainText(first)
  await page.getByLabel('Filter vehicles').fill('no vehicle is called that')
  await expect(page.getByText('No vehicle matches')).toBeVisible()
})

test('a vehicle is found, chosen, and let go of by keyboard alone', bothEngines, async ({ workspace: { page } }) => {
  await waitForMap(page)
  await page.keyboard.press('/')
  await expect(page.getByLabel('Filter vehicles')).toBeFocused()
  await vehicleList(page).focus()
  await page.keyboard.press('ArrowDown')
  const detail = page.getByRole('complementary', { name: 'Vehicle details' })
  await expect(detail).toBeVisible()
  await expect(vehicleList(page).getByRole('option', { selected: true })).toHaveCount(1)
  await waitForMap(page)
  await detail.getByRole('button', { name: 'Close details' }).press('Enter')
  await expect(detail).toBeHidden()
})

test('the workspace has no barrier that axe finds, light and dark', bothEngines, async ({ workspace: { page } }) => {
  await waitForMap(page)
  await vehicleList(page).getByRole('option').first().click()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
    expect(await axeViolations(page)).toEqual([])
  }
})

test('nothing is written to the console that says of a fault', bothEngines, async ({ workspace }) => {
  const { page, consoleLines } = workspace
  await waitForMap(page)
  expect(consoleLines.filter((line) => /pageerror|Content Security Policy|Failed to load/u.test(line))).toEqual([])
})
