import { expect, test } from '../fixtures'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { goTo, waitForVehicles } from '../pages/workspace-page'
import type { SimulatorProcess } from '../simulator'

test.beforeEach(async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses, { profileName: 'North' }))
  await waitForVehicles(page, 100)
})

test('marks a test profile by frame, band, badge and title, above an open dialog, too', async ({
  app: { page },
  simulator
}) => {
  await expect.poll(() => page.title()).toBe('TEST North — Fleet Desk')
  await expect(page.getByRole('banner').getByText('Test', { exact: true })).toBeVisible()
  const frame = page.getByTestId('profile-frame')
  await expect(frame).toContainText(`TEST · ${new URL(simulator.addresses.apiBaseUrl).host}`)
  await page.keyboard.press('n')
  await expect(page.getByRole('dialog', { name: 'Invite a fleet' })).toBeVisible()
  await expect(frame).toBeInViewport({ ratio: 1 })
  const drawn = await frame.evaluate((element) => {
    const style = getComputedStyle(element)
    const levels = [...document.querySelectorAll('body *')]
      .filter((other) => other !== element)
      .map((other) => Number(getComputedStyle(other).zIndex))
      .filter((level) => !Number.isNaN(level))
    const { width, height } = element.getBoundingClientRect()
    return {
      isAbove: Number(style.zIndex) > Math.max(0, ...levels),
      isWholeWindow: width === window.innerWidth && height === window.innerHeight,
      line: `${style.borderTopStyle} ${style.borderTopWidth}`,
      isColoured: style.borderTopColor !== 'rgba(0, 0, 0, 0)',
      takesClicks: style.pointerEvents !== 'none'
    }
  })
  expect(drawn).toEqual({
    isAbove: true,
    isWholeWindow: true,
    line: 'solid 3px',
    isColoured: true,
    takesClicks: false
  })
})

test('asks before it invites, and sends nothing after Back', async ({ app: { page }, simulator }) => {
  await goTo(page, 'Invitations')
  await page.getByRole('button', { name: 'Invite a fleet' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite a fleet' })
  await dialog.getByLabel('Fleet reference').fill('NEW-9')
  await dialog.getByLabel('Fleet name').fill('Careful Trucking')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Invite from a test profile?')).toBeVisible()
  await expect(dialog).toContainText('This is the test profile North at 127.0.0.1')
  // Whoever presses Enter once too often gets the safe answer.
  await expect(dialog.getByRole('button', { name: 'Back', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Invite from a test profile?')).toBeHidden()
  await expect(dialog.getByLabel('Fleet reference')).toHaveValue('NEW-9')
  expect(await invitationsSent(simulator)).toBe(0)
  await dialog.getByRole('button', { name: 'Create and copy link' }).click()
  await dialog.getByRole('button', { name: 'Invite from test profile' }).click()
  await expect(page.getByText(/Careful Trucking is ready to paste/)).toBeVisible()
  expect(await invitationsSent(simulator)).toBe(1)
})

test('is refused by the app itself when the page has not asked', async ({ app: { page }, simulator }) => {
  const input = { fleetRef: 'NEW-10', fleetName: 'Hasty Trucking', fleetEmail: null, expiresInHours: 24 }
  expect(await page.evaluate(`fleetDesk.calls['invitations:create'](${JSON.stringify(input)})`)).toMatchObject({
    ok: false,
    error: { code: 'confirmation-needed' }
  })
  expect(await invitationsSent(simulator)).toBe(0)
})

async function invitationsSent(simulator: SimulatorProcess): Promise<number> {
  const { requests } = await simulator.stats()
  const posts = Object.entries(requests).filter(([operation]) => /^POST .*invitations/.test(operation))
  return posts.reduce((sum, [, count]) => sum + count, 0)
}
