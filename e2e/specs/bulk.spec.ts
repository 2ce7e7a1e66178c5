import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures'
import { resizeWindow } from '../launch'
import { openBulk, pasteTable, rowsDone, startRun } from '../pages/bulk-page'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { invite, goTo } from '../pages/workspace-page'
import { lookAt } from '../pictures'

const rowCount = 1000

function refOf(index: number): string {
  return `BULK-${String(index + 1).padStart(4, '0')}`
}

test('sends a thousand rows once each, through 429s and a SIGKILL in the middle', async ({ launch, simulator }) => {
  test.setTimeout(150_000)
  const rows = Array.from(
    { length: rowCount },
    (_, index) => `${refOf(index)}\tFleet ${index + 1}\tops${index}@f.example`
  )
  const first = await launch()
  await connectTo(first.page, credentialsOf(simulator.addresses))
  await openBulk(first.page)
  await pasteTable(first, `Fleet ref\tName\tE-mail\n${rows.join('\n')}`)
  await first.page.getByRole('button', { name: 'Check rows' }).click()
  await expect(first.page.getByRole('button', { name: 'New 1,000' })).toBeVisible()
  // Slow enough that some are always on their way.
  await simulator.inject({ kind: 'latency', path: '/orgs/invitations', method: 'POST', ms: 20 })
  await simulator.inject({
    kind: 'rate-limited',
    path: '/orgs/invitations',
    method: 'POST',
    times: 5,
    retryAfterSeconds: 1
  })
  await startRun(first.page, '1,000 invitations')
  await expect.poll(() => rowsDone(first.page), { timeout: 60_000, intervals: [100] }).toBeGreaterThan(250)
  await first.kill()
  const atKill = (await simulator.stats()).invitations.filter(({ fleetRef }) => fleetRef.startsWith('BULK-')).length
  expect(atKill).toBeLessThan(rowCount)

  const second = await launch()
  await second.page
    .getByRole('contentinfo')
    .getByRole('button', { name: /Inviting paused/ })
    .click()
  await expect(second.page.getByText('Interrupted', { exact: true })).toBeVisible()
  expect(await rowsDone(second.page)).toBeGreaterThan(250)
  // Nothing goes out before the person says so.
  const still = (await simulator.stats()).invitations.filter(({ fleetRef }) => fleetRef.startsWith('BULK-')).length
  expect(still).toBe(atKill)
  await simulator.inject({
    kind: 'rate-limited',
    path: '/orgs/invitations',
    method: 'POST',
    times: 3,
    retryAfterSeconds: 1
  })
  await second.page.getByRole('button', { name: 'Continue' }).click()
  await expect.poll(() => rowsDone(second.page), { timeout: 90_000, intervals: [250] }).toBe(rowCount)
  await expect(second.page.getByText('Done', { exact: true })).toBeVisible()
  await expect(second.page.getByRole('button', { name: /^(Failed|Extended|Not sent)/ })).toHaveCount(0)

  const live = new Map<string, number>()
  for (const { fleetRef, status } of (await simulator.stats()).invitations) {
    if (status === 'active') live.set(fleetRef, (live.get(fleetRef) ?? 0) + 1)
  }
  const counts = Array.from({ length: rowCount }, (_, index) => live.get(refOf(index)) ?? 0)
  expect(counts.filter((count) => count !== 1)).toEqual([])
})

