import { expect, test } from '../fixtures'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { openSessionPanel, refresh } from '../pages/session-page'
import { goTo, invitationRow, invite, waitForVehicles } from '../pages/workspace-page'

/** What the simulator grants unless it is told otherwise. */
const allScopes = [
  'telematics:read',
  'connection:read',
  'fleet:read',
  'partner:read',
  'schedule:read',
  'share-agreement:read',
  'invitation:read',
  'invitation:create',
  'invitation:delete'
]

function without(...missing: readonly string[]): { readonly scopes: readonly string[] } {
  return { scopes: allScopes.filter((scope) => !missing.includes(scope)) }
}

test('names the permission that positions need, and the rest goes on', async ({ app: { page }, simulator }) => {
  await simulator.control('/permissions', without('telematics:read'))
  await connectTo(page, credentialsOf(simulator.addresses))
  const notice = page.getByText('Positions may not be read')
  await expect(notice).toBeVisible()
  await expect(page.getByText('telematics:read', { exact: false }).first()).toContainText(
    'The credentials lack the permission telematics:read (read vehicles and their positions). Ask your Catena contact'
  )
  await expect(page.getByText('No vehicles yet')).toBeHidden()
  await expect(page.getByTestId('offline-bar')).toBeEmpty()
  const panel = await openSessionPanel(page)
  await expect(panel).toContainText('Connection')
  await expect(panel).toContainText('Online')
  await expect(panel.getByRole('row', { name: /^403 not allowed/ })).toBeVisible()
  await page.keyboard.press('Escape')

  await goTo(page, 'Invitations')
  await expect(page.getByRole('row').nth(2)).toBeVisible()
  await invite(page, { ref: 'PERM-1', name: 'Permission Cargo' })
  await expect(invitationRow(page, 'PERM-1')).toBeVisible()

  // A new token has the permission: nothing has to be restarted.
  await simulator.control('/permissions', without())
  await simulator.inject({ kind: 'expired-token' })
  await goTo(page, 'Map')
  await refresh(page)
  await waitForVehicles(page, 190)
  await expect(notice).toBeHidden()
})

test('names the permission that inviting needs, and the rest goes on', async ({ app: { page }, simulator }) => {
  await simulator.control('/permissions', without('invitation:create', 'invitation:delete'))
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 190)
  await goTo(page, 'Invitations')
  await expect(page.getByRole('row').nth(2)).toBeVisible()
  await page.getByRole('button', { name: 'Invite a fleet' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite a fleet' })
  await expect(dialog.getByText('Inviting is not allowed')).toBeVisible()
  await expect(dialog).toContainText('invitation:create (create invitations)')

  // The server decides: trying is not forbidden, and its no is told in the same words.
  await dialog.getByLabel('Fleet reference').fill('PERM-2')
  await dialog.getByRole('button', { name: 'Create and copy link' }).click()
  await dialog.getByRole('button', { name: 'Invite from test profile' }).click()
  await expect.poll(async () => (await simulator.stats()).apiStatuses['403'] ?? 0).toBeGreaterThan(0)
  await expect(dialog.getByText('Inviting is not allowed')).toBeVisible()
  await expect(dialog.getByLabel('Fleet reference')).toHaveValue('PERM-2')
  expect((await simulator.stats()).invitations.filter(({ fleetRef }) => fleetRef === 'PERM-2')).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByTestId('offline-bar')).toBeEmpty()

  await page
    .getByRole('row')
    .filter({ hasText: 'Waiting' })
    .or(page.getByRole('row').filter({ hasText: /active/i }))
    .first()
    .getByRole('button', { name: /^More for/ })
    .click()
  await page.getByRole('menuitem', { name: 'Revoke…' }).click()
  const question = page.getByRole('dialog', { name: /Revoke/ })
  await expect(question.getByText('Revoking invitations is not allowed')).toBeVisible()
  await expect(question).toContainText('invitation:delete')
})

test('names the permission that reading invitations needs, and the map goes on', async ({
  app: { page },
  simulator
}) => {
  await simulator.control('/permissions', without('invitation:read'))
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 190)
  await goTo(page, 'Invitations')
  await expect(page.getByText('Invitations may not be read')).toBeVisible()
  await expect(page.getByText('invitation:read (read invitations)')).toBeVisible()
  await expect(page.getByTestId('offline-bar')).toBeEmpty()
})
