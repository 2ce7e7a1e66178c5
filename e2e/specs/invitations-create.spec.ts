import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { confirmTestInvitation, goTo, invitationRow, invite } from '../pages/workspace-page'
import { lookAt } from '../pictures'
import type { SimulatorProcess } from '../simulator'

test.beforeEach(async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await goTo(page, 'Invitations')
  await expect(invitationRow(page, 'CR-4581')).toBeVisible()
})

/** The invitation as the simulator gives it to whoever has its id. */
async function heldFor(simulator: SimulatorProcess, fleetRef: string): Promise<unknown> {
  const id = (await simulator.stats()).invitations.find((each) => each.fleetRef === fleetRef)?.id
  if (id === undefined) throw new Error(`The simulator has no invitation for ${fleetRef}`)
  const answer = await fetch(`${simulator.addresses.apiBaseUrl}/v2/orgs/invitations/${id}`)
  return answer.json()
}

async function openForm(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Invite a fleet' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite a fleet' })
  // It is open, and has done with moving.
  await expect(dialog.getByLabel('Fleet reference')).toBeFocused()
  return dialog
}

async function allowProvider(page: Page, dialog: Locator, name: string): Promise<void> {
  const search = dialog.getByRole('combobox', { name: 'Providers to allow' })
  await search.fill(name)
  await page.getByRole('option', { name }).click()
}

/** What a template holds: data, providers, addresses and expiry. */
async function fillAsked(page: Page, dialog: Locator): Promise<void> {
  await dialog.getByRole('checkbox', { name: 'Read: Drivers and users' }).check()
  await dialog.getByRole('button', { name: /^Show all/ }).click()
  await dialog.getByRole('checkbox', { name: 'Read and write: Messages to drivers' }).check()
  await dialog.getByRole('button', { name: 'Show fewer' }).click()
  await allowProvider(page, dialog, 'Geotab')
  await allowProvider(page, dialog, 'Motive')
  await page.keyboard.press('Escape')
  await dialog.getByRole('radiogroup', { name: 'Link works for' }).getByText('Other').click()
  await dialog.getByRole('textbox', { name: 'Hours' }).fill('100')
  await dialog.getByRole('button', { name: 'Redirects and callback' }).click()
  await dialog.getByLabel('Where the fleet goes after accepting').fill('https://broker.example/thanks?from=catena')
  await dialog
    .getByLabel('Where it goes after declining or when the link has ended')
    .fill('http://broker.example/sorry')
  await dialog.getByLabel('Your webhook').fill('https://hooks.broker.example/catena')
}

/** The same in the contract's terms. */
const asked = {
  permissions: { vehicle: 'read', vehicle_location: 'read', user: 'read', message: 'read_write' },
  limit_tsps: ['geotab', 'motive'],
  success_redirect_url: 'https://broker.example/thanks?from=catena',
  failure_redirect_url: 'http://broker.example/sorry',
  callback_url: 'https://hooks.broker.example/catena',
  expires_in_hours: 100
}

test('every field of the contract reaches the server as it was chosen', async ({ app, simulator }) => {
  test.setTimeout(120_000)
  const { page } = app
  const dialog = await openForm(page)
  await dialog.getByLabel('Fleet reference').fill(' ALL-1 ')
  await dialog.getByLabel('Fleet name').fill('Cañón del Sol Transportes')
  await dialog.getByLabel('E-mail').fill('despacho@canon.example')
  await dialog.getByLabel('Phone').fill('+52 (81) 8345-0000')
  await dialog.getByLabel('Website').fill('https://canon.example/flota')
  await dialog.getByRole('combobox', { name: 'Country' }).fill('mexi')
  await page.getByRole('option', { name: 'Mexico (MEX)' }).click()
  await dialog.getByLabel('Regulatory id').fill('1234567')
  await dialog.getByRole('button', { name: 'Create and copy link' }).click()
  await expect(dialog.getByText('Catena needs the type with the id.')).toBeVisible()
  await dialog.getByLabel('Its type').fill('SCT')
  await page.keyboard.press('Tab')
  await fillAsked(page, dialog)
  expect(await lookAt(app, 'invitations-create-whole')).toEqual([])
  await dialog.getByRole('button', { name: 'Create and copy link' }).click()
  await confirmTestInvitation(page)
  expect(await heldFor(simulator, 'ALL-1')).toMatchObject({
    fleet_ref: 'ALL-1',
    fleet_name: 'Cañón del Sol Transportes',
    fleet_email: 'despacho@canon.example',
    fleet_phone: '+52 (81) 8345-0000',
    fleet_website: 'https://canon.example/flota',
    fleet_country_code: 'MEX',
    fleet_regulatory_id: '1234567',
    fleet_regulatory_id_type: 'SCT',
    ...asked
  })
})

