import { clipboardText } from '../clipboard'
import { expect, test } from '../fixtures'
import { openFleetBrowser, type FleetBrowser } from '../fleet-browser'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { tabOf } from '../pages/invitations-page'
import { confirmTestInvitation, goTo, invitationRow, invite } from '../pages/workspace-page'

let fleet: FleetBrowser
test.beforeAll(async () => {
  fleet = await openFleetBrowser()
})
test.afterAll(() => fleet.close())

test.beforeEach(async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await goTo(page, 'Invitations')
  await expect(invitationRow(page, 'CR-4581')).toBeVisible()
})

test('the fleet accepts in its browser with a provider that is allowed, and comes all the way to its first position', async ({
  app: { page, electronApp }
}) => {
  test.setTimeout(180_000)
  await page.getByRole('button', { name: 'Invite a fleet' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite a fleet' })
  await dialog.getByLabel('Fleet reference').fill('WAY-1')
  await dialog.getByLabel('Fleet name').fill('Longway Haulage')
  await dialog.getByPlaceholder('Search providers').click()
  await page.getByRole('option', { name: 'Geotab' }).click()
  await page.keyboard.press('Tab')
  await dialog.getByRole('button', { name: 'Create and copy link' }).click()
  await confirmTestInvitation(page)
  const answer = await fleet.open(await clipboardText(electronApp))
  await expect(answer.getByText(/asks to see your fleet/)).toBeVisible()
  await expect(answer.getByRole('radio')).toHaveCount(1)
  await answer.getByRole('radio', { name: 'Geotab' }).check()
  await answer.getByRole('button', { name: 'Accept and connect' }).click()
  await expect(answer.getByText('You are connected')).toBeVisible()

  await page.getByRole('button', { name: 'Refresh', exact: true }).first().click()
  await expect(invitationRow(page, 'WAY-1')).toContainText('Accepted')
  await page.getByText('To first position', { exact: true }).click()
  const way = page.getByRole('row', { name: /Longway Haulage/ })
  await expect(async () => {
    await page.getByRole('contentinfo').getByRole('button', { name: 'Refresh' }).click()
    await expect(way).toContainText('works', { timeout: 5000 })
  }).toPass({ timeout: 120_000 })
  await expect(way.getByRole('img')).toHaveAttribute('aria-label', /First position: /)
})

test('the fleet declines with a reason; sending again re-opens it after a yes', async ({
  app: { page, electronApp },
  simulator
}) => {
  await invite(page, { ref: 'NO-1', name: 'No Trucking' })
  const answer = await fleet.open(await clipboardText(electronApp))
  await answer.getByLabel(/Reason/).fill('We use another broker')
  await answer.getByRole('button', { name: 'Decline' }).click()
  await expect(answer.getByText('Invitation declined')).toBeVisible()
  await page.getByRole('button', { name: 'Refresh', exact: true }).first().click()
  await expect(invitationRow(page, 'NO-1')).toContainText('We use another broker')

  // A typo that hits this reference would re-open it: nothing is sent before the yes.
  await page.getByRole('button', { name: 'Invite a fleet' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite a fleet' })
  await dialog.getByLabel('Fleet reference').fill('NO-1')
  await expect(dialog).toContainText('No Trucking declined. Its invitation is opened again')
  await dialog.getByRole('button', { name: 'Create and copy link' }).click()
  await expect(dialog.getByText('Re-open the declined invitation for No Trucking?')).toBeVisible()
  const standing = async () => (await simulator.stats()).invitations.find((each) => each.fleetRef === 'NO-1')?.status
  expect(await standing()).toBe('declined')
  await dialog.getByRole('button', { name: 'Re-open it' }).click()
  await expect(page.getByText(/Catena had an invitation for No Trucking already: it was renewed/)).toBeVisible()
  expect(await standing()).toBe('active')
})

test('an ended link says so to the fleet, and the row offers to invite again', async ({
  app: { page, electronApp },
  simulator
}) => {
  await invite(page, { ref: 'LATE-1', name: 'Late Freight', span: '24 hours' })
  const link = await clipboardText(electronApp)
  await simulator.control('/clock', { advanceMs: 25 * 3_600_000 })
  const answer = await fleet.open(link)
  await expect(answer.getByText('This invitation has expired')).toBeVisible()
  await page.getByRole('button', { name: 'Refresh', exact: true }).first().click()
  await expect(invitationRow(page, 'LATE-1')).toContainText('Expired')
  await expect(tabOf(page, 'Expired')).toBeVisible()
  await invitationRow(page, 'LATE-1').getByRole('button', { name: 'Invite again: Late Freight' }).click()
  const question = page.getByRole('dialog', { name: 'Invite Late Freight again?' })
  await expect(question).toContainText('The last link for Late Freight has ended')
  await question.getByRole('button', { name: 'Invite again and copy link' }).click()
  await expect(page.getByText(/(Catena made a new invitation for|The invitation for) Late Freight/)).toBeVisible()
})
