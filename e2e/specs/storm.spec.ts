import type { Page } from '@playwright/test'
import { provoke } from '../computer'
import { expect, test } from '../fixtures'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { goTo, invitationRow, vehicleList, waitForVehicles } from '../pages/workspace-page'
import type { SimulatorProcess } from '../simulator'

/** What of a Result these tests read. */
interface Answer {
  readonly ok: boolean
  readonly error?: { readonly code: string }
}

const callCount = 20
const connectionsToOneHost = 6

test('one token request for 20 calls whose token was refused, and no call is lost or made twice', async ({
  app: { page },
  simulator
}) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 190)
  const refs = Array.from({ length: callCount }, (_, index) => `STORM-${index + 1}`)
  // A first call makes sure that the storm begins with a token in use.
  expect(await inviteAll(page, ['BEFORE-1'])).toEqual([{ ok: true }])
  await simulator.resetStats()
  const answers = await inFlight(simulator, () => inviteAll(page, refs))
  await simulator.inject({ kind: 'expired-token' })

  expect(await answers()).toEqual(refs.map(() => ({ ok: true })))
  const stats = await simulator.stats()
  expect(stats.tokenRequests).toBe(1)
  expect(stats.tokensGranted).toBe(1)
  expect(stats.apiStatuses['401']).toBeGreaterThanOrEqual(callCount)
  expect(stats.validTokens).toBe(1)
  for (const ref of refs) expect(stats.invitations.filter(({ fleetRef }) => fleetRef === ref)).toHaveLength(1)
})

test('stops everything at once when the credentials are refused, and goes on with a right secret', async ({
  app,
  simulator
}) => {
  const { page } = app
  await connectTo(page, credentialsOf(simulator.addresses))
  const known = await waitForVehicles(page, 190)
  await goTo(page, 'Invitations')
  const rows = page.getByRole('row')
  await expect(rows.nth(2)).toBeVisible()
  const rowCount = await rows.count()
  await goTo(page, 'Map')

  await simulator.inject({ kind: 'reject-credentials' })
  await simulator.resetStats()
  const refs = Array.from({ length: callCount }, (_, index) => `STORM-${index + 1}`)
  const answers = await inFlight(simulator, () => inviteAll(page, refs))
  await simulator.inject({ kind: 'expired-token' })
  expect(await answers()).toEqual(refs.map(() => ({ ok: false, error: { code: 'credentials-rejected' } })))

  const bar = page.getByTestId('offline-bar')
  await expect(bar).toContainText('Catena has refused the credentials')
  await expect(bar).toContainText('Showing positions as of')
  const refused = await simulator.stats()
  expect(refused.tokenRequests).toBe(1)
  expect(refused.invitations.filter(({ fleetRef }) => fleetRef.startsWith('STORM-'))).toEqual([])

  await simulator.resetStats()
  await provoke(app)
  // Nothing can be awaited that must not happen: a sweep, a poll or a retry would have come within these seconds.
  await page.waitForTimeout(6000)
  expect((await simulator.stats()).requests).toEqual({})

  expect(await waitForVehicles(page, known)).toBe(known)
  await vehicleList(page).getByRole('option').first().click()
  await expect(page.getByRole('complementary', { name: 'Vehicle details' })).toContainText(/ago|just now/)
  await goTo(page, 'Invitations')
  await expect(rows).toHaveCount(rowCount)
  await expect(page.getByText(/^As of /).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Invite a fleet' })).toBeDisabled()

  await simulator.clearFaults()
  await bar.getByRole('button', { name: 'Enter credentials' }).click()
  const dialog = page.getByRole('dialog', { name: 'Client secret of Test company' })
  await dialog.getByLabel('New client secret', { exact: true }).fill(simulator.addresses.clientSecret)
  await dialog.getByRole('button', { name: 'Replace secret' }).click()
  await expect(dialog).toBeHidden()
  await expect(bar).toBeEmpty()
  expect(await inviteAll(page, ['AFTER-1'])).toEqual([{ ok: true }])
  await expect(invitationRow(page, 'AFTER-1')).toBeVisible()
  await goTo(page, 'Map')
  await page.getByRole('contentinfo').getByRole('button', { name: 'Refresh' }).click()
  await expect.poll(() => countOf(simulator, 'vehicle-locations')).toBeGreaterThan(0)
})

/** Calls the bridge as a page would, all at once; answers only whether each worked, and with which code it failed. */
async function inviteAll(page: Page, refs: readonly string[]): Promise<readonly Answer[]> {
  return page.evaluate<readonly Answer[]>(
    `Promise.all(${JSON.stringify(refs)}.map(async (fleetRef) => {
      const input = { fleetRef, fleetName: null, fleetEmail: null, expiresInHours: 24, isTestConfirmed: true }
      const answer = await fleetDesk.calls['invitations:create'](input)
      return answer.ok ? { ok: true } : { ok: false, error: { code: answer.error.code } }
    }))`
  )
}

/**
 * Starts calls that post, and comes back while the server holds as many of them as Chromium has connections to one host; the others have
 * left the app as well, with the same token. Gives how to wait for their answers.
 */
async function inFlight<T>(simulator: SimulatorProcess, start: () => Promise<T>): Promise<() => Promise<T>> {
  await simulator.inject({ kind: 'latency', path: '/v2/orgs/invitations', method: 'POST', ms: 1500, times: callCount })
  const answers = start()
  const arrived = async () => {
    const faults = await simulator.activeFaults()
    return callCount - (faults.find(({ fault }) => fault.kind === 'latency')?.remaining ?? 0)
  }
  await expect.poll(arrived, { intervals: [50] }).toBe(connectionsToOneHost)
  return () => answers
}

async function countOf(simulator: SimulatorProcess, operation: string): Promise<number> {
  const { requests } = await simulator.stats()
  return Object.entries(requests)
    .filter(([name]) => name.includes(operation) && !name.includes('token'))
    .reduce((sum, [, count]) => sum + count, 0)
}
