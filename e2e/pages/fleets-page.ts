import { expect, type Locator, type Page } from '@playwright/test'
import { goTo } from './workspace-page'

/** The list of the attention view. */
export function attentionList(page: Page): Locator {
  return page.getByRole('grid', { name: 'Fleets that need somebody' })
}

/** The row of a fleet, or of a provider's outage, in the attention view. */
export function attentionRow(page: Page, text: string): Locator {
  return attentionList(page).getByRole('row').filter({ hasText: text })
}

/** The row of a fleet in the list of fleets. */
export function fleetListRow(page: Page, name: string): Locator {
  return page.getByRole('grid', { name: 'List of fleets' }).getByRole('row').filter({ hasText: name })
}

/** The page of the fleet that was chosen. */
export function fleetPage(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Fleet', exact: true })
}

/** A tile of the attention view with its number. */
export function tile(page: Page, name: string): Locator {
  return page
    .getByRole('group', { name: /^Fleets by who must act/ })
    .getByRole('button', { name: new RegExp(`${name}$`) })
}

/** Goes to the attention view and waits until the fleets were read whole. */
export async function openAttention(page: Page): Promise<void> {
  await goTo(page, 'Attention')
  await expect(page.getByText(/^As of \d\d:\d\d$/).first()).toBeVisible({ timeout: 40_000 })
}

/** Reads the fleets anew until what is asked of the screen holds. */
export async function untilRefreshed(page: Page, holds: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.getByRole('main').getByRole('button', { name: 'Refresh', exact: true }).click()
    await holds()
  }).toPass({ timeout: 60_000, intervals: [500, 1_000, 2_000] })
}
