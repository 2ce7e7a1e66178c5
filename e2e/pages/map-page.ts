import { expect, type Locator, type Page } from '@playwright/test'

/** The map with what floats over it. */
export function mapRegion(page: Page): Locator {
  return page.getByRole('region', { name: 'Vehicle map' })
}

/** How many vehicles the map draws, grouped or alone. */
export async function drawnVehicles(page: Page): Promise<number> {
  return Number(await page.locator('[data-vehicles-drawn]').getAttribute('data-vehicles-drawn'))
}

/** The card of what lies below the mouse, if that is a group. */
export function groupCard(page: Page): Locator {
  return mapRegion(page)
    .locator('strong')
    .filter({ hasText: /^[\d,]+ vehicles$/ })
}

/** Between two places that are tried, in CSS pixels; smaller than any group's mark. */
const stepPx = 18

/** Puts the mouse on a group of vehicles, as somebody would who looks for one: row by row around the middle of the map. */
export async function pointAtGroup(page: Page): Promise<void> {
  const box = await mapRegion(page).boundingBox()
  if (box === null) throw new Error('There is no map to point at')
  for (let y = box.height * 0.35; y < box.height * 0.75; y += stepPx) {
    for (let x = box.width * 0.25; x < box.width * 0.75; x += stepPx) {
      await page.mouse.move(box.x + x, box.y + y)
      // What is below the mouse is looked up with the next frame.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
      if (await groupCard(page).isVisible()) return
    }
  }
  await expect(groupCard(page)).toBeVisible()
}
