import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { addProfile, lockScreen, profileButton, showDetails, switchTo } from '../pages/profiles-page'
import { goTo, waitForVehicles } from '../pages/workspace-page'

test('renames a profile and gives its frame another colour, also for the next start', async ({ launch, simulator }) => {
  const first = await launch()
  await connectTo(first.page, credentialsOf(simulator.addresses, { profileName: 'North' }))
  await waitForVehicles(first.page, 100)
  const table = await showDetails(first.page, 'North')
  await table.getByText('Violet', { exact: true }).click()
  await expect(first.page.getByTestId('profile-frame')).toHaveAttribute('data-frame-colour', 'violet')
  await table.getByRole('button', { name: 'Rename…' }).click()
  const dialog = first.page.getByRole('dialog', { name: 'Rename North' })
  await dialog.getByLabel('Profile name').fill('Polar')
  await dialog.getByRole('button', { name: 'Rename' }).click()
  await expect(profileButton(first.page, 'Polar')).toBeVisible()
  await expect.poll(() => first.page.title()).toBe('TEST Polar — Fleet Desk')
  await first.quit()

  const second = await launch()
  await expect(profileButton(second.page, 'Polar')).toBeVisible()
  await expect(second.page.getByTestId('profile-frame')).toHaveAttribute('data-frame-colour', 'violet')
  await waitForVehicles(second.page, 100)
})

test('duplicates a profile without its secret and without its data', async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses, { profileName: 'North' }))
  await waitForVehicles(page, 100)
  const table = await showDetails(page, 'North')
  await table.getByRole('button', { name: 'Duplicate without secret' }).click()
  await expect(page.getByText('North (copy) was added')).toBeVisible()
  await table.getByRole('button', { name: 'Open North (copy)' }).click()

  await expect(page.getByRole('heading', { name: 'Credentials of North (copy)' })).toBeVisible()
  await expect(page.getByLabel('Client ID', { exact: true })).toHaveValue(simulator.addresses.clientId)
  await expect(page.getByLabel('Client secret', { exact: true })).toHaveValue('')
  await page.getByRole('button', { name: 'Advanced' }).click()
  await expect(page.getByLabel('API base URL', { exact: true })).toHaveValue(simulator.addresses.apiBaseUrl)
  await simulator.stop()
  await page.getByLabel('Client secret', { exact: true }).fill(simulator.addresses.clientSecret)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  const form = page.getByRole('region', { name: 'Credentials' })
  await expect(form.getByRole('alert')).toContainText('The authorization server did not answer')

  // The one that it was made from still opens with what it stored.
  await page.getByRole('button', { name: /^Switch to ?North/ }).click()
  await waitForVehicles(page, 100)
})

test('removes a profile with everything of it on this computer, and leaves the other one alone', async ({
  app: { page },
  anotherSimulator,
  userDataDir
}) => {
  const north = await anotherSimulator({ clientSecret: 'north-secret-not-real' })
  const south = await anotherSimulator({ clientSecret: 'south-secret-not-real', seed: 11, vehicles: 120 })
  await connectTo(page, credentialsOf(north.addresses, { profileName: 'North' }))
  await waitForVehicles(page, 100)
  const [northId = ''] = await idsOf(userDataDir)
  await addProfile(page, credentialsOf(south.addresses, { profileName: 'South' }))
  const ofSouth = await waitForVehicles(page, 60)
  await expect.poll(async () => (await readdir(join(userDataDir, 'profiles'))).length).toBe(2)

  const table = await showDetails(page, 'North')
  await table.getByRole('button', { name: 'Remove…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Remove North?' })
  const erased = dialog.getByRole('listitem')
  await expect(erased.filter({ hasText: 'The profile: its name, client ID, servers and frame colour.' })).toBeVisible()
  await expect(erased.filter({ hasText: /The client secret, (sealed|kept)/ })).toBeVisible()
  await expect(erased.filter({ hasText: /Stored positions and invitations: .* MB/ })).toBeVisible()
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await expect(dialog).toBeHidden()
  expect(await readdir(join(userDataDir, 'profiles'))).toContain(northId)
  await table.getByRole('button', { name: 'Remove…' }).click()
  await dialog.getByRole('button', { name: 'Remove North' }).click()

  await expect(page.getByText('North was removed')).toBeVisible()
  await expect(table.getByRole('button', { name: 'Details of North' })).toHaveCount(0)
  expect(await readdir(join(userDataDir, 'profiles'))).not.toContain(northId)
  for (const file of ['vault.json', 'profiles.json']) {
    expect(await readFile(join(userDataDir, file), 'utf8')).not.toContain(northId)
  }
  await expect(profileButton(page, 'South')).toBeVisible()
  await goTo(page, 'Map')
  expect(await waitForVehicles(page, ofSouth)).toBe(ofSouth)
})

