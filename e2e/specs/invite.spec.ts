import { clipboardText } from '../clipboard'
import { acceptInvitation, declineInvitation } from '../fleet-side'
import { expect, test } from '../fixtures'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { chooseForRow, offeredForRow } from '../pages/invitations-page'
import { confirmTestInvitation, goTo, invitationRow, invite, waitForVehicles } from '../pages/workspace-page'

test.beforeEach(async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await goTo(page, 'Invitations')
})

test('lists invitations of every status, with expiry and what can be done', async ({ app: { page } }) => {
  const table = page.getByRole('grid')
  for (const status of ['Waiting', 'Expiring soon', 'Accepted', 'Declined', 'Expired', 'Revoked']) {
    await expect(table.getByText(status, { exact: true }).first()).toBeVisible()
  }
  await expect(table.getByText(/^in \d+ (min|h|d)$/).first()).toBeVisible()
})

test('puts the link on the clipboard and says when it expires', async ({ app: { page, electronApp }, simulator }) => {
  await invite(page, { ref: 'NEW-1', name: 'Prairie Haulage', email: 'ops@prairie.example', span: '3 days' })
  await expect(
    page.getByText(/Prairie Haulage is ready to paste. Expires (Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d\d:\d\d/)
  ).toBeVisible()
  const created = (await simulator.stats()).invitations.find((each) => each.fleetRef === 'NEW-1')
  expect(await clipboardText(electronApp)).toBe(created?.link)
  await expect(invitationRow(page, 'NEW-1')).toContainText('Waiting')
  await expect(invitationRow(page, 'NEW-1')).toContainText(/in [23] d/)
})

test('offers a name that Catena takes, and asks only for vehicles and positions', async ({
  app: { page },
  simulator
}) => {
  await page.getByRole('button', { name: 'Invite a fleet' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite a fleet' })
  await dialog.getByLabel('Fleet reference').fill('NEW-2')
  await dialog.getByText('24 hours', { exact: true }).click()
  await dialog.getByLabel('Fleet name').fill('J&K Haulage, Inc.')
  await dialog.getByRole('button', { name: 'Use “JK Haulage Inc”' }).click()
  await dialog.getByRole('button', { name: 'Create and copy link' }).click()
  await confirmTestInvitation(page)
  await expect(invitationRow(page, 'NEW-2')).toContainText('JK Haulage Inc')
  const created = (await simulator.stats()).invitations.find((each) => each.fleetRef === 'NEW-2')
  const answer = await fetch(`${simulator.addresses.apiBaseUrl}/v2/orgs/invitations/${created?.id ?? ''}`)
  expect(await answer.json()).toMatchObject({
    permissions: { vehicle: 'read', vehicle_location: 'read' },
    expires_in_hours: 24
  })
})

test('revokes before acceptance, after naming the fleet', async ({ app: { page }, simulator }) => {
  await invite(page, { ref: 'NEW-3', name: 'Mesa Freight' })
  await chooseForRow(page, 'NEW-3', 'Revoke…')
  const dialog = page.getByRole('dialog', { name: 'Revoke the link for Mesa Freight?' })
  await dialog.getByRole('button', { name: 'Revoke invitation' }).click()
  await expect(page.getByText('Link for Mesa Freight revoked. It no longer works.')).toBeVisible()
  await expect(invitationRow(page, 'NEW-3')).toContainText('Revoked')
  const revoked = (await simulator.stats()).invitations.find((each) => each.fleetRef === 'NEW-3')
  expect(revoked?.status).toBe('deleted')
})

test('shows what the fleet decided, and its vehicles after it accepted', async ({ app: { page, electronApp } }) => {
  await goTo(page, 'Map')
  const before = await waitForVehicles(page, 100)
  await goTo(page, 'Invitations')
  await invite(page, { ref: 'YES-1', name: 'Yes Trucking' })
  const yes = await clipboardText(electronApp)
  await invite(page, { ref: 'NO-1', name: 'No Trucking' })
  await declineInvitation(await clipboardText(electronApp), 'We use another broker')
  await acceptInvitation(yes)
  await page.getByRole('button', { name: 'Refresh', exact: true }).first().click()
  await expect(invitationRow(page, 'YES-1')).toContainText('Accepted')
  expect(await offeredForRow(page, 'YES-1')).not.toContain('Revoke…')
  await expect(invitationRow(page, 'YES-1').getByRole('button', { name: /Copy link/ })).toBeVisible()
  await expect(invitationRow(page, 'NO-1')).toContainText('We use another broker')
  await goTo(page, 'Map')
  await expect(async () => {
    await page.getByRole('contentinfo').getByRole('button', { name: 'Refresh' }).click()
    expect(await waitForVehicles(page, 1)).toBeGreaterThan(before)
  }).toPass({ timeout: 40_000 })
  await page.getByLabel('Filter vehicles').fill('Yes Trucking')
  await expect(page.getByRole('option').filter({ hasText: 'Yes Trucking' }).first()).toBeVisible()
})
