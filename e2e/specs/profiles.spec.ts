import type { Page } from '@playwright/test'
import { bridgeTraffic, recordBridgeTraffic } from '../bridge-traffic'
import { clipboardText, putOnClipboard } from '../clipboard'
import { expect, test as base } from '../fixtures'
import { connectTo, credentialsOf, type Credentials } from '../pages/connect-page'
import { addProfile, chooseAct, lockScreen, profileButton, switchTo } from '../pages/profiles-page'
import { openSessionPanel } from '../pages/session-page'
import { goTo, invite, vehicleList, waitForMap, waitForVehicles } from '../pages/workspace-page'
import type { SimulatorProcess } from '../simulator'

interface Organisation {
  readonly simulator: SimulatorProcess
  readonly credentials: Credentials
  /** What every name and reference of its world, and nothing of the other's, matches. */
  readonly traces: RegExp
}

// Two organisations on servers of their own. Every name that a simulator makes begins with the organisation's first word, every
// reference with its initials.
const test = base.extend<{ readonly north: Organisation; readonly south: Organisation }>({
  north: async ({ anotherSimulator }, use) => {
    const clientSecret = 'north-secret-not-real'
    const start = { partnerName: 'Aardvark Freight', clientId: 'aardvark-client', clientSecret, seed: 7, vehicles: 200 }
    const simulator = await anotherSimulator(start)
    const credentials = credentialsOf(simulator.addresses, { profileName: 'North' })
    await use({ simulator, credentials, traces: /aardvark|\bAF-/i })
  },
  south: async ({ anotherSimulator }, use) => {
    const clientSecret = 'south-secret-not-real'
    const start = { partnerName: 'Beaver Cargo', clientId: 'beaver-client', clientSecret, seed: 11, vehicles: 120 }
    const simulator = await anotherSimulator(start)
    const credentials = credentialsOf(simulator.addresses, { profileName: 'South' })
    await use({ simulator, credentials, traces: /beaver|\bBC-/i })
  }
})

test('shows nothing of one organisation in the profile of another', async ({
  app: { page, electronApp },
  north,
  south,
  secrets
}) => {
  // Stored data is sealed: the search after the test finds neither organisation in any file of the app.
  secrets.add('Aardvark Freight', 'organisation')
  secrets.add('Beaver Cargo', 'organisation')
  await recordBridgeTraffic(electronApp)
  await connectTo(page, north.credentials)
  const known = await waitForVehicles(page, 100)
  await goTo(page, 'Invitations')
  await expect(page.getByRole('row').nth(2)).toContainText('Aardvark')
  await goTo(page, 'Map')
  await vehicleList(page).getByRole('option').first().click()
  await expect(page.getByRole('complementary', { name: 'Vehicle details' })).toBeVisible()
  // The search finds what it looks for as long as it is there.
  expect(await tracesOn(page, north)).not.toEqual([])

  await addProfile(page, south.credentials)
  expect(await tracesOn(page, north)).toEqual([])
  const ofSouth = await waitForVehicles(page, 60)
  expect(ofSouth).toBeLessThan(known)
  await waitForMap(page)
  await expect(page.getByRole('complementary', { name: 'Vehicle details' })).toBeHidden()
  expect(await tracesOn(page, north)).toEqual([])
  expect(await tracesOn(page, south)).not.toEqual([])
  await goTo(page, 'Invitations')
  await expect(page.getByRole('row').nth(2)).toContainText('Beaver')
  expect(await tracesOn(page, north)).toEqual([])
  await expectNothingFound(page, 'Aardvark')

  const panel = await openSessionPanel(page)
  await panel.getByRole('button', { name: 'Copy diagnostics' }).click()
  await expect.poll(() => clipboardText(electronApp)).toContain('Beaver Cargo')
  const diagnostics = await clipboardText(electronApp)
  const { port } = new URL(north.simulator.addresses.apiBaseUrl)
  for (const trace of ['Aardvark', 'aardvark', 'North', port]) expect(diagnostics).not.toContain(trace)

  // Which profiles there are is what the switcher shows; everything else that main said since is of the open one only.
  const traffic = await bridgeTraffic(electronApp)
  const opened = traffic.findIndex((line) => /"kind":"open".*"name":"South"/.test(line))
  expect(traffic.slice(0, opened).filter((line) => north.traces.test(line)).length).toBeGreaterThan(0)
  const since = traffic.slice(opened).filter((line) => !/^profiles:(get|changed) /.test(line))
  expect(since.filter((line) => south.traces.test(line)).length).toBeGreaterThan(0)
  expect(since.filter((line) => north.traces.test(line)).map((line) => line.slice(0, 40))).toEqual([])
  await expectOwnTokensOnly(north.simulator, south.simulator)
})