test('checks a pasted table, corrects it, and saves what became of each row', async ({ app, simulator }) => {
  test.setTimeout(180_000)
  const { page, electronApp, userDataDir } = app
  await resizeWindow(electronApp, { width: 1280, height: 800 })
  await connectTo(page, credentialsOf(simulator.addresses))
  await goTo(page, 'Invitations')
  await invite(page, { ref: 'SEEN-1', name: 'Seen Before' })
  await openBulk(page)
  await pasteTable(
    app,
    [
      'Referencia;Nombre;Correo;País',
      'ROW-1;Prairie Haulage;ops@prairie.example;USA',
      'ROW-2;J&K Haulage, Inc.;ops@ jk.example;Estados Unidos',
      'ROW-1;Prairie again;x@prairie.example;USA',
      ';No reference;a@b.example;MEX',
      'SEEN-1;Seen Before;;México',
      ' ROW-3 ;Mesa Freight;;',
      ...Array.from({ length: 30 }, (_, index) => `MORE-${index};Fleet ${index};fleet${index}@more.example;MEX`)
    ].join('\n')
  )
  const violations = [...(await lookAt(app, 'bulk-columns'))]
  await page.getByRole('button', { name: 'Check rows' }).click()
  await expect(page.getByRole('button', { name: 'To correct 4' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Duplicate 1' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Would extend 1' })).toHaveCount(0)
  violations.push(...(await lookAt(app, 'bulk-check')))
  await page.getByRole('button', { name: 'Correct all 3 rows' }).click()
  await expect(page.getByRole('button', { name: 'To correct 1' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Would extend 1' })).toBeVisible()
  await page.getByRole('button', { name: 'To correct 1' }).click()
  await page.getByRole('button', { name: 'Edit row 5' }).click()
  await page.getByRole('dialog').getByLabel('Fleet reference').fill('ROW-4')
  await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click()
  await expect(page.getByRole('button', { name: /^To correct/ })).toHaveCount(0)

  const summary = page.getByRole('status', { name: 'What is asked' })
  await expect(summary).toContainText('Asks for Vehicles, Positions of vehicles (to read only) · any provider')
  await page.getByRole('button', { name: 'Change what is asked…' }).click()
  const dialog = page.getByRole('dialog', { name: 'What every row asks for' })
  await dialog.getByRole('checkbox', { name: 'Read and write: Drivers and users' }).check()
  await dialog.getByRole('combobox', { name: 'Providers to allow' }).fill('Geotab')
  await page.getByRole('option', { name: 'Geotab' }).click()
  await page.keyboard.press('Escape')
  await dialog.getByText('7 days', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Redirects and callback' }).click()
  await dialog.getByLabel('Your webhook').fill('http://hooks.example/catena')
  await dialog.getByRole('button', { name: 'Use for all rows' }).click()
  await expect(dialog.getByText('A whole address that begins with https://.')).toBeVisible()
  await dialog.getByLabel('Your webhook').fill('https://hooks.example/catena')
  violations.push(...(await lookAt(app, 'bulk-asked')))
  await dialog.getByRole('button', { name: 'Use for all rows' }).click()
  await expect(summary).toContainText(
    /\(1 of them to write, too\) · 1 provider allowed · with redirects or a callback · links work/
  )
  violations.push(...(await lookAt(app, 'bulk-asks')))

  await startRun(page, '34 invitations')
  await expect.poll(() => rowsDone(page), { timeout: 20_000 }).toBe(34)
  await expect(page.getByText('Done', { exact: true })).toBeVisible()
  violations.push(...(await lookAt(app, 'bulk-result')))
  const sent = (await simulator.stats()).invitations.filter(({ fleetRef }) => /^(ROW|MORE)-/.test(fleetRef))
  expect(new Set(sent.map(({ fleetRef }) => fleetRef)).size).toBe(34)
  expect(sent).toHaveLength(34)
  const held = await fetch(`${simulator.addresses.apiBaseUrl}/v2/orgs/invitations/${sent[0]?.id ?? ''}`)
  expect(await held.json()).toMatchObject({
    permissions: { vehicle: 'read', vehicle_location: 'read', user: 'read_write' },
    limit_tsps: ['geotab'],
    callback_url: 'https://hooks.example/catena',
    success_redirect_url: null,
    expires_in_hours: 168
  })

  // Without the tick no link leaves main.
  const path = join(userDataDir, '..', `bulk-result-${process.pid}.csv`)
  await electronApp.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await page.getByRole('button', { name: 'Save results…' }).click()
  await expect(page.getByText(/^Saved as bulk-result-/)).toBeVisible()
  const plain = await readFile(path, 'utf8')
  expect(plain).toContain('"ROW-2","JK Haulage Inc","created"')
  const links = sent.map(({ link }) => link)
  expect(links.filter((link) => plain.includes(link))).toEqual([])
  await page.getByLabel('With the links').check()
  await page.getByRole('button', { name: 'Save results…' }).click()
  await expect
    .poll(
      async () =>
        links.every((link) => link !== '' && !plain.includes(link)) &&
        (await readFile(path, 'utf8')).includes(links[0] ?? '-')
    )
    .toBe(true)
  expect(violations).toEqual([])
})
