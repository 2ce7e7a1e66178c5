import { expect, test } from '../fixtures'
import { lookAt } from '../pictures'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { countOf, openDetails, tabOf } from '../pages/invitations-page'
import { goTo, invitationRow } from '../pages/workspace-page'

test.beforeEach(async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await goTo(page, 'Invitations')
  await expect(invitationRow(page, 'CR-4581')).toBeVisible()
})

test('the tabs add up, narrow the list, and follow the search', async ({ app: { page } }) => {
  const words = ['Waiting', 'Expiring soon', 'Accepted', 'Declined', 'Expired', 'Revoked']
  const counts = []
  for (const word of words) counts.push(await countOf(tabOf(page, word)))
  const sum = counts.reduce((total, count) => total + count, 0)
  expect(sum).toBe(await countOf(tabOf(page, 'All')))
  await tabOf(page, 'Expiring soon').click()
  await expect(invitationRow(page, 'CR-4560')).toContainText(/in \d+ (min|h)/)
  await expect(invitationRow(page, 'CR-4581')).toBeHidden()
  await page.getByLabel('Filter invitations').fill('ponderosa')
  await expect(tabOf(page, 'Declined')).toContainText('1')
  await expect(page.getByText('No invitation matches')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filter' }).last().click()
  await expect(invitationRow(page, 'CR-4581')).toBeVisible()
})

test('sorts, and keeps tab, text and order under a name', async ({ app: { page } }) => {
  await page.getByRole('columnheader', { name: 'Fleet name' }).getByRole('button').click()
  await expect(page.getByRole('columnheader', { name: 'Fleet name' })).toHaveAttribute('aria-sort', 'ascending')
  const names = page.getByRole('grid').getByRole('row')
  await expect(names.nth(1)).toContainText('Delta Gate Intermodal')
  await tabOf(page, 'Expired').click()
  await page.getByRole('button', { name: 'Saved filters' }).click()
  await page.getByLabel('Name of the filter').fill('To chase on Monday')
  await page.getByRole('button', { name: 'Save filter' }).click()
  await page.keyboard.press('Escape')
  await tabOf(page, 'All').click()
  await page.getByRole('button', { name: 'Saved filters' }).click()
  await page.getByRole('button', { name: /^To chase on Monday/ }).click()
  await expect(tabOf(page, 'Expired')).toHaveAttribute('aria-selected', 'true')
})

test('tells exactly when a link ends, here and in UTC, on hover and by keyboard', async ({ app: { page } }) => {
  const row = invitationRow(page, 'CR-4581')
  await row.getByText(/^in \d+ h$/).hover()
  await expect(page.getByRole('tooltip')).toContainText('UTC')
  await page.mouse.move(0, 0)
  await expect(page.getByRole('tooltip')).toBeHidden()
  await row.focus()
  for (let stop = 0; stop < 3; stop += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(() => document.activeElement?.tagName === 'TIME')) break
  }
  await expect(page.getByRole('tooltip')).toContainText('UTC')
})

test('shows list and details well in both schemes and both sizes', async ({ app }) => {
  test.setTimeout(180_000)
  const { page } = app
  const found = [...(await lookAt(app, 'invitations-list'))]
  await openDetails(page, 'CR-4577')
  await page.mouse.move(0, 0)
  found.push(...(await lookAt(app, 'invitations-details')))
  await page.getByRole('button', { name: 'Close details' }).click()
  await invitationRow(page, 'CR-4577').getByRole('checkbox').click()
  await invitationRow(page, 'CR-4502').getByRole('checkbox').click()
  found.push(...(await lookAt(app, 'invitations-selected')))
  await page.getByRole('button', { name: 'Invite a fleet' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite a fleet' })
  await dialog.getByLabel('Fleet reference').fill('CR-4560')
  found.push(...(await lookAt(app, 'invitations-create')))
  await dialog.getByRole('button', { name: 'Not now' }).click()
  await page.getByText('To first position', { exact: true }).click()
  found.push(...(await lookAt(app, 'invitations-funnel')))
  expect(found).toEqual([])
})
