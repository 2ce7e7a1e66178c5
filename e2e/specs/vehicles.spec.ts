import { connectTo, credentialsOf } from '../pages/connect-page'
import { goTo, vehicleList, waitForMap, waitForVehicles } from '../pages/workspace-page'
import { bothEngines, expect, test } from '../workspace'

test('draws every vehicle that has a position, and counts them', bothEngines, async ({ workspace: { page } }) => {
  await waitForMap(page)
  await expect(page.getByRole('contentinfo')).toContainText(/Positions as of/)
  await expect(page.getByRole('contentinfo')).toContainText(/with a position/)
})

test(
  'shows everything known of the vehicle chosen in the list, and moves the map to it',
  bothEngines,
  async ({ workspace: { page } }) => {
    await waitForMap(page)
    await page.getByLabel('Sort by').selectOption({ label: 'Newest first' })
    await vehicleList(page).getByRole('option').first().click()
    const detail = page.getByRole('complementary', { name: 'Vehicle details' })
    for (const field of ['Fleet', 'Provider', 'VIN', 'Plate', 'Speed', 'Near', 'Last seen']) {
      await expect(detail.getByText(field, { exact: true })).toBeVisible()
    }
    await expect(detail).toContainText(/ago|just now/)
    await page.keyboard.press('Escape')
  }
)

test('speaks the chosen unit of speed', bothEngines, async ({ workspace: { page } }) => {
  await page.getByLabel('Sort by').selectOption({ label: 'Newest first' })
  await page.getByRole('button', { name: /^Live/ }).click()
  await vehicleList(page)
    .getByRole('option', { name: /moving/ })
    .first()
    .click()
  const detail = page.getByRole('complementary', { name: 'Vehicle details' })
  await expect(detail).toContainText(/\d+ mph/)
  await goTo(page, 'Settings')
  await page.getByText('Kilometres per hour').click()
  await goTo(page, 'Map')
  await expect(page.getByRole('complementary', { name: 'Vehicle details' })).toContainText(/\d+ km\/h/)
})

test('moves vehicles after a refresh', bothEngines, async ({ workspace: { page, driveOn } }) => {
  await page.getByRole('button', { name: /^Live/ }).click()
  await vehicleList(page)
    .getByRole('option', { name: /moving/ })
    .first()
    .click()
  const position = page
    .getByRole('complementary', { name: 'Vehicle details' })
    .getByText(/^-?\d+\.\d{5}, -?\d+\.\d{5}$/)
  const before = await position.innerText()
  await driveOn()
  await page.getByRole('contentinfo').getByRole('button', { name: 'Refresh' }).click()
  await expect(position).not.toHaveText(before)
})

test('selects by keyboard alone and finds a vehicle from anywhere', bothEngines, async ({ workspace: { page } }) => {
  await vehicleList(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const chosen = await vehicleList(page).getByRole('option', { selected: true }).getAttribute('aria-label')
  const name = chosen?.split(',')[0] ?? ''
  await page.keyboard.press('Escape')
  await goTo(page, 'Invitations')
  await page.keyboard.press('Control+k')
  await page.keyboard.type(name)
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('button', { name: new RegExp(name) }).first()).toBeVisible()
})

test('keeps good rows when others are malformed, and says what was set aside', async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 100)
  await simulator.inject({ kind: 'malformed-rows', path: 'vehicle-locations', share: 0.2 })
  await page.getByRole('contentinfo').getByRole('button', { name: 'Refresh' }).click()
  await page
    .getByRole('contentinfo')
    .getByRole('button', { name: /set aside/ })
    .click()
  await expect(page.getByText('Positions set aside')).toBeVisible()
  await expect(page.getByText(/The coordinates are|The row/).first()).toBeVisible()
  await waitForVehicles(page, 100)
})
