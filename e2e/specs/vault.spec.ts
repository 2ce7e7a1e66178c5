import { readdir, readFile, stat } from 'node:fs/promises'
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

async function filesBelow(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
