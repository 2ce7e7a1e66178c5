import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures'
import { connectTo, credentialsOf, fillConnectForm } from '../pages/connect-page'
import { waitForVehicles } from '../pages/workspace-page'

test('leaves the client secret nowhere on disk in a readable form, and opens without typing next time', async ({
  launch,
  simulator,
  userDataDir
}) => {
  const first = await launch()
  await connectTo(first.page, credentialsOf(simulator.addresses))
  await waitForVehicles(first.page, 100)
  await first.quit()

  const secret = simulator.addresses.clientSecret
  const forms = [
    Buffer.from(secret),
    Buffer.from(Buffer.from(secret).toString('base64')),
    Buffer.from(secret, 'utf16le')
  ]
  const files = await filesBelow(userDataDir)
  expect(files.some((file) => file.endsWith('vault.json'))).toBe(true)
  for (const file of files) {
    const content = await readFile(file).catch(() => Buffer.alloc(0))
    for (const form of forms) expect(content.includes(form), `${file} holds the secret`).toBe(false)
  }
  expect((await stat(join(userDataDir, 'vault.json'))).mode & 0o777).toBe(0o600)

  const second = await launch()
  await waitForVehicles(second.page, 100)
})

test('offers this session only where the system has no keyring, and forgets the secret at the end', async ({
  launch,
  simulator,
  userDataDir
}) => {
  const first = await launch({ keyring: 'none' })
  await fillConnectForm(first.page, credentialsOf(simulator.addresses))
  await expect(first.page.getByText('Keep for this session only')).toBeVisible()
  await expect(first.page.getByText(/has no keyring/).first()).toBeVisible()
  await first.page.getByRole('button', { name: 'Connect', exact: true }).click()
  await waitForVehicles(first.page, 100)
  await expect(first.page.getByRole('contentinfo')).toContainText('Positions are not stored on this computer')
  await first.quit()
  for (const file of await filesBelow(userDataDir)) {
    const content = await readFile(file).catch(() => Buffer.alloc(0))
    expect(content.includes(simulator.addresses.clientSecret), `${file} holds the secret`).toBe(false)
  }

  const second = await launch({ keyring: 'none' })
  await expect(second.page.getByText('The client secret was kept for the last session only.')).toBeVisible()
})

const damages: readonly (readonly [string, (vault: Buffer) => Buffer])[] = [
  ['cut in the middle', (vault) => vault.subarray(0, Math.floor(vault.length / 2))],
  ['binary', () => Buffer.from([0, 255, 254, 0, 129, 7, 200, 13, 10, 0])],
  ['another program’s JSON', () => Buffer.from('[]')]
]

test('sets a vault file aside that it cannot read, says so, and goes on with the secret that is entered', async ({
  launch,
  simulator,
  userDataDir
}) => {
  test.slow()
  const vaultFile = join(userDataDir, 'vault.json')
  const asideContents = async () => {
    const names = (await readdir(userDataDir)).filter((name) => /^vault\.corrupt-\d{4}-.*\.json$/.test(name)).sort()
    return Promise.all(names.map((name) => readFile(join(userDataDir, name))))
  }
  const first = await launch()
  await connectTo(first.page, credentialsOf(simulator.addresses))
  await waitForVehicles(first.page, 190)
  await first.quit()

  const damaged: Buffer[] = []
  for (const [name, damage] of damages) {
    await test.step(name, async () => {
      const content = damage(await readFile(vaultFile))
      damaged.push(content)
      await writeFile(vaultFile, content)
      await simulator.resetStats()

      const app = await launch()
      const bar = app.page.getByTestId('offline-bar')
      await expect(bar).toContainText('The file with the saved client secret is damaged and was set aside.')
      expect((await simulator.stats()).tokenRequests).toBe(0)
      expect((await asideContents()).map(String)).toEqual(damaged.map(String))

      await bar.getByRole('button', { name: 'Enter credentials' }).click()
      const dialog = app.page.getByRole('dialog', { name: 'Client secret of Test company' })
      await dialog.getByLabel('New client secret', { exact: true }).fill(simulator.addresses.clientSecret)
      await dialog.getByRole('button', { name: 'Replace secret' }).click()
      await expect(dialog).toBeHidden()
      await waitForVehicles(app.page, 190)
      await expect(bar).toBeEmpty()
      expect((await stat(vaultFile)).mode & 0o777).toBe(0o600)
      await app.quit()
    })
  }

  const last = await launch()
  await waitForVehicles(last.page, 190)
  await expect(last.page.getByTestId('offline-bar')).toBeEmpty()
  expect((await asideContents()).map((content) => content.toString('hex'))).toEqual(
    damaged.map((content) => content.toString('hex'))
  )
})

async function filesBelow(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
