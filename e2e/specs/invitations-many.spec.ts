import type { Page } from '@playwright/test'
import { join } from 'node:path'
import { clipboardText, putOnClipboard } from '../clipboard'
import { acceptInvitation } from '../fleet-side'
import { expect, test } from '../fixtures'
import type { LaunchedApp } from '../launch'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { goTo, invitationRow } from '../pages/workspace-page'
import { lookAt } from '../pictures'
import type { SimulatorProcess } from '../simulator'

async function openInvitations(page: Page, simulator: SimulatorProcess): Promise<void> {
  await connectTo(page, credentialsOf(simulator.addresses))
  await goTo(page, 'Invitations')
  await expect(invitationRow(page, 'CR-4581')).toBeVisible()
}

async function tick(page: Page, fleetRefs: readonly string[]): Promise<void> {
  for (const fleetRef of fleetRefs) await invitationRow(page, fleetRef).getByRole('checkbox').click()
}

const held = async (simulator: SimulatorProcess, fleetRef: string) =>
  (await simulator.stats()).invitations.filter((each) => each.fleetRef === fleetRef)

async function linkOf(simulator: SimulatorProcess, fleetRef: string): Promise<string> {
  const [found] = await held(simulator, fleetRef)
  if (found === undefined) throw new Error(`The simulator has no invitation for ${fleetRef}`)
  return found.link
}

test('extends several after one question, and tells what became of each', async ({ app, simulator }) => {
  test.setTimeout(120_000)
  const { page, electronApp } = app
  await openInvitations(page, simulator)
  await putOnClipboard(electronApp, 'Dock 14, ask for Ana')
  await tick(page, ['CR-4560', 'CR-4577', 'CR-4581'])
  await page.getByRole('button', { name: 'Extend 3…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Send 3 invitations again?' })
  await expect(dialog).toContainText('3 waiting: extended')
  for (const name of ['Rio Bravo Carriers', 'Maple Leaf Reefer Service', 'Osprey Last Mile']) {
    await expect(dialog.getByRole('list', { name: 'Outcome for each fleet' })).toContainText(name)
  }
  await dialog.getByText('7 days', { exact: true }).click()
  expect(await lookAt(app, 'invitations-extend-many')).toEqual([])
  // Nothing was sent before the yes.
  expect((await simulator.stats()).requests['POST /v2/orgs/invitations'] ?? 0).toBe(0)
  await simulator.inject({
    kind: 'rejected-field',
    path: '/v2/orgs/invitations',
    method: 'POST',
    times: 1,
    field: 'body.fleet_email',
    message: 'The domain of this address takes no mail'
  })
  await dialog.getByRole('button', { name: 'Send 3', exact: true }).click()
  await expect(dialog.getByRole('status')).toContainText('2 of 3 done, 1 not.')
  const outcomes = dialog.getByRole('list', { name: 'Outcome for each fleet' }).getByRole('listitem')
  await expect(outcomes).toHaveCount(3)
  await expect(outcomes.first()).toContainText('Catena did not accept these details.')
  await expect(outcomes.filter({ hasText: /done$/ })).toHaveCount(2)
  expect(await lookAt(app, 'invitations-extended-many')).toEqual([])
  const failed = (await outcomes.first().locator('b').innerText()).trim()
  await dialog.getByRole('button', { name: 'Done' }).click()

  const fleets = {
    'Rio Bravo Carriers': 'CR-4560',
    'Maple Leaf Reefer Service': 'CR-4577',
    'Osprey Last Mile': 'CR-4581'
  }
  for (const [name, fleetRef] of Object.entries(fleets)) {
    // One invitation each, as before; those that were sent end in a week.
    expect(await held(simulator, fleetRef)).toHaveLength(1)
    const row = invitationRow(page, fleetRef)
    if (name === failed) await expect(row).not.toContainText(/in [67] d/)
    else await expect(row).toContainText(/in [67] d/)
    await expect(row).not.toContainText(/copied \d\d:\d\d/)
  }
  // Of three links only one could be there, and none of the three was asked for.
  expect(await clipboardText(electronApp)).toBe('Dock 14, ask for Ana')
})

