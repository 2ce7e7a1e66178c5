import { goTo, waitForMap } from '../pages/workspace-page'
import { lookAt } from '../pictures'
import { bothEngines, expect, test } from '../workspace'

test('comes back in Spanish when that is chosen, and in English again', bothEngines, async ({ workspace }) => {
  test.setTimeout(240_000)
  const { page } = workspace
  await waitForMap(page)
  await goTo(page, 'Settings')
  await page.getByText('Español', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  const screens = page.getByRole('navigation')
  const found: string[] = []
  for (const [screen, picture] of [
    ['Mapa', 'spanish-map'],
    ['Invitaciones', 'spanish-invitations'],
    ['Ajustes', 'spanish-settings']
  ] as const) {
    await screens.getByRole('button', { name: screen }).click()
    found.push(...(await lookAt(workspace, picture)))
  }
  expect(found).toEqual([])

  await page.getByText('English', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(screens.getByRole('button', { name: 'Settings' })).toBeVisible()
})
