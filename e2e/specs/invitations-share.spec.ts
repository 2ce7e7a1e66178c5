import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clipboardText } from '../clipboard'
import { expect, test } from '../fixtures'
import { answerSaveDialog, catchOpened } from '../opened-outside'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { chooseForRow, openDetails } from '../pages/invitations-page'
import { goTo, invitationRow } from '../pages/workspace-page'
import { lookAt } from '../pictures'
import type { SimulatorProcess } from '../simulator'

test.beforeEach(async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await goTo(page, 'Invitations')
  await expect(invitationRow(page, 'CR-4581')).toBeVisible()
})

async function linkOf(simulator: SimulatorProcess, fleetRef: string): Promise<string> {
  const found = (await simulator.stats()).invitations.find((each) => each.fleetRef === fleetRef)
  if (found === undefined) throw new Error(`The simulator has no invitation for ${fleetRef}`)
  return found.link
}

test('copies by button, by menu and by key, and notes it in the row and its journal', async ({
  app: { page, electronApp },
  simulator
}) => {
  const row = invitationRow(page, 'CR-4581')
  await row.getByRole('button', { name: 'Copy link for Osprey Last Mile' }).click()
  await expect(row.getByText('Copied', { exact: true })).toBeVisible()
  expect(await clipboardText(electronApp)).toBe(await linkOf(simulator, 'CR-4581'))
  await expect(row).toContainText(/copied \d\d:\d\d/)

  await chooseForRow(page, 'CR-4577', 'Copy link')
  await expect.poll(() => clipboardText(electronApp)).toBe(await linkOf(simulator, 'CR-4577'))

  await invitationRow(page, 'CR-4548').focus()
  await page.keyboard.press('c')
  await expect.poll(() => clipboardText(electronApp)).toBe(await linkOf(simulator, 'CR-4548'))
  const panel = await openDetails(page, 'CR-4581')
  await expect(panel.getByRole('region', { name: 'What was done' })).toContainText('Link copied')
})

test('shows a link only after Reveal, and not for long', async ({ app: { page }, simulator }) => {
  const panel = await openDetails(page, 'CR-4577')
  const link = await linkOf(simulator, 'CR-4577')
  await expect(panel).not.toContainText(link)
  await panel.getByRole('button', { name: 'Reveal' }).click()
  await expect(panel).toContainText(link)
  await page.getByLabel('Filter invitations').focus()
  await expect(panel).not.toContainText(link)
  await panel.getByRole('button', { name: 'Reveal' }).click()
  await expect(panel).toContainText(link)
  await page.evaluate(() => window.dispatchEvent(new Event('blur')))
  await expect(panel).not.toContainText(link)
})

test('writes the message in the language and the zone of the fleet, from a template of the person’s own', async ({
  app,
  simulator
}) => {
  test.setTimeout(180_000)
  const { page, electronApp } = app
  const link = await linkOf(simulator, 'CR-4577')
  await chooseForRow(page, 'CR-4577', 'Copy as message…')
  const dialog = page.getByRole('dialog', { name: 'Message to Maple Leaf Reefer Service' })
  await expect(dialog.getByLabel('Text', { exact: true })).toHaveValue(/The link works until \w+day/)
  await expect(dialog.getByLabel('Text', { exact: true })).not.toHaveValue(new RegExp(link.slice(-20)))
  expect(await lookAt(app, 'invitations-message')).toEqual([])
  await dialog.getByText('Spanish', { exact: true }).click()
  await expect(dialog.getByLabel('Subject')).toHaveValue(/pide a Maple Leaf Reefer Service compartir/)
  await dialog.getByText('Template', { exact: true }).click()
  await dialog.getByLabel('Subject').fill('Datos de {fleet}')
  await dialog.getByRole('button', { name: 'Save template' }).click()
  await dialog.getByText('This message', { exact: true }).click()
  await expect(dialog.getByLabel('Subject')).toHaveValue('Datos de Maple Leaf Reefer Service')
  await dialog.getByRole('button', { name: 'Copy message' }).click()
  await expect(page.getByText(/The message for Maple Leaf Reefer Service/)).toBeVisible()
  const copied = await clipboardText(electronApp)
  expect(copied).toContain(link)
  expect(copied).toMatch(/El enlace funciona hasta/)

  const opened = await catchOpened(electronApp)
  await chooseForRow(page, 'CR-4577', 'Open in mail…')
  await dialog.getByRole('button', { name: 'Open in mail' }).click()
  await expect.poll(async () => (await opened()).join()).toMatch(/^mailto:dispatch/)
  expect(decodeURIComponent((await opened()).join())).toContain(link)
  await expect(invitationRow(page, 'CR-4577')).toContainText(/mailed \d\d:\d\d/)
  await chooseForRow(page, 'CR-4577', 'Open in browser')
  await expect.poll(async () => (await opened()).at(-1)).toBe(link)
})

test('shows a QR code on request, large, with the fleet under it, and closes it with the focus', async ({
  app,
  userDataDir
}) => {
  const { page, electronApp } = app
  await chooseForRow(page, 'CR-4577', 'Show QR code…')
  const dialog = page.getByRole('dialog', { name: 'Scan to accept' })
  const picture = dialog.getByRole('img', { name: /QR code of the link/ })
  await expect(picture).toBeVisible()
  expect((await picture.boundingBox())?.width).toBeGreaterThan(280)
  await expect(dialog.getByText('Maple Leaf Reefer Service')).toBeVisible()
  await page.screenshot({ path: join(__dirname, '../../e2e-screenshots/invitations-qr-light-1280.png') })
  const file = join(userDataDir, 'code.png')
  await answerSaveDialog(electronApp, file)
  await dialog.getByRole('button', { name: 'Save as picture…' }).click()
  await expect(page.getByText(/QR code saved as code.png/)).toBeVisible()
  expect((await readFile(file)).subarray(1, 4).toString()).toBe('PNG')
  if (await dialog.isVisible()) await page.evaluate(() => window.dispatchEvent(new Event('blur')))
  await expect(dialog).toBeHidden()
})

test('exports what is filtered, with the count stated, and links only if ticked', async ({
  app: { page, electronApp },
  simulator,
  userDataDir
}) => {
  await page.getByRole('tab', { name: /^Waiting/ }).click()
  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export invitations' })
  await expect(dialog).toContainText('Writes 4 invitations to a CSV file.')
  const file = join(userDataDir, 'waiting.csv')
  await answerSaveDialog(electronApp, file)
  await dialog.getByRole('button', { name: 'Choose a file…' }).click()
  await expect(page.getByText('4 invitations saved as waiting.csv.')).toBeVisible()
  const text = await readFile(file, 'utf8')
  expect(text).toContain('CR-4577')
  expect(text).not.toContain(await linkOf(simulator, 'CR-4577'))
})
