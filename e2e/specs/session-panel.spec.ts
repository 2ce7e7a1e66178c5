import type { Locator, Page } from '@playwright/test'
import { homedir, tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { clipboardText } from '../clipboard'
import { expect, test } from '../fixtures'
import { createSearcher } from '../leak-search'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { openSessionPanel, refresh } from '../pages/session-page'
import { vehicleList, waitForVehicles } from '../pages/workspace-page'

test('says all there is to know about the session', async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 190)
  const panel = await openSessionPanel(page)
  const { host } = new URL(simulator.addresses.apiBaseUrl)
  const facts: readonly (readonly [string, string | RegExp])[] = [
    ['Organisation', 'Demo Insurance'],
    ['Profile', 'Test company'],
    ['Environment', `Test: inviting asks first${host}`],
    ['Connection', /^Online, checked just now/],
    ['Access token', 'Valid'],
    ['Renews', /^in \d+ min$/],
    ['Last renewal', 'just now'],
    ['Expires', /^in \d+ min$/],
    ['Clock', 'Agrees with Catena’s'],
    ['Last error', 'None since the profile was opened'],
    ['Requests', /since the profile was opened.*200 OK/s],
    ['Permissions', /Invitations: read, create, delete.*Telematics: read/s],
    ['Client secret', /^Kept on this computer, sealed by the system’s .*It never reaches this window again\.$/]
  ]
  for (const [term, text] of facts) await expect(fact(panel, term)).toHaveText(text)
  await expect(panel.getByRole('term')).toHaveText(facts.map(([term]) => term))
})

test('counts requests by what was answered, and keeps the last error with the server’s own words', async ({
  app: { page },
  simulator
}) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 190)
  const about = { path: '/v2/orgs/invitations', method: 'GET' }
  const faults = [
    { kind: 'server-error', status: 500, times: 1 },
    { kind: 'rate-limited', retryAfterSeconds: 1, times: 1 },
    // Twice: the first 403 is answered with a new token, for permissions sit in the token.
    { kind: 'forbidden', times: 2 }
  ]
  for (const fault of faults) {
    await simulator.inject({ ...about, ...fault })
    await page.evaluate(`fleetDesk.calls['invitations:refresh']()`)
    await expect.poll(async () => (await simulator.activeFaults()).length).toBe(0)
  }
  await expect.poll(async () => (await simulator.stats()).apiStatuses['403']).toBe(2)
  const { apiStatuses } = await simulator.stats()

  const panel = await openSessionPanel(page)
  for (const [status, meaning] of [
    ['403', 'not allowed'],
    ['429', 'asked to wait'],
    ['500', 'server fault']
  ] as const) {
    await expect(panel.getByRole('row', { name: `${status} ${meaning} ${apiStatuses[status] ?? 0}` })).toBeVisible()
  }
  await expect(panel.getByRole('row', { name: /^200 OK \d+/ })).toBeVisible()
  await expect(fact(panel, 'Last error')).toHaveText(
    /just now: GET \/v2\/orgs\/invitations · 403 not allowedThe server said: “.+”/
  )
})

test('warns in the panel and marks the title bar when the clocks are five minutes apart', async ({
  app: { page },
  simulator
}) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 190)
  const indicator = page.getByRole('banner').getByTitle('Session')
  await expect(indicator).not.toContainText('clock')
  for (const [seconds, direction] of [
    [300, 'behind'],
    [-300, 'ahead of']
  ] as const) {
    await simulator.control('/date-skew', { seconds })
    await answers(page)
    await expect(indicator).toContainText('This computer’s clock is wrong')
    const panel = await openSessionPanel(page)
    await expect(panel).toContainText(
      `This computer’s clock is 5 min ${direction} Catena’s. Ages of positions may be wrong.`
    )
    await expect(fact(panel, 'Clock')).toHaveText(`5 min ${direction} Catena’s`)
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
  }
  await simulator.control('/date-skew', { seconds: 0 })
  await answers(page)
  await expect(indicator).not.toContainText('clock')
})

