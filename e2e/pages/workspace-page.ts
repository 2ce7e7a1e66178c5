import { expect, type Locator, type Page } from '@playwright/test'

/** The list beside the map. */
export function vehicleList(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Vehicles' })
}

/** Goes to a screen by the rail. */
export async function goTo(
  page: Page,
  screen: 'Attention' | 'Map' | 'Fleets' | 'Invitations' | 'Activity' | 'Settings'
): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: screen }).click()
}

/** Waits until the list counts at least this many vehicles, and gives the number. */
export async function waitForVehicles(page: Page, atLeast: number): Promise<number> {
  const summary = page.getByText(/^[\d,]+( of [\d,]+)? vehicles$/).first()
  await expect.poll(() => countIn(summary), { timeout: 30_000 }).toBeGreaterThanOrEqual(atLeast)
  return countIn(summary)
}

async function countIn(summary: Locator): Promise<number> {
  if ((await summary.count()) === 0) return 0
  const numbers = (await summary.innerText()).match(/[\d,]+/gu) ?? []
  return Number((numbers.at(-1) ?? '0').replaceAll(',', ''))
}

/** Waits until the map has drawn vehicles and rests. */
export async function waitForMap(page: Page): Promise<void> {
  await expect
    .poll(async () => Number(await page.locator('[data-vehicles-drawn]').getAttribute('data-vehicles-drawn')), {
      timeout: 30_000
    })
    .toBeGreaterThan(0)
  await expect(page.locator('[data-map-idle="true"]')).toBeVisible({ timeout: 30_000 })
}

/** Opens the invite form, fills and sends it. */
export async function invite(
  page: Page,
  fleet: { ref: string; name: string; email?: string; span?: string }
): Promise<void> {
  await page.getByRole('button', { name: 'Invite a fleet' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite a fleet' })
  await dialog.getByLabel('Fleet reference').fill(fleet.ref)
  await dialog.getByLabel('Fleet name').fill(fleet.name)
  if (fleet.email !== undefined) await dialog.getByLabel('E-mail').fill(fleet.email)
  if (fleet.span !== undefined) await dialog.getByText(fleet.span, { exact: true }).click()
  await dialog.getByRole('button', { name: 'Create and copy link' }).click()
  await confirmTestInvitation(page)
}

/** Says yes to the question that a test profile asks before it invites; a simulator's profile always is one. */
export async function confirmTestInvitation(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Invite a fleet' })
  await expect(dialog.getByText('Invite from a test profile?')).toBeVisible()
  await dialog.getByRole('button', { name: 'Invite from test profile' }).click()
  await expect(dialog).toBeHidden()
}

/** The row of an invitation. */
export function invitationRow(page: Page, fleetRef: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('gridcell', { name: fleetRef, exact: true }) })
}