test('what the server refuses is said at its field, and what was typed stays', async ({ app, simulator }) => {
  test.setTimeout(120_000)
  const { page } = app
  await simulator.inject({
    kind: 'rejected-field',
    path: '/v2/orgs/invitations',
    method: 'POST',
    times: 1,
    field: 'body.fleet_email',
    message: 'The domain of this address takes no mail'
  })
  const dialog = await openForm(page)
  await dialog.getByLabel('Fleet reference').fill('MAIL-1')
  await dialog.getByLabel('Fleet name').fill('Mesa Freight')
  const mail = dialog.getByLabel('E-mail')
  await mail.fill('ops@mesa.example')
  await dialog.getByRole('button', { name: 'Create and copy link' }).click()
  await dialog.getByRole('button', { name: 'Invite from test profile' }).click()
  await expect(mail).toHaveAttribute('aria-invalid', 'true')
  await expect(mail).toHaveAccessibleDescription(/^The domain of this address takes no mail/)
  await expect(dialog.getByRole('alert')).toContainText('Catena did not accept these details.')
  expect(await lookAt(app, 'invitations-create-refused')).toEqual([])
  // The rules that judge while typing rest do not take the server's word back.
  await expect(mail).toHaveAttribute('aria-invalid', 'true')
  await expect(dialog.getByLabel('Fleet name')).toHaveValue('Mesa Freight')
  expect((await simulator.stats()).invitations.filter(({ fleetRef }) => fleetRef === 'MAIL-1')).toEqual([])

  await mail.fill('ops@mesafreight.example')
  await expect(mail).not.toHaveAttribute('aria-invalid', 'true')
  await dialog.getByRole('button', { name: 'Create and copy link' }).click()
  await confirmTestInvitation(page)
  expect(await heldFor(simulator, 'MAIL-1')).toMatchObject({ fleet_email: 'ops@mesafreight.example' })
})

test('settings kept as a template serve again, also after a restart', async ({ app, launch, simulator }) => {
  test.setTimeout(120_000)
  const { page } = app
  const dialog = await openForm(page)
  await fillAsked(page, dialog)
  await dialog.getByRole('button', { name: 'Templates' }).click()
  await page.getByLabel('Name of the template').fill('Spot carriers')
  await page.getByRole('button', { name: 'Save as template' }).click()
  await expect(page.getByRole('button', { name: 'Spot carriers', exact: true })).toBeVisible()
  await expect(page.getByLabel('Name of the template')).toBeFocused()
  expect(await lookAt(app, 'invitations-templates')).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('Name of the template')).toBeHidden()
  await dialog.getByRole('button', { name: 'Clear form' }).click()
  await dialog.getByRole('button', { name: 'Not now' }).click()
  // The next invitation begins with the least again.
  await invite(page, { ref: 'LEAST-1', name: 'Least Lines' })
  expect(await heldFor(simulator, 'LEAST-1')).toMatchObject({
    permissions: { vehicle: 'read', vehicle_location: 'read' },
    limit_tsps: null,
    callback_url: null
  })
  await app.quit()

  const { page: again } = await launch()
  await goTo(again, 'Invitations')
  await expect(invitationRow(again, 'LEAST-1')).toBeVisible()
  const form = await openForm(again)
  await form.getByRole('button', { name: 'Templates' }).click()
  await again.getByRole('button', { name: 'Spot carriers', exact: true }).click()
  await form.getByLabel('Fleet reference').fill('SPOT-1')
  await form.getByRole('button', { name: 'Create and copy link' }).click()
  await confirmTestInvitation(again)
  expect(await heldFor(simulator, 'SPOT-1')).toMatchObject(asked)
})
