import { putOnClipboard } from '../clipboard'
import { plugIn, pullCable } from '../computer'
import { expect, test } from '../fixtures'
import { connectTo, credentialsOf, fillConnectForm } from '../pages/connect-page'
import { addProfile, chooseAct, lockScreen, profileButton, showDetails, switchTo } from '../pages/profiles-page'
import { openReplaceSecret, openSessionPanel, refresh } from '../pages/session-page'
import { goTo, waitForMap, waitForVehicles } from '../pages/workspace-page'
import { lookAt, pictureSizes } from '../pictures'

const importedSecret = 'imported-secret-not-real'

test('every screen of profiles and session is accessible and keeps its picture', async ({
  launch,
  anotherSimulator,
  secrets
}) => {
  test.setTimeout(240_000)
  secrets.add(importedSecret, 'imported client secret')
  const simulator = await anotherSimulator()
  const other = await anotherSimulator({
    partnerName: 'Beaver Cargo',
    seed: 11,
    vehicles: 80,
    clientSecret: 'beaver-secret-not-real'
  })
  const app = await launch({ windowSize: pictureSizes[0], isMotionReduced: true })
  const { page, electronApp } = app
  const violations: string[] = []
  const look = async (name: string) => violations.push(...(await lookAt(app, name)))
  const bar = page.getByTestId('offline-bar')
  const leave = async () => {
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('menu')).toHaveCount(0)
  }

  await test.step('connect', async () => {
    await expect(page.getByRole('button', { name: 'Try the demo fleet' })).toBeVisible()
    await look('connect-first')
    await putOnClipboard(electronApp, `CATENA_CLIENT_ID=imported-client\nCATENA_CLIENT_SECRET=${importedSecret}\n`)
    await page.getByRole('button', { name: 'Paste from clipboard' }).click()
    await expect(page.getByText(/^Imported from the clipboard/)).toBeVisible()
    await look('connect-imported')
    await page.getByRole('button', { name: 'Remove the imported secret' }).click()
    await connectTo(page, credentialsOf(simulator.addresses, { profileName: 'Demo Insurance' }))
    await waitForVehicles(page, 190)
    await waitForMap(page)
  })

  await test.step('profiles', async () => {
    // Where the map is not what the picture is about, it would only make the test slow.
    await goTo(page, 'Invitations')
    await chooseAct(page, 'Add profile…')
    const dialog = page.getByRole('dialog', { name: 'Add a profile' })
    await fillConnectForm(page, credentialsOf(other.addresses, { profileName: 'Beaver Cargo' }))
    await look('profile-add')
    await leave()
    await addProfile(page, credentialsOf(other.addresses, { profileName: 'Beaver Cargo' }))
    await expect(dialog).toBeHidden()
    await switchTo(page, 'Demo Insurance')
    await goTo(page, 'Invitations')
    await expect(page.getByRole('row').nth(2)).toBeVisible()
    await profileButton(page).click()
    await expect(page.getByRole('menuitemradio', { name: /^Beaver Cargo/ })).toBeVisible()
    await look('profile-switcher')
    await leave()
    const table = await showDetails(page, 'Demo Insurance')
    await look('profiles-settings')
    await table.getByRole('button', { name: 'Rename…' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await look('profile-rename')
    await leave()
    await table.getByRole('button', { name: 'Remove…' }).first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await look('profile-remove')
    await leave()
  })

  await test.step('session panel', async () => {
    await goTo(page, 'Invitations')
    await openSessionPanel(page)
    await look('session-panel')
    await leave()
    await simulator.control('/date-skew', { seconds: 300 })
    const about = { path: '/v2/orgs/invitations', method: 'GET', times: 1 }
    await simulator.inject({ ...about, kind: 'server-error', status: 500 })
    await simulator.inject({ ...about, kind: 'rate-limited', retryAfterSeconds: 1 })
    await simulator.inject({ ...about, kind: 'forbidden', times: 2 })
    for (let count = 0; count < 3; count += 1) await page.evaluate(`fleetDesk.calls['invitations:refresh']()`)
    const panel = await openSessionPanel(page)
    await expect(panel.getByRole('row', { name: /^403/ })).toBeVisible()
    await panel.getByRole('button', { name: 'Revoke this session’s token…' }).click()
    await look('session-panel-troubled')
    await leave()
    await simulator.control('/date-skew', { seconds: 0 })
    const dialog = await openReplaceSecret(page, 'Demo Insurance')
    await dialog.getByLabel('New client secret', { exact: true }).fill('wrong-secret-not-real')
    await dialog.getByRole('button', { name: 'Replace secret' }).click()
    await expect(dialog.getByRole('alert')).toBeVisible()
    await look('replace-secret')
    await leave()
  })

  await test.step('inviting from a test profile', async () => {
    await page.evaluate(`fleetDesk.calls['invitations:refresh']()`)
    await goTo(page, 'Invitations')
    await page.getByRole('button', { name: 'Invite a fleet' }).click()
    const dialog = page.getByRole('dialog', { name: 'Invite a fleet' })
    await dialog.getByLabel('Fleet reference').fill('FLEET-2048')
    await dialog.getByRole('button', { name: 'Create and copy link' }).click()
    await expect(dialog.getByText('Invite from a test profile?')).toBeVisible()
    await look('invite-test-question')
    await leave()
  })

  await test.step('missing permissions', async () => {
    await simulator.control('/permissions', { scopes: ['fleet:read', 'partner:read', 'invitation:read'] })
    await page.evaluate(`fleetDesk.calls['session:revoke-token']()`)
    await goTo(page, 'Map')
    await refresh(page)
    await expect(page.getByText('Positions may not be read')).toBeVisible()
    await look('permission-positions')
    await goTo(page, 'Invitations')
    await page.getByRole('button', { name: 'Invite a fleet' }).click()
    await expect(page.getByText('Inviting is not allowed')).toBeVisible()
    await look('permission-invite')
    await leave()
    await goTo(page, 'Map')
    await simulator.control('/permissions', {
      scopes: ['fleet:read', 'partner:read', 'telematics:read', 'invitation:read', 'invitation:create']
    })
    await page.evaluate(`fleetDesk.calls['session:revoke-token']()`)
    await refresh(page)
    await expect(page.getByText('Positions may not be read')).toBeHidden()
  })

  await test.step('out of reach', async () => {
    await pullCable(electronApp)
    await refresh(page)
    await expect(bar).toContainText('no network')
    await waitForMap(page)
    await look('offline-no-network')
    await goTo(page, 'Invitations')
    await plugIn(electronApp)
    await expect(bar).toBeEmpty()
    await simulator.inject({ kind: 'rate-limited', retryAfterSeconds: 60, send: 'both' })
    await refresh(page)
    await expect(bar).toContainText('asked to wait')
    await look('offline-rate-limited')
    await simulator.clearFaults()
  })

  await test.step('lock', async () => {
    await chooseAct(page, 'Lock')
    await expect(lockScreen(page)).toBeVisible()
    await look('lock')
    await page.getByRole('button', { name: 'Unlock' }).click()
    await expect(page.getByRole('banner').getByTitle('Session')).toContainText('renews')
    await simulator.inject({ kind: 'revocation-refused', status: 400, description: 'Revocation is closed on Sundays' })
    await chooseAct(page, 'Lock and revoke token')
    await expect(lockScreen(page)).toContainText('Catena refused to revoke')
    await look('lock-revocation-refused')
    await simulator.clearFaults()
    await page.getByRole('button', { name: 'Unlock' }).click()
    await waitForVehicles(page, 190)
    await goTo(page, 'Invitations')
  })

  await test.step('credentials refused, and no answer', async () => {
    await simulator.inject({ kind: 'reject-credentials' })
    await page.evaluate(`fleetDesk.calls['session:revoke-token']()`)
    await refresh(page)
    await expect(bar).toContainText('refused the credentials')
    await look('offline-credentials-rejected')
    await simulator.stop()
    await switchTo(page, 'Beaver Cargo')
    await waitForVehicles(page, 60)
    await goTo(page, 'Invitations')
    await other.stop()
    await refresh(page)
    await expect(bar).toContainText('Catena does not answer')
    await look('offline-unreachable')
  })

  await test.step('signed out', async () => {
    await chooseAct(page, 'Sign out…')
    const dialog = page.getByRole('dialog', { name: /Sign out of/ })
    await look('sign-out')
    await dialog.getByRole('button', { name: 'Sign out', exact: true }).click()
    await expect(page.getByText('Welcome back')).toBeVisible()
    await look('connect-remembered')
    await page.getByRole('button', { name: 'Open Beaver Cargo' }).click()
    await waitForVehicles(page, 60)
    await app.quit()
  })

  await test.step('no key store', async () => {
    const next = await launch({ keyring: 'none', windowSize: pictureSizes[0], isMotionReduced: true })
    await expect(next.page.getByTestId('offline-bar')).toContainText('key store is locked or not running')
    violations.push(...(await lookAt(next, 'open-no-vault')))
    await chooseAct(next.page, 'Sign out…')
    await next.page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click()
    await expect(next.page.getByText('The saved secret cannot be read now')).toBeVisible()
    violations.push(...(await lookAt(next, 'connect-no-vault')))
  })

  expect(violations).toEqual([])
})
