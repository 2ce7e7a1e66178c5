import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '../fixtures'
import { connectTo, credentialsOf, fillConnectForm } from '../pages/connect-page'
import { waitForVehicles } from '../pages/workspace-page'

const connect = 'Connect'

test('starts on the Connect screen with Catena’s production addresses', async ({ app: { page } }) => {
  for (const label of ['Client ID', 'Client secret', 'Profile name']) {
    await expect(page.getByLabel(label, { exact: true })).toBeVisible()
  }
  await page.getByRole('button', { name: 'Advanced' }).click()
  await expect(page.getByLabel('API base URL')).toHaveValue('https://api.catenatelematics.com')
  await expect(page.getByLabel('Authorization server URL')).toHaveValue(
    'https://auth.catenatelematics.com/realms/catena'
  )
  await expect(page.getByRole('button', { name: connect, exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try the demo fleet' })).toBeVisible()
})

test('connects with the right credentials and says who is signed in', async ({ app: { page }, simulator }) => {
  await connectTo(page, credentialsOf(simulator.addresses))
  await expect(page.getByRole('banner')).toContainText('Demo Insurance')
  await waitForVehicles(page, 100)
  const stats = await simulator.stats()
  // The token that proved the credentials is the one that is used: nothing is asked twice.
  expect(stats.tokenRequests).toBe(1)
})

test('refuses wrong credentials in plain words and keeps what was typed', async ({ app: { page }, simulator }) => {
  await fillConnectForm(page, credentialsOf(simulator.addresses, { clientSecret: 'wrong-secret-not-real' }))
  await page.getByRole('button', { name: connect, exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('Catena refused the credentials')
  await expect(page.getByLabel('Client secret', { exact: true })).toHaveValue('wrong-secret-not-real')
  await page.getByLabel('Client secret', { exact: true }).fill(simulator.addresses.clientSecret)
  await page.getByRole('button', { name: connect, exact: true }).click()
  await waitForVehicles(page, 100)
})

test('says that the host does not answer', async ({ app: { page }, simulator }) => {
  await simulator.stop()
  await fillConnectForm(page, credentialsOf(simulator.addresses))
  await page.getByRole('button', { name: connect, exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('The authorization server did not answer')
})

test('says how long to wait when it is rate limited', async ({ app: { page }, simulator }) => {
  await simulator.inject({ kind: 'token-rate-limited', retryAfterSeconds: 30 })
  await fillConnectForm(page, credentialsOf(simulator.addresses))
  await page.getByRole('button', { name: connect, exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('Catena asked to wait')
  await expect(page.getByRole('alert')).toContainText('30')
})

test('recognises an answer that is not Catena’s', async ({ app: { page }, simulator }) => {
  const server = createServer((_request, response) => response.end('<html><title>Hotel Wi-Fi</title></html>'))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const authBaseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await fillConnectForm(page, credentialsOf(simulator.addresses, { authBaseUrl }))
  await page.getByRole('button', { name: connect, exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('The answer was not Catena’s')
  await expect(page.getByRole('alert')).not.toContainText('Hotel')
  server.close()
})

test('refuses a certificate that nobody vouches for', async ({ app: { page }, simulator }) => {
  const server = createTlsServer(selfSigned(), (_request, response) => response.end('{}'))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const authBaseUrl = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  await fillConnectForm(page, credentialsOf(simulator.addresses, { authBaseUrl }))
  await page.getByRole('button', { name: connect, exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('certificate cannot be trusted')
  server.close()
})

test('refuses plain http to any other computer', async ({ app: { page }, simulator }) => {
  await fillConnectForm(page, credentialsOf(simulator.addresses, { apiBaseUrl: 'http://api.example.com' }))
  await page.getByRole('button', { name: connect, exact: true }).click()
  await expect(page.getByText(/Plain http/).first()).toBeVisible()
  expect((await simulator.stats()).tokenRequests).toBe(0)
})

test('does not carry the token along when the API redirects elsewhere (SECURITY.md row 18)', async ({
  app: { page },
  simulator
}) => {
  const arrived: string[] = []
  const elsewhere = createServer((request, response) => {
    arrived.push(request.headers.authorization ?? 'no authorization')
    response.end('{}')
  })
  await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done))
  const target = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/stolen`
  let asked = 0
  const api = createServer((_request, response) => {
    asked += 1
    response.writeHead(307, { location: target }).end()
  })
  await new Promise<void>((done) => api.listen(0, '127.0.0.1', done))
  const apiBaseUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`
  await connectTo(page, credentialsOf(simulator.addresses, { apiBaseUrl }))
  await expect.poll(() => asked).toBeGreaterThan(2)
  await expect(page.getByRole('contentinfo')).toContainText('Last refresh incomplete')
  expect(arrived).toEqual([])
  api.close()
  elsewhere.close()
})

test('opens the demo fleet with one button', async ({ launch }) => {
  const { page } = await launch({ args: ['--demo-vehicles=150'] })
  await page.getByRole('button', { name: 'Try the demo fleet' }).click()
  await expect(page.getByRole('banner')).toContainText('Demo', { timeout: 30_000 })
  await waitForVehicles(page, 100)
})

/** A certificate that nobody knows, made for this run. */
function selfSigned(): { readonly key: string; readonly cert: string } {
  const dir = mkdtempSync(join(tmpdir(), 'fleet-desk-tls-'))
  const [key, cert] = [join(dir, 'key.pem'), join(dir, 'cert.pem')]
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-keyout', key, '-out', cert, ...subject],
    {
      stdio: 'ignore'
    }
  )
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
}
