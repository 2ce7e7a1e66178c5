import type { Page } from '@playwright/test'
import { blip, focusWindow, plugIn, pullCable, wake } from '../computer'
import { expect, test } from '../fixtures'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { refresh } from '../pages/session-page'
import { waitForVehicles } from '../pages/workspace-page'
import type { SimulatorProcess } from '../simulator'

/** Something that happened in the page, in milliseconds of its own clock. */
interface Happening {
  readonly atMs: number
  readonly what: 'told' | 'shown'
  /** What main told, or what the bar says. */
  readonly text: string
  readonly retryInMs: number | null
}

test('tells the four states apart, each in its own words, and each ends by itself', async ({
  app: { page, electronApp },
  simulator
}) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 190)
  const bar = page.getByTestId('offline-bar')
  await expect(bar).toBeEmpty()

  await pullCable(electronApp)
  await refresh(page)
  await expect(bar).toContainText(/Offline since .*: this computer has no network\. Showing positions as of/)
  await plugIn(electronApp)
  await expect(bar).toBeEmpty()

  await simulator.stop()
  await refresh(page)
  await expect(bar).toContainText(/Offline since .*: Catena does not answer\. Showing positions as of/)
  await simulator.restart()
  await expect(bar).toBeEmpty()

  await simulator.inject({ kind: 'rate-limited', retryAfterSeconds: 6, send: 'both' })
  await refresh(page)
  await expect(bar).toContainText(/Catena has asked to wait since .* The next try comes by itself at \d+:\d\d/)
  await expect(bar.getByRole('button')).toHaveCount(0)
  await simulator.clearFaults()
  await expect(bar).toBeEmpty()

  await simulator.inject({ kind: 'reject-credentials' })
  // Not `expired-token`: the restarted server has refused a token within this minute, and the app renews once a minute for that.
  await page.evaluate(`fleetDesk.calls['session:revoke-token']()`)
  await refresh(page)
  await expect(bar).toContainText(/Catena has refused the credentials since .* Showing positions as of/)
  await expect(bar.getByRole('button', { name: 'Enter credentials' })).toBeVisible()
})

test('announces trouble after about a second, and a blip never', async ({ app: { page, electronApp }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 190)
  await expect(page.getByRole('contentinfo').getByRole('button', { name: 'Refresh' })).toBeEnabled()

  await watchBar(page)
  await blip(electronApp, 300)
  await refresh(page)
  await expect.poll(async () => (await told(page)).map(({ text }) => text)).toEqual(['no-network', 'online'])
  const [gone, back] = await told(page)
  expect((back?.atMs ?? 0) - (gone?.atMs ?? 0)).toBeLessThan(900)
  // Longer than the time after which it would have been announced.
  await page.waitForTimeout(1500)
  expect((await happenings(page)).filter(({ what }) => what === 'shown')).toEqual([])

  await watchBar(page)
  await pullCable(electronApp)
  await refresh(page)
  await expect(page.getByTestId('offline-bar')).toContainText('this computer has no network')
  const [since] = await told(page)
  const shown = (await happenings(page)).find(({ what }) => what === 'shown')
  const afterMs = (shown?.atMs ?? 0) - (since?.atMs ?? 0)
  expect(afterMs).toBeGreaterThanOrEqual(950)
  expect(afterMs).toBeLessThan(3000)
})

test('looks at once when the computer’s network comes or goes, also while all seems well', async ({
  app: { page },
  simulator
}) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 190)
  await expect(page.getByRole('contentinfo')).toContainText(/Positions as of/)
  for (const name of ['offline', 'online']) {
    await simulator.resetStats()
    await page.evaluate((type) => window.dispatchEvent(new Event(type)), name)
    await expect.poll(() => requestCount(simulator), { timeout: 3000 }).toBeGreaterThan(0)
  }
})

test('asks nothing before the wait that the server named is over, whatever happens meanwhile', async ({
  app: { page, electronApp },
  simulator
}) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 190)
  await simulator.inject({ kind: 'rate-limited', retryAfterSeconds: 9, send: 'both' })
  await watchBar(page)
  await refresh(page)
  await expect.poll(async () => (await told(page)).map(({ text }) => text)).toContain('rate-limited')
  const [limited] = await told(page)
  expect(limited?.retryInMs).toBeGreaterThan(7000)
  await expect(page.getByTestId('offline-bar')).toContainText('The next try comes by itself at')
  await simulator.clearFaults()
  await simulator.resetStats()
  await wake(electronApp)
  await focusWindow(electronApp)
  await page.evaluate(`fleetDesk.calls['reachability:retry']()`)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await page.waitForTimeout(4000)
  expect(await requestCount(simulator)).toBe(0)
  await expect(page.getByTestId('offline-bar')).toBeEmpty()
  expect(await requestCount(simulator)).toBeGreaterThan(0)
})

test('waits longer after each failure, and tries at once on wake-up and on focus', async ({
  app: { page, electronApp },
  simulator
}) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 190)
  const bar = page.getByTestId('offline-bar')

  for (const attend of [wake, focusWindow]) {
    await watchBar(page)
    await simulator.stop()
    await refresh(page)
    // The third wait is about twelve seconds: long enough to tell a retry by itself from one that was asked for.
    await expect.poll(async () => (await waits(page)).length).toBeGreaterThanOrEqual(3)
    const [first = 0, second = 0, third = 0] = await waits(page)
    expect(first).toBeLessThan(4000)
    expect(second).toBeGreaterThan(first)
    expect(third).toBeGreaterThan(second)
    await expect(bar).not.toBeEmpty()
    await simulator.restart()
    await attend(electronApp)
    await expect(bar).toBeEmpty({ timeout: 4000 })
  }
})

/** Writes down from now on what main tells of reachability and when the bar says something; what was written down before is dropped. */
async function watchBar(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    globalThis.happenings = []
    if (globalThis.isBarWatched) return
    globalThis.isBarWatched = true
    const bar = document.querySelector('[data-testid="offline-bar"]')
    const note = (what, text, retryInMs) => happenings.push({ atMs: performance.now(), what, text, retryInMs })
    new MutationObserver(() => {
      if (bar.textContent !== '') note('shown', bar.textContent, null)
    }).observe(bar, { childList: true, subtree: true, characterData: true })
    fleetDesk.events['reachability:changed'](({ kind, retryAtMs }) => {
      note('told', kind, typeof retryAtMs === 'number' ? retryAtMs - Date.now() : null)
    })
  })()`)
}

async function happenings(page: Page): Promise<readonly Happening[]> {
  return page.evaluate<readonly Happening[]>('happenings')
}

async function told(page: Page): Promise<readonly Happening[]> {
  return (await happenings(page)).filter(({ what }) => what === 'told')
}

/** The times until the next try, one for each that was planned. */
async function waits(page: Page): Promise<readonly number[]> {
  return (await told(page)).flatMap(({ retryInMs }) => (retryInMs === null ? [] : [retryInMs]))
}

async function requestCount(simulator: SimulatorProcess): Promise<number> {
  const { requests } = await simulator.stats()
  return Object.values(requests).reduce((sum, count) => sum + count, 0)
}
