import type { Locator, Page } from '@playwright/test'

/** Opens the session panel from the title bar. */
export async function openSessionPanel(page: Page): Promise<Locator> {
  const panel = page.getByRole('dialog', { name: 'Session', exact: true })
  if (!(await panel.isVisible())) await page.getByRole('banner').getByTitle('Session').click()
  await panel.waitFor()
  return panel
}

/** Opens the dialog in which the open profile gets another client secret. */
export async function openReplaceSecret(page: Page, profileName: string): Promise<Locator> {
  const panel = await openSessionPanel(page)
  await panel.getByRole('button', { name: 'Replace secret…' }).click()
  const dialog = page.getByRole('dialog', { name: `Client secret of ${profileName}` })
  await dialog.waitFor()
  return dialog
}

/** Asks for new positions with the button at the bottom. */
export async function refresh(page: Page): Promise<void> {
  await page.getByRole('contentinfo').getByRole('button', { name: 'Refresh' }).click()
}
