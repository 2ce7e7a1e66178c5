import { expect, test } from '../fixtures'
import { lookAt } from '../pictures'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { goTo, waitForMap } from '../pages/workspace-page'

test('comes back in Spanish when that is chosen, and in English again', async ({ app, simulator }) => {
  test.setTimeout(240_000)
  const { page } = app
  await connectTo(page, credentialsOf(simulator.addresses))
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
    found.push(...(await lookAt(app, picture)))
  }
  expect(found).toEqual([])

  await page.getByText('English', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(screens.getByRole('button', { name: 'Settings' })).toBeVisible()
})