test('revokes several: one that was accepted meanwhile is refused, explained and read anew', async ({
  app,
  simulator
}) => {
  test.setTimeout(120_000)
  const { page } = app
  await openInvitations(page, simulator)
  await tick(page, ['CR-4548', 'CR-4577', 'CR-4581'])
  await page.getByRole('button', { name: 'Revoke 3…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Revoke 3 links?' })
  await expect(dialog).toContainText('They stop working at once.')
  await expect(dialog.getByRole('button', { name: 'Keep them' })).toBeFocused()
  expect(await lookAt(app, 'invitations-revoke-many')).toEqual([])
  await acceptInvitation(await linkOf(simulator, 'CR-4577'))
  await dialog.getByRole('button', { name: 'Revoke 3 invitations' }).click()
  await expect(dialog.getByRole('status')).toContainText('2 of 3 done, 1 not.')
  const outcomes = dialog.getByRole('list', { name: 'Outcome for each fleet' }).getByRole('listitem')
  await expect(outcomes.first()).toContainText('Maple Leaf Reefer Service')
  await expect(outcomes.first()).toContainText('the fleet has probably accepted already')
  expect(await lookAt(app, 'invitations-revoked-many')).toEqual([])
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(invitationRow(page, 'CR-4577')).toContainText('Accepted')
  await expect(invitationRow(page, 'CR-4548')).toContainText('Revoked')
  await expect(invitationRow(page, 'CR-4581')).toContainText('Revoked')
  const statuses = await Promise.all(['CR-4548', 'CR-4577', 'CR-4581'].map((ref) => held(simulator, ref)))
  expect(statuses.flat().map(({ status }) => status)).toEqual(['deleted', 'accepted', 'deleted'])
})

const cleared = 'clipboard cleared'

/** The contents of an X11 clipboard go with the program that gave them: only the app's own act tells whether it was cleared. */
async function noteClearing({ electronApp }: LaunchedApp): Promise<void> {
  await electronApp.evaluate(({ clipboard }, line) => {
    const clear = clipboard.clear.bind(clipboard)
    clipboard.clear = (...given) => {
      clear(...given)
      void Promise.resolve(clipboard.readText()).then((left) => process.stdout.write(`${line}: "${left}"\n`))
    }
  }, cleared)
}

async function copyALink({ page, electronApp }: LaunchedApp, simulator: SimulatorProcess): Promise<void> {
  await goTo(page, 'Invitations')
  await invitationRow(page, 'CR-4581').getByRole('button', { name: 'Copy link for Osprey Last Mile' }).click()
  await expect.poll(() => clipboardText(electronApp)).toBe(await linkOf(simulator, 'CR-4581'))
}

async function wantClearing(page: Page): Promise<void> {
  await goTo(page, 'Settings')
  const wanted = page.getByRole('switch', { name: 'Clear copied links when quitting' })
  await expect(wanted).not.toBeChecked()
  await wanted.click({ force: true })
  await expect(wanted).toBeChecked()
}

test('quitting clears a copied link when the settings say so', async ({ app, simulator }) => {
  await openInvitations(app.page, simulator)
  await wantClearing(app.page)
  await noteClearing(app)
  await copyALink(app, simulator)
  await app.quit()
  expect(app.consoleLines.join('')).toContain(`${cleared}: ""`)
})

test('quitting leaves a copied link alone when nobody asked for more', async ({ app, simulator }) => {
  await openInvitations(app.page, simulator)
  await noteClearing(app)
  await copyALink(app, simulator)
  await app.quit()
  expect(app.consoleLines.join('')).not.toContain(cleared)
})

test('quitting leaves alone what another program copied since', async ({ app, launch, simulator, userDataDir }) => {
  await openInvitations(app.page, simulator)
  await wantClearing(app.page)
  await noteClearing(app)
  await copyALink(app, simulator)
  const other = await launch({ userDataDir: join(userDataDir, 'other') })
  await putOnClipboard(other.electronApp, 'Dock 14, ask for Ana')
  await expect.poll(() => clipboardText(app.electronApp)).toBe('Dock 14, ask for Ana')
  await app.quit()
  expect(app.consoleLines.join('')).not.toContain(cleared)
  expect(await clipboardText(other.electronApp)).toBe('Dock 14, ask for Ana')
})
