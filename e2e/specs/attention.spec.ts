import type { Page } from '@playwright/test'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { acceptInvitation } from '../fleet-side'
import { clipboardText } from '../clipboard'
import { expect, settingsFileName, test } from '../fixtures'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { attentionList, attentionRow, fleetPage, openAttention, tile, untilRefreshed } from '../pages/fleets-page'
import { goTo, invite, waitForMap, waitForVehicles } from '../pages/workspace-page'
import { axeViolations, lookAt } from '../pictures'

const minutesAgo = 90

test('a day at the desk by keyboard: the worst first, a message to the fleet, logged and put aside', async ({
  app: { page, electronApp },
  simulator
}) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await openAttention(page)
  await simulator.control('/stale', { fleetRef: 'FD-1001', minutesAgo })
  await untilRefreshed(page, () =>
    expect(attentionList(page).getByRole('row').nth(1)).toContainText('Sign-in needed', { timeout: 2_000 })
  )
  const numbers = await page
    .getByRole('group', { name: /^Fleets by who must act/ })
    .locator('b')
    .allInnerTexts()
  expect(numbers.map(Number).reduce((sum, count) => sum + count, 0)).toBe(5)

  await attentionList(page).focus()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(fleetPage(page).getByRole('heading', { name: 'Golden Gate Delivery' })).toBeVisible()
  await page.keyboard.press('h')
  const dialog = page.getByRole('dialog', { name: 'Write to Golden Gate Delivery' })
  const message = dialog.getByRole('textbox', { name: 'Message' })
  await expect(message).toHaveValue(/\{link\}/)
  await expect(message).toHaveValue(/ISAAC Instruments/)
  await dialog.getByText('Español').click()
  await expect(message).toHaveValue(/enlace|vínculo|liga/i)
  await expect(message).toHaveValue(/\{link\}/)
  await dialog.getByText('English').click()
  await expect(message).toHaveValue(/sign in|log in/i)
  await dialog.getByRole('button', { name: 'Copy message' }).click()
  await expect(page.getByText('Message to Golden Gate Delivery copied')).toBeVisible()
  await expect(page.getByText(/Noted in the activity, and snoozed until/)).toBeVisible()
  const copied = await clipboardText(electronApp)
  const link = (await simulator.stats()).invitations.find(({ fleetRef }) => fleetRef === 'FD-1001')?.link ?? 'no link'
  expect(copied).toContain(link)
  expect(copied).not.toContain('{link}')
  expect(await page.content()).not.toContain(link)

  await expect(attentionRow(page, 'Golden Gate Delivery')).toBeHidden()
  await tile(page, 'Snoozed').click()
  await expect(attentionRow(page, 'Golden Gate Delivery')).toBeVisible()
  await goTo(page, 'Activity')
  await expect(page.getByText('You copied a message to Golden Gate Delivery')).toBeVisible()
})

test('notes and snoozes stay over a restart, sealed; what happened meanwhile is told', async ({
  launch,
  simulator,
  secrets
}) => {
  const note = 'Ask-for-Ana-Gutierrez-mornings'
  secrets.add(note, 'note')
  const first = await launch()
  await connectTo(first.page, credentialsOf(simulator.addresses))
  await openAttention(first.page)
  await simulator.control('/agreement', { fleetRef: 'FD-1003', status: 'paused' })
  const row = attentionRow(first.page, 'Tidewater Freight')
  await untilRefreshed(first.page, () => expect(row).toBeVisible({ timeout: 2_000 }))
  await row.click()
  await fleetPage(first.page).getByRole('textbox', { name: 'Note' }).fill(note)
  await fleetPage(first.page).getByRole('button', { name: 'Save note' }).click()
  await expect(fleetPage(first.page).getByText('Note saved')).toBeVisible()
  await fleetPage(first.page).getByRole('button', { name: 'Snooze' }).click()
  await first.page.getByLabel('Reason').fill('closed until tomorrow')
  await first.page.getByRole('button', { name: 'Tomorrow, 08:00' }).click()
  await expect(row).toBeHidden()
  await first.page.getByRole('button', { name: 'Undo' }).click()
  await expect(row).toBeVisible()
  await fleetPage(first.page).getByRole('button', { name: 'Snooze' }).click()
  await first.page.getByLabel('Reason').fill('closed until tomorrow')
  await first.page.getByRole('button', { name: 'Tomorrow, 08:00' }).click()
  await expect(row).toBeHidden()
  await goTo(first.page, 'Invitations')
  await invite(first.page, { ref: 'NEW-1', name: 'Prairie Haulage' })
  const link = await clipboardText(first.electronApp)
  await first.quit()

  await acceptInvitation(link)
  const second = await launch()
  await openAttention(second.page)
  await untilRefreshed(second.page, () =>
    expect(second.page.getByRole('group', { name: /^Since you last looked/ })).toContainText(/new fleet|accepted/, {
      timeout: 2_000
    })
  )
  await tile(second.page, 'Snoozed').click()
  const kept = attentionRow(second.page, 'Tidewater Freight')
  await expect(kept).toContainText('closed until tomorrow')
  await kept.click()
  await expect(fleetPage(second.page).getByRole('textbox', { name: 'Note' })).toHaveValue(note)
  await second.page.getByRole('button', { name: 'Mark as seen' }).click()
  await expect(second.page.getByText(/^Nothing new since you last looked/)).toBeVisible()
})

