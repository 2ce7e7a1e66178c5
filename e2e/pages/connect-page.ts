import type { Page } from '@playwright/test'
import type { SimulatorAddresses } from '../simulator'

/** What the person types on the Connect screen. */
export interface Credentials {
  readonly clientId: string
  readonly clientSecret: string
  readonly apiBaseUrl: string
  readonly authBaseUrl: string
  readonly profileName: string
}

/** The simulator's credentials, under a profile name. */
export function credentialsOf(addresses: SimulatorAddresses, more: Partial<Credentials> = {}): Credentials {
  const { clientId, clientSecret, apiBaseUrl, authBaseUrl } = addresses
  return { clientId, clientSecret, apiBaseUrl, authBaseUrl, profileName: 'Test company', ...more }
}

/** Fills the Connect screen without sending it. */
export async function fillConnectForm(page: Page, credentials: Credentials): Promise<void> {
  await page.getByLabel('Client ID', { exact: true }).fill(credentials.clientId)
  await page.getByLabel('Client secret', { exact: true }).fill(credentials.clientSecret)
  await page.getByLabel('Profile name', { exact: true }).fill(credentials.profileName)
  const apiBaseUrl = page.getByLabel('API base URL', { exact: true })
  if (!(await apiBaseUrl.isVisible())) await page.getByRole('button', { name: 'Advanced' }).click()
  await apiBaseUrl.fill(credentials.apiBaseUrl)
  await page.getByLabel('Authorization server URL', { exact: true }).fill(credentials.authBaseUrl)
}

/** Fills and sends the Connect screen, and waits for the workspace. */
export async function connectTo(page: Page, credentials: Credentials): Promise<void> {
  await fillConnectForm(page, credentials)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await page.getByRole('navigation').getByRole('button', { name: 'Map' }).waitFor()
}