test('takes what was just said about one organisation off the screen when it switches', async ({
  app: { page },
  north,
  south
}) => {
  await connectTo(page, south.credentials)
  await waitForVehicles(page, 60)
  await addProfile(page, north.credentials)
  await waitForVehicles(page, 100)
  await goTo(page, 'Invitations')
  await invite(page, { ref: 'AF-NEW', name: 'Aardvark Newcomer' })
  await expect(page.getByText(/Aardvark Newcomer is ready to paste/)).toBeVisible()
  await switchTo(page, 'South')
  // Sooner than it would go by itself; what fades out is gone within a blink.
  await expect.poll(() => tracesOn(page, north), { timeout: 1500 }).toEqual([])
  await switchTo(page, 'North')
  await goTo(page, 'Invitations')
  await page
    .getByRole('button', { name: /^Copy link for Aardvark/ })
    .first()
    .click()
  await expect(page.getByText(/^Link for Aardvark .* is ready to paste/)).toBeVisible()
  await chooseAct(page, 'Lock')
  await expect(lockScreen(page)).toBeVisible()
  await expect.poll(() => tracesOn(page, north), { timeout: 1500 }).toEqual([])
})

test('says nothing of an invitation that was still being sent when the profile was switched', async ({
  app: { page, electronApp },
  north,
  south
}) => {
  await connectTo(page, south.credentials)
  await waitForVehicles(page, 60)
  await addProfile(page, north.credentials)
  await waitForVehicles(page, 100)
  await goTo(page, 'Invitations')
  await north.simulator.inject({ kind: 'latency', path: 'invitations', method: 'POST', ms: 4000 })
  await page.getByRole('button', { name: 'Invite a fleet' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite a fleet' })
  await dialog.getByLabel('Fleet reference').fill('AF-LATE')
  await dialog.getByLabel('Fleet name').fill('Aardvark Latecomer')
  await dialog.getByRole('button', { name: 'Create and copy link' }).click()
  await dialog.getByRole('button', { name: 'Invite from test profile' }).click()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await putOnClipboard(electronApp, 'a shopping list')
  await switchTo(page, 'South')
  // The simulator counts a request when it has answered; by then its token is given up.
  await expect
    .poll(async () => (await north.simulator.stats()).requests['POST /v2/orgs/invitations'] ?? 0)
    .toBeGreaterThan(0)
  expect(await tracesOn(page, north)).toEqual([])
  expect(await clipboardText(electronApp)).toBe('a shopping list')
})

test('goes back and forth by keyboard, at once from what is stored, also without a server', async ({
  launch,
  north,
  south
}) => {
  const first = await launch()
  await connectTo(first.page, north.credentials)
  const ofNorth = await waitForVehicles(first.page, 100)
  await addProfile(first.page, south.credentials)
  const ofSouth = await waitForVehicles(first.page, 60)

  await first.page.keyboard.press('Control+Shift+P')
  await first.page.getByRole('menuitemradio', { name: /^North/ }).waitFor()
  await focusByArrows(first.page, 'North')
  await first.page.keyboard.press('Enter')
  await expect(profileButton(first.page, 'North')).toBeVisible()
  expect(await waitForVehicles(first.page, ofNorth)).toBe(ofNorth)
  await first.page.keyboard.press('Control+Shift+P')
  await first.page.getByRole('menuitemradio', { name: /^South/ }).waitFor()
  await first.page.keyboard.press('2')
  await expect(profileButton(first.page, 'South')).toBeVisible()
  expect(await waitForVehicles(first.page, ofSouth)).toBe(ofSouth)
  await expectOwnTokensOnly(north.simulator, south.simulator)
  await first.quit()
  await north.simulator.stop()
  await south.simulator.stop()

  // The profile that was open last opens, and nothing that the other stored is in it.
  const second = await launch()
  await expect(profileButton(second.page, 'South')).toBeVisible()
  expect(await waitForVehicles(second.page, ofSouth)).toBe(ofSouth)
  expect(await snapshotTexts(second.page)).toMatch(south.traces)
  expect(await snapshotTexts(second.page)).not.toMatch(north.traces)
  await second.page.keyboard.press('Control+Shift+P')
  await second.page.getByRole('menuitemradio', { name: /^North/ }).waitFor()
  await second.page.keyboard.press('1')
  await expect(profileButton(second.page, 'North')).toBeVisible()
  expect(await waitForVehicles(second.page, ofNorth)).toBe(ofNorth)
  expect(await snapshotTexts(second.page)).toMatch(north.traces)
  expect(await snapshotTexts(second.page)).not.toMatch(south.traces)
  expect(await tracesOn(second.page, south)).toEqual([])
})

/** Where an organisation stands in the page, also in its fields: each with what surrounds it. */
async function tracesOn(page: Page, { traces }: Organisation): Promise<readonly string[]> {
  const fields = page.locator('input')
  const values = await fields.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
  const text = [await page.title(), await page.content(), ...values].join('\n')
  return [...text.matchAll(new RegExp(traces, 'gi'))].map(({ index }) =>
    text.slice(Math.max(0, index - 60), index + 40)
  )
}

/** Every text of the positions and invitations that the page can ask for. */
async function snapshotTexts(page: Page): Promise<string> {
  return page.evaluate<string>(`Promise.all([fleetDesk.calls['positions:snapshot'](), fleetDesk.calls['invitations:get']()]).then(
    (answers) => JSON.stringify(answers, (key, part) => (part instanceof Uint8Array ? new TextDecoder().decode(part) : part))
  )`)
}

async function expectNothingFound(page: Page, query: string): Promise<void> {
  await page.keyboard.press('Control+k')
  const search = page.getByRole('textbox', { name: 'Find a vehicle, fleet or action' })
  await search.fill(query)
  await expect(page.getByText(`No vehicle, fleet or action is called “${query}”.`)).toBeVisible()
  await expect(page.getByRole('button', { name: new RegExp(query, 'i') })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(search).toBeHidden()
}

/** Arrows down to a profile of the open switcher. */
async function focusByArrows(page: Page, profileName: string): Promise<void> {
  const row = page.getByRole('menuitemradio', { name: new RegExp(`^${profileName}`) })
  const isFocused = () => row.evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < 10 && !(await isFocused()); presses += 1) await page.keyboard.press('ArrowDown')
  await expect(row).toBeFocused()
}

/** A token of another server would be refused with 401; a token that was given up must not come back. */
async function expectOwnTokensOnly(...simulators: readonly SimulatorProcess[]): Promise<void> {
  for (const simulator of simulators) {
    const stats = await simulator.stats()
    expect(stats.apiStatuses['401']).toBeUndefined()
    expect(stats.requestsAfterRevocationRequest).toBe(0)
    expect(stats.apiStatuses['200']).toBeGreaterThan(0)
  }
}