test('a day begins with the attention view, and nothing is painted before it; who chose the map starts there', async ({
  launch,
  simulator,
  userDataDir
}) => {
  await rm(join(userDataDir, settingsFileName))
  const attention = (page: Page) => page.getByRole('heading', { name: 'Attention', level: 1 })
  const first = await launch()
  await connectTo(first.page, credentialsOf(simulator.addresses))
  await expect(attention(first.page)).toBeVisible()
  // The demo has a fleet that has paused its sharing.
  await expect(attentionRow(first.page, 'Sharing paused')).toBeVisible({ timeout: 40_000 })
  await goTo(first.page, 'Map')
  await waitForVehicles(first.page, 100)
  await first.quit()

  const second = await launch()
  await expect(attention(second.page)).toBeVisible()
  await expect(second.page.locator('canvas[data-vehicles-painted]')).toHaveCount(0)
  await goTo(second.page, 'Settings')
  const startOn = second.page.getByRole('radiogroup', { name: 'Start on' })
  await expect(startOn.getByRole('radio', { name: 'Attention' })).toBeChecked()
  await startOn.getByText('Map').click()
  await expect(startOn.getByRole('radio', { name: 'Map' })).toBeChecked()
  await second.quit()

  const third = await launch()
  await waitForMap(third.page)
  await expect(attention(third.page)).toBeHidden()
})

test('can be read at 200% zoom, in forced colours, in Spanish, light and dark', async ({ app, simulator }) => {
  test.setTimeout(200_000)
  const { page, electronApp } = app
  await connectTo(page, credentialsOf(simulator.addresses))
  await openAttention(page)
  await simulator.control('/stale', { fleetRef: 'FD-1001', minutesAgo })
  await simulator.control('/stuck', { fleetRef: 'FD-1002', minutesAgo })
  await simulator.control('/agreement', { fleetRef: 'FD-1003', status: 'paused' })
  await untilRefreshed(page, () =>
    expect(attentionRow(page, 'Tidewater Freight')).toContainText('Sharing paused', { timeout: 2_000 })
  )
  await attentionRow(page, 'Golden Gate Delivery').click()
  await expect(fleetPage(page)).toContainText('ISAAC Instruments')
  const violations = [...(await lookAt(app, 'attention'))]
  await goTo(page, 'Fleets')
  violations.push(...(await lookAt(app, 'fleets')))
  await goTo(page, 'Activity')
  violations.push(...(await lookAt(app, 'activity')))
  await goTo(page, 'Attention')
  await page.keyboard.press('h')
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible()
  violations.push(...(await lookAt(app, 'chase')))
  await page.keyboard.press('Escape')

  await electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2))
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThan(700)
  await expect(fleetPage(page).getByRole('button', { name: 'Close' })).toBeVisible()
  await page.screenshot({ path: 'e2e-screenshots/attention-zoom-page.png' })
  await fleetPage(page).getByRole('button', { name: 'Close' }).click()
  await expect(attentionRow(page, 'Golden Gate Delivery')).toBeVisible()
  await page.screenshot({ path: 'e2e-screenshots/attention-zoom.png' })
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1))

  await page.emulateMedia({ forcedColors: 'active' })
  await page.screenshot({ path: 'e2e-screenshots/attention-forced.png' })
  violations.push(...(await axeViolations(page)))
  await page.emulateMedia({ forcedColors: 'none' })

  await goTo(page, 'Settings')
  await page.getByText('Español', { exact: true }).click()
  await page.getByRole('button', { name: 'Atención' }).click()
  await expect(page.getByText('Falta iniciar sesión').first()).toBeVisible()
  await page.screenshot({ path: 'e2e-screenshots/attention-spanish.png' })
  violations.push(...(await axeViolations(page)))
  expect(violations).toEqual([])
})
