import { expect, type Locator, type Page } from '@playwright/test'

/** The list where it is wide enough for columns. */
export function vehicleGrid(page: Page): Locator {
  return page.getByRole('grid', { name: 'Vehicles' })
}

/** Vehicles of the grid, its header not counted. */
export function gridRows(page: Page): Locator {
  return vehicleGrid(page).locator('[role="row"][aria-selected]')
}

/** How many vehicles the list shows, and of how many. */
export async function listCounts(page: Page): Promise<{ readonly shown: number; readonly total: number }> {
  const text = await page
    .getByText(/^[\d,]+( of [\d,]+)? vehicles$/)
    .first()
    .innerText()
  const numbers = (text.match(/[\d,]+/gu) ?? []).map((number) => Number(number.replaceAll(',', '')))
  return { shown: numbers[0] ?? 0, total: numbers.at(-1) ?? 0 }
}

/** Waits until the list shows so many, or any other number than before. */
export async function expectShown(page: Page, test: (shown: number) => boolean): Promise<number> {
  await expect.poll(async () => test((await listCounts(page)).shown)).toBe(true)
  return (await listCounts(page)).shown
}

/** Opens the filter and chooses a value of a facet. @returns how many vehicles it is said to have */
export async function chooseFacet(page: Page, facet: string, index: number): Promise<{ name: string; count: number }> {
  await page.getByRole('button', { name: /^Filter( \d+ active)?$/ }).click()
  const row = page.getByRole('group', { name: facet, exact: true }).getByRole('listitem').nth(index)
  const text = (await row.innerText()).trim().split('\n')
  const count = Number((text.at(-1) ?? '').replaceAll(',', ''))
  await row.getByRole('checkbox').check()
  await page.keyboard.press('Escape')
  return { name: (text[0] ?? '').trim(), count }
}

/** How many vehicles the map draws. */
export async function drawnOnMap(page: Page): Promise<number> {
  return Number(await page.locator('[data-vehicles-drawn]').getAttribute('data-vehicles-drawn'))
}
