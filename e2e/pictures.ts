import { join, resolve } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import type { LaunchedApp } from './launch'

/** Where the pictures of all screens go. */
export const picturesDir = resolve(__dirname, '../e2e-screenshots')

export const pictureSizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 }
] as const

/** What can be looked at: the app, or its page alone. */
export interface Shown extends Pick<LaunchedApp, 'page' | 'resize'> {
  /** Where its pictures go instead of `picturesDir`. */
  readonly ownPicturesDir?: string
}

/**
 * Takes a screen's picture in both sizes, light and dark, and checks both with axe.
 *
 * @returns what axe finds, as "name scheme: rule: element"
 */
export async function lookAt(shown: Shown, name: string): Promise<readonly string[]> {
  const { page, resize, ownPicturesDir = picturesDir } = shown
  const violations: string[] = []
  const [small, large] = pictureSizes
  // In this order, because a map takes seconds to change its colours without a graphics card.
  const looks = [
    { size: small, colorScheme: 'light' },
    { size: small, colorScheme: 'dark' },
    { size: large, colorScheme: 'dark' },
    { size: large, colorScheme: 'light' }
  ] as const
  for (const { size, colorScheme } of looks) {
    await resize(size)
    await expect.poll(() => page.evaluate(() => innerWidth), { intervals: [20] }).toBe(size.width)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
    await page.screenshot({ path: join(ownPicturesDir, `${name}-${colorScheme}-${size.width}.png`) })
    if (size !== small) continue
    violations.push(...(await axeViolations(page)).map((violation) => `${name} ${colorScheme}: ${violation}`))
  }
  await resize(small)
  return violations
}

/**
 * What axe finds and these screens mean to have: an open menu of Mantine begins with an element that takes the focus, and lies beside the
 * landmarks, as every popup does.
 */
const meantOfMenus = /^(aria-required-children: #mantine-\w+-dropdown|region: div\[data-portal="true"\])$/

/** What axe finds, as "rule: element". */
export async function axeViolations(page: Page): Promise<string[]> {
  // Legacy mode: the other one opens a new page, which Electron has no tabs for.
  // A dialog of Mantine is a <section role="dialog"> with its title in a <header>; axe takes that for a second banner of the page.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .disableRules(['landmark-no-duplicate-banner', 'landmark-unique'])
    .analyze()
  return violations
    .flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}`))
    .filter((violation) => !meantOfMenus.test(violation))
}
