import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { resizePage } from '../launch'
import type { LaunchedApp } from '../launch'

/** Opens the wall map from the title bar, and waits for its page. */
export async function openWall({ electronApp, page }: LaunchedApp): Promise<Page> {
  const opened = electronApp.waitForEvent('window')
  await page.getByRole('banner').getByRole('button', { name: 'Wall map' }).click()
  const wall = await opened
  await wall.getByRole('main', { name: 'Wall map' }).waitFor()
  return wall
}

/** One of the counts below the map. */
export async function wallCount(wall: Page, name: string): Promise<number> {
  return Number((await wall.getByTestId(`wall-${name}`).innerText()).replaceAll(',', ''))
}

/** Gives the wall map exactly this size, in CSS pixels. */
export async function resizeWall(
  electronApp: ElectronApplication,
  wall: Page,
  size: { width: number; height: number }
): Promise<void> {
  await resizePage(electronApp, '#wall', size)
  await expect.poll(() => wall.evaluate(() => innerWidth), { intervals: [20] }).toBe(size.width)
}
