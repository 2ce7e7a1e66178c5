import { resolve } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { resizeWindow } from '../launch'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { goTo, vehicleList, waitForMap, waitForVehicles } from '../pages/workspace-page'
import { startSimulator } from '../simulator'

const outputDir = resolve(__dirname, '../../e2e-screenshots')
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 }
] as const

/** Each screen and how to get there from the workspace. */
const screens: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  [
    'map',
    async (page) => {
      await goTo(page, 'Map')
      await waitForMap(page)
    }
  ],
  [
    'vehicle',
    async (page) => {
      await vehicleList(page).getByRole('option').nth(3).click()
      await expect(page.getByRole('complementary', { name: 'Vehicle details' })).toBeVisible()
      await waitForMap(page)
    }
  ],
  ['invitations', (page) => goTo(page, 'Invitations')],
  [
    'invite',
    async (page) => {
      await page.getByRole('button', { name: 'Invite a fleet' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    }
  ],
  [
    'settings',
    async (page) => {
      await page.keyboard.press('Escape')
      await goTo(page, 'Settings')
    }
  ]
]

for (const scheme of ['light', 'dark'] as const) {
  test(`every screen is accessible and keeps its picture, ${scheme}`, async ({ launch }) => {
    const simulator = await startSimulator(['--vehicles', '2000'])
    const { page, electronApp } = await launch({ colorScheme: scheme, windowSize: sizes[0], isMotionReduced: true })
    const violations: string[] = []
    const look = async (name: string) => {
      for (const size of sizes) {
        await resizeWindow(electronApp, size)
        await expect.poll(() => page.evaluate(() => innerWidth)).toBe(size.width)
        if (name === 'map' || name === 'vehicle') await waitForMap(page)
        await page.screenshot({ path: `${outputDir}/${name}-${scheme}-${size.width}.png` })
      }
      await resizeWindow(electronApp, sizes[0])
      violations.push(...(await axeViolations(page)).map((violation) => `${name}: ${violation}`))
    }
    await expect(page.getByRole('button', { name: 'Try the demo fleet' })).toBeVisible()
    await look('connect')
    await connectTo(page, credentialsOf(simulator.addresses, { profileName: 'Demo Insurance' }))
    await waitForVehicles(page, 1900)
    for (const [name, open] of screens) {
      await open(page)
      await look(name)
    }
    await simulator.stop()
    expect(violations).toEqual([])
  })
}

/** What axe finds, as "rule: element". */
async function axeViolations(page: Page): Promise<string[]> {
  // Legacy mode: the other one opens a new page, which Electron has no tabs for.
  // A dialog of Mantine is a <section role="dialog"> with its title in a <header>; axe takes that for a second banner of the page.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .disableRules(['landmark-no-duplicate-banner', 'landmark-unique'])
    .analyze()
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}`))
}
