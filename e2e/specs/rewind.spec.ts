import { expect, test } from '../fixtures'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { vehicleList, waitForMap, waitForVehicles } from '../pages/workspace-page'
import { lookAt } from '../pictures'

test('shows where vehicles were before they moved, without a request, and is live again', async ({
  app,
  simulator
}) => {
  const { page } = app
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 100)
  await waitForMap(page)
  await page.getByRole('button', { name: /^Live/ }).click()
  await vehicleList(page)
    .getByRole('option', { name: /moving/ })
    .first()
    .click()
  const position = page
    .getByRole('complementary', { name: 'Vehicle details' })
    .getByText(/^-?\d+\.\d{5}, -?\d+\.\d{5}$/)
  const before = await position.innerText()
  await simulator.control('/move', { seconds: 25 })
  await page.getByRole('contentinfo').getByRole('button', { name: 'Refresh' }).click()
  await expect(position).not.toHaveText(before, { timeout: 40_000 })
  const now = await position.innerText()

  // Offline, as it needs nothing of the server.
  await simulator.stop()
  await page.getByRole('button', { name: 'Rewind' }).click()
  await expect(page.getByText('Not live.')).toBeVisible()
  await expect(page.getByRole('slider', { name: 'Moment that is shown' })).toBeVisible()
  await page.getByRole('slider', { name: 'Moment that is shown' }).focus()
  await page.keyboard.press('End')
  await expect(async () => {
    await page.keyboard.press('ArrowLeft')
    await expect(position).toHaveText(before, { timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await waitForMap(page)
  expect(await lookAt(app, 'rewind')).toEqual([])

  await page.getByRole('button', { name: 'Back to live' }).click()
  await expect(position).toHaveText(now)
  await expect(page.getByText('Not live.')).toBeHidden()
})
