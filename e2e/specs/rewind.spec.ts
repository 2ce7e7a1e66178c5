import { vehicleList, waitForMap } from '../pages/workspace-page'
import { lookAt } from '../pictures'
import { bothEngines, expect, test } from '../workspace'

// Up to a minute goes by until the past is a step away.
test.slow()

test(
  'shows where vehicles were before they moved, without a request, and is live again',
  bothEngines,
  async ({ workspace }) => {
    const { page } = workspace
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
    await workspace.driveOn()
    await page.getByRole('contentinfo').getByRole('button', { name: 'Refresh' }).click()
    await expect(position).not.toHaveText(before, { timeout: 40_000 })
    const now = await position.innerText()

    // Offline, as it needs nothing of the server.
    await workspace.stopServer()
    await page.getByRole('button', { name: 'Rewind' }).click()
    await expect(page.getByText('Not live.')).toBeVisible()
    await expect(page.getByRole('slider', { name: 'Moment that is shown' })).toBeVisible()
    await page.getByRole('slider', { name: 'Moment that is shown' }).focus()
    // A step is a minute. What was reported less than that before the vehicle moved is a step back only after a while.
    await expect(async () => {
      await page.keyboard.press('End')
      await page.keyboard.press('ArrowLeft')
      await expect(position).toHaveText(before, { timeout: 1000 })
    }).toPass({ timeout: 70_000 })
    await waitForMap(page)
    expect(await lookAt(workspace, 'rewind')).toEqual([])

    await page.getByRole('button', { name: 'Back to live' }).click()
    await expect(position).toHaveText(now)
    await expect(page.getByText('Not live.')).toBeHidden()
  }
)
