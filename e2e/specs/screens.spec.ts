import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { resizeWindow } from '../launch'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { goTo, vehicleList, waitForMap, waitForVehicles } from '../pages/workspace-page'
import { axeViolations, picturesDir, pictureSizes } from '../pictures'

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
  test(`every screen is accessible and keeps its picture, ${scheme}`, async ({ launch, anotherSimulator }) => {
    const simulator = await anotherSimulator({ vehicles: 2000 })
    const { page, electronApp } = await launch({
      colorScheme: scheme,
      windowSize: pictureSizes[0],
      isMotionReduced: true
    })
    const violations: string[] = []
    const look = async (name: string) => {
      for (const size of pictureSizes) {
        await resizeWindow(electronApp, size)
        await expect.poll(() => page.evaluate(() => innerWidth)).toBe(size.width)
        if (name === 'map' || name === 'vehicle') await waitForMap(page)
        await page.screenshot({ path: `${picturesDir}/${name}-${scheme}-${size.width}.png` })
      }
      await resizeWindow(electronApp, pictureSizes[0])
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
    expect(violations).toEqual([])
  })
}
