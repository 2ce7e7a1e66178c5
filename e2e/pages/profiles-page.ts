import { expect, type Locator, type Page } from '@playwright/test'
import { fillConnectForm, type Credentials } from './connect-page'
import { goTo } from './workspace-page'

/** The button in the title bar that names the open profile. */
export function profileButton(page: Page, profileName?: string): Locator {
  return page.getByRole('button', { name: profileName === undefined ? /^Profile / : `Profile ${profileName}` })
}

/** Chooses an act of the switcher, such as "Lock". */
export async function chooseAct(page: Page, act: string): Promise<void> {
  await profileButton(page).click()
  await page.getByRole('menuitem', { name: act, exact: true }).click()
}

/** Switches to another profile by the mouse. */
export async function switchTo(page: Page, profileName: string): Promise<void> {
  await profileButton(page).click()
  await page.getByRole('menuitemradio', { name: new RegExp(`^${profileName}`) }).click()
  await expect(profileButton(page, profileName)).toBeVisible()
}

/** Adds a profile beside the open one, and waits until it is the open one. */
export async function addProfile(page: Page, credentials: Credentials): Promise<void> {
  await chooseAct(page, 'Add profile…')
  const dialog = page.getByRole('dialog', { name: 'Add a profile' })
  await expect(dialog).toBeVisible()
  await fillConnectForm(page, credentials)
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(profileButton(page, credentials.profileName)).toBeVisible()
}

/** Opens the settings with one profile's details in sight, and gives the table of profiles. */
export async function showDetails(page: Page, profileName: string): Promise<Locator> {
  await goTo(page, 'Settings')
  const table = page.getByRole('table', { name: 'List of profiles' })
  const toggle = table.getByRole('button', { name: `Details of ${profileName}`, exact: true })
  if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click()
  return table
}

/** The lock screen. */
export function lockScreen(page: Page): Locator {
  return page.getByRole('main', { name: 'Locked' })
}
