import type { Page } from '@playwright/test'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { vehicleList, waitForMap, waitForVehicles } from '../pages/workspace-page'
import { lookAt } from '../pictures'
import { bothEngines, expect, test } from '../workspace'

// Four pictures with axe, on a machine that may be busy.
test.slow()

/** Chooses one that drives. */
async function chooseMoving(page: Page): Promise<void> {
  await waitForMap(page)
  await page.getByLabel('Sort by').selectOption({ label: 'Newest first' })
  await page.getByRole('button', { name: /^Live/ }).click()
  await vehicleList(page)
    .getByRole('option', { name: /moving/ })
    .first()
    .click()
}

const details = (page: Page) => page.getByRole('complementary', { name: 'Vehicle details' })
const dock = (page: Page) => page.getByRole('region', { name: 'Playback' })

async function openHistory(page: Page, range: '24 h' | '7 days'): Promise<void> {
  await details(page).getByText('History', { exact: true }).click()
  await details(page).getByText(range, { exact: true }).click()
  await details(page).getByRole('button', { name: 'Load history' }).click()
}

test('shows what is known beyond the columns, and copies it as text', bothEngines, async ({ workspace }) => {
  const { page } = workspace
  await chooseMoving(page)
  const panel = details(page)
  for (const field of ['Maker', 'Odometer', 'Engine hours', 'Driver', 'Connection', 'Fetched']) {
    await expect(panel.getByText(field, { exact: true })).toBeVisible()
  }
  await panel.getByText('UTC', { exact: true }).click()
  await expect(panel.getByText(/\d\d:\d\d:\d\d UTC/).first()).toBeVisible()
  await panel.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Copy all as text' }).click()
  await expect(panel.getByText('Copied')).toBeVisible()
})

test(
  'draws the trail of the last hours, and adds what comes',
  bothEngines,
  async ({ workspace: { page, driveOn } }) => {
    await chooseMoving(page)
    const panel = details(page)
    await expect(panel.getByText(/positions?, kept on this computer/)).toBeVisible()
    const before = Number((await panel.getByText(/kept on this computer/).innerText()).split(' ')[0])
    expect(before).toBeGreaterThan(0)
    await driveOn()
    await page.getByRole('contentinfo').getByRole('button', { name: 'Refresh' }).click()
    await expect
      .poll(async () => Number((await panel.getByText(/kept on this computer/).innerText()).split(' ')[0]))
      .toBeGreaterThan(before)
    await panel.getByLabel('Trail on the map').getByText('Off').click()
    await expect(panel.getByText(/kept on this computer/)).toBeHidden()
  }
)

// In Electron alone: how much has come is counted in main, while the server takes its time.
test('loads a past with a count, and stops when told to', async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 100)
  await chooseMoving(page)
  await simulator.inject({ kind: 'latency', path: 'only_latest=false', ms: 1500 })
  await openHistory(page, '7 days')
  await expect(details(page).getByText('Loading history')).toBeVisible()
  await expect(details(page).getByText(/of [\d,]+ positions/)).toBeVisible({ timeout: 20_000 })
  await details(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(details(page).getByText('Loading history')).toBeHidden()
  await expect(dock(page)).toBeHidden()
})

test('plays a past by keyboard, and says that it is not live', bothEngines, async ({ workspace }) => {
  const { page } = workspace
  await chooseMoving(page)
  await openHistory(page, '24 h')
  await expect(dock(page)).toContainText('not live')
  await expect(details(page).getByRole('term').filter({ hasText: 'Distance' })).toBeVisible()
  const slider = dock(page).getByRole('slider', { name: 'Moment' })
  await slider.focus()
  const first = await slider.getAttribute('aria-valuetext')
  await page.keyboard.press('ArrowRight')
  await expect(slider).not.toHaveAttribute('aria-valuetext', first ?? '')
  await page.keyboard.press('End')
  await expect(slider).toHaveAttribute('aria-valuetext', /\d+ mph/)
  await page.keyboard.press('Home')
  await page.keyboard.press(' ')
  await expect(dock(page).getByRole('button', { name: 'Pause' })).toBeVisible()
  const started = Number(await slider.inputValue())
  await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(started + 10_000)
  await page.keyboard.press(' ')
  await expect(dock(page).getByRole('button', { name: 'Play' })).toBeVisible()
  await page.keyboard.press('PageUp')
  expect(await lookAt(workspace, 'history')).toEqual([])
  await expect(dock(page).getByRole('button', { name: 'Play' })).toBeDisabled()
  await slider.focus()
  await page.keyboard.press('Escape')
  await expect(dock(page)).toBeHidden()
})

test('follows a vehicle until the person moves the map or says stop', bothEngines, async ({ workspace }) => {
  const { page } = workspace
  await chooseMoving(page)
  const pill = page.getByRole('group', { name: 'Following a vehicle' })
  await page.locator('.maplibregl-canvas').focus()
  await page.keyboard.press('f')
  await expect(pill).toContainText(/Following .+ · \d+ mph · /)
  await expect(details(page).getByRole('button', { name: 'Follow' })).toHaveAttribute('aria-pressed', 'true')
  expect(await lookAt(workspace, 'follow')).toEqual([])
  await pill.getByRole('button', { name: /^Stop/ }).click()
  await expect(pill).toBeHidden()

  await details(page).getByRole('button', { name: 'Follow' }).click()
  await expect(pill).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(pill).toBeHidden()
  await expect(details(page)).toBeVisible()

  await details(page).getByRole('button', { name: 'Follow' }).click()
  await expect(pill).toBeVisible()
  const box = await page.getByTestId('map').boundingBox()
  const [x, y] = [(box?.x ?? 0) + 150, (box?.y ?? 0) + 300]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y + 40, { steps: 5 })
  await page.mouse.up()
  await expect(pill).toBeHidden()
})