test('removes the open profile, asks Catena to revoke its token, and shows the way on', async ({
  app: { page },
  anotherSimulator
}) => {
  const north = await anotherSimulator({ clientSecret: 'north-secret-not-real' })
  const south = await anotherSimulator({ clientSecret: 'south-secret-not-real', seed: 11, vehicles: 120 })
  await connectTo(page, credentialsOf(north.addresses, { profileName: 'North' }))
  const ofNorth = await waitForVehicles(page, 100)
  await addProfile(page, credentialsOf(south.addresses, { profileName: 'South' }))
  await waitForVehicles(page, 60)
  const table = await showDetails(page, 'South')
  await table.getByRole('button', { name: 'Remove…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Remove South?' })
  await expect(dialog.getByRole('listitem').filter({ hasText: 'The access token, from memory.' })).toBeVisible()
  await expect(dialog.getByRole('listitem').filter({ hasText: /, \d+ vehicles\./ })).toBeVisible()
  await dialog.getByRole('button', { name: 'Remove South' }).click()
  await expect(page.getByText('Catena has revoked the access token.')).toBeVisible()
  expect((await south.stats()).validTokens).toBe(0)
  await page.getByRole('button', { name: /^(Open|Switch to) ?North/ }).click()
  expect(await waitForVehicles(page, ofNorth)).toBe(ofNorth)
})

test('switches from the lock screen to another profile, which opens by itself', async ({
  app: { page },
  anotherSimulator
}) => {
  const north = await anotherSimulator({ clientSecret: 'north-secret-not-real' })
  const south = await anotherSimulator({ clientSecret: 'south-secret-not-real', seed: 11, vehicles: 120 })
  await connectTo(page, credentialsOf(north.addresses, { profileName: 'North' }))
  await waitForVehicles(page, 100)
  await addProfile(page, credentialsOf(south.addresses, { profileName: 'South' }))
  await waitForVehicles(page, 60)
  await page.getByRole('button', { name: 'Profile South' }).click()
  await page.getByRole('menuitem', { name: 'Lock', exact: true }).click()
  await lockScreen(page)
    .getByRole('button', { name: /^Switch to ?North/ })
    .click()
  await waitForVehicles(page, 100)
  // The other one stays locked until it is unlocked, however one gets to it.
  await page.getByRole('button', { name: 'Profile North' }).click()
  await expect(page.getByRole('menuitemradio', { name: /^South/ })).toContainText('Locked')
  await page.keyboard.press('Escape')
  await switchTo(page, 'South')
  await waitForVehicles(page, 60)
})

/** Ids of the profiles, in the order in which they were made. */
async function idsOf(userDataDir: string): Promise<readonly string[]> {
  const text = await readFile(join(userDataDir, 'profiles.json'), 'utf8')
  const { profiles } = JSON.parse(text) as { readonly profiles: readonly { readonly id: string }[] }
  return profiles.map(({ id }) => id)
}
