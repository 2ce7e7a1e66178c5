import { clipboardText } from '../clipboard'
import { expect, test } from '../fixtures'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { goTo, invitationRow } from '../pages/workspace-page'

test('creates, copies and revokes by the keyboard alone, with roles, names and what is said aloud', async ({
  app: { page, electronApp },
  simulator
}) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await goTo(page, 'Invitations')
  await expect(invitationRow(page, 'CR-4581')).toBeVisible()
  const linkOf = async (ref: string) =>
    (await simulator.stats()).invitations.find((each) => each.fleetRef === ref)?.link

  // N opens the form with the reference focused; Enter sends; the safe answer of the question has the focus, one Tab further is the yes.
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog', { name: 'Invite a fleet' })
  await expect(dialog.getByLabel('Fleet reference')).toBeFocused()
  await page.keyboard.type('KEY-1')
  await expect(dialog.getByRole('status').filter({ hasText: 'New: this reference' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Back', exact: true })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('alert').filter({ hasText: 'Invitation for KEY-1 is ready to paste' })).toBeVisible()
  expect(await clipboardText(electronApp)).toBe(await linkOf('KEY-1'))

  const grid = page.getByRole('grid', { name: 'List of invitations' })
  await expect(grid).toHaveAttribute('aria-rowcount', '12')
  await invitationRow(page, 'KEY-1').focus()
  await page.keyboard.press('ArrowDown')
  await expect(invitationRow(page, 'CR-4581')).toBeFocused()
  await page.keyboard.press('c')
  await expect.poll(() => clipboardText(electronApp)).toBe(await linkOf('CR-4581'))
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Delete')
  const question = page.getByRole('dialog', { name: 'Revoke the link for KEY-1?' })
  await expect(question.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(question).toBeHidden()
  await expect(invitationRow(page, 'KEY-1')).toContainText('Revoked')
})