test('copies diagnostics that hold no secret, no vehicle, no fleet and no path', async ({
  app: { page, electronApp, userDataDir },
  simulator
}) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 190)
  await simulator.inject({ kind: 'server-error', path: '/v2/orgs/invitations', method: 'GET', times: 1 })
  await page.evaluate(`fleetDesk.calls['invitations:refresh']()`)
  const names = (await vehicleList(page).getByRole('option').allInnerTexts()).flatMap(([...text]) => {
    const [name = ''] = text.join('').split('\n')
    return name.length < 4 ? [] : [name]
  })
  expect(names.length).toBeGreaterThan(3)
  const panel = await openSessionPanel(page)
  await panel.getByRole('button', { name: 'Copy diagnostics' }).click()
  await expect(panel.getByRole('button', { name: 'Copied' })).toBeVisible()

  const text = await clipboardText(electronApp)
  expect(text).toContain('Fleet Desk diagnostics')
  expect(text).toContain('HTTP 500')
  expect(text).toContain('Test company')
  expect(createSearcher(await simulator.secrets())(Buffer.from(text))).toEqual([])
  const { invitations } = await simulator.stats()
  const unwanted = [
    'eyJ',
    'Bearer',
    ...names,
    ...invitations.flatMap(({ id, link, fleetRef }) => [id, link, fleetRef]),
    simulator.addresses.clientId,
    userDataDir,
    homedir(),
    tmpdir(),
    resolve(__dirname, '../..')
  ]
  expect(unwanted.filter((one) => text.includes(one))).toEqual([])
})

test('is opened, read, used and left by keyboard', async ({ app: { page, electronApp }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 190)
  const indicator = page.getByRole('banner').getByTitle('Session')
  await tabTo(page, indicator)
  await page.keyboard.press('Enter')
  const content = page.getByRole('region', { name: 'Session' })
  const panel = page.getByRole('dialog').filter({ has: content })
  await expect(content).toBeFocused()
  await tabTo(page, panel.getByRole('button', { name: 'Copy diagnostics' }))
  await page.keyboard.press('Space')
  await expect.poll(() => clipboardText(electronApp)).toContain('Fleet Desk diagnostics')

  await tabTo(page, panel.getByRole('button', { name: 'Revoke this session’s token…' }))
  await page.keyboard.press('Enter')
  await expect(panel.getByRole('button', { name: 'Revoke token' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(panel.getByText('Catena has revoked the access token.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(indicator).toBeFocused()
})

test('goes on whatever the server says of how long a token lives', async ({ app: { page }, simulator }) => {
  await simulator.control('/token-answer', { expiresIn: 'omit' })
  await connectTo(page, credentialsOf(simulator.addresses))
  const known = await waitForVehicles(page, 190)
  for (const expiresIn of ['omit', -1, 0, 'soon', 1e12, null]) {
    await test.step(`expires_in: ${String(expiresIn)}`, async () => {
      await simulator.control('/token-answer', { expiresIn })
      await page.evaluate(`fleetDesk.calls['session:revoke-token']()`)
      await simulator.resetStats()
      await refresh(page)
      await expect.poll(async () => (await simulator.stats()).apiStatuses['200'] ?? 0).toBeGreaterThan(0)
      // An answer of no use must not make the app ask again and again.
      await page.waitForTimeout(1500)
      expect((await simulator.stats()).tokenRequests).toBe(1)
      expect(await waitForVehicles(page, known)).toBe(known)
      await expect(page.getByTestId('offline-bar')).toBeEmpty()
    })
  }
  const panel = await openSessionPanel(page)
  await expect(fact(panel, 'Access token')).toHaveText('Valid')
})

/** What the panel says about one thing. */
function fact(panel: Locator, term: string): Locator {
  return panel.locator('dt', { hasText: new RegExp(`^${term}$`) }).locator('xpath=following-sibling::dd[1]')
}

/** Has the server answer a few times: one odd date may come from a cache, two that agree do not. */
async function answers(page: Page): Promise<void> {
  for (let count = 0; count < 3; count += 1) await page.evaluate(`fleetDesk.calls['invitations:refresh']()`)
}

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const isFocused = () => target.evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < 40 && !(await isFocused()); presses += 1) await page.keyboard.press('Tab')
  await expect(target).toBeFocused()
}
