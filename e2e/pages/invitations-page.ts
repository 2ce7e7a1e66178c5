import { expect, type Locator, type Page } from '@playwright/test'
import { invitationRow } from './workspace-page'

/** Opens the menu of a row by its button. */
export async function menuOfRow(page: Page, fleetRef: string): Promise<Locator> {
  await invitationRow(page, fleetRef)
    .getByRole('button', { name: /^More for/ })
    .click()
  const menu = page.getByRole('menu')
  await expect(menu).toBeVisible()
  return menu
}

/** Chooses from the menu of a row. */
export async function chooseForRow(page: Page, fleetRef: string, item: string): Promise<void> {
  const menu = await menuOfRow(page, fleetRef)
  await menu.getByRole('menuitem', { name: item }).click()
}

/** What the menu of a row offers; it is closed again. */
export async function offeredForRow(page: Page, fleetRef: string): Promise<readonly string[]> {
  const menu = await menuOfRow(page, fleetRef)
  const offered = await menu.getByRole('menuitem').allInnerTexts()
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  return offered.map((item) => item.split('\n')[0] ?? '')
}

/** Opens the details of an invitation beside the table. */
export async function openDetails(page: Page, fleetRef: string): Promise<Locator> {
  await invitationRow(page, fleetRef).dblclick()
  const panel = page.getByRole('complementary', { name: /^Invitation of/ })
  await expect(panel).toContainText(fleetRef)
  return panel
}

/** A tab of the list, by its word. */
export function tabOf(page: Page, word: string): Locator {
  return page.getByRole('tab', { name: new RegExp(`^${word}`) })
}

/** How many a tab says that it holds. */
export async function countOf(tab: Locator): Promise<number> {
  return Number((await tab.innerText()).replace(/[^0-9]/g, ''))
}
