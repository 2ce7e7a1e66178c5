import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createTokenClient } from './auth/token-client'
import { createHttp } from './http'
import { Secret } from './secret'
import { fakeTokens } from './test-support/fake-tokens'
import { listen } from './test-support/loopback-server'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'catena-tls-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A key and certificate nobody has signed, made for this run and for this machine only. */
function selfSigned(): { readonly key: Buffer; readonly cert: Buffer } {
  const [keyPath, certPath] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-keyout', keyPath, '-out', certPath]
  execFileSync('openssl', [...request, ...subject], { stdio: 'ignore' })
  return { key: readFileSync(keyPath), cert: readFileSync(certPath) }
}

describe.skipIf(!hasOpenssl)(`a self-signed server${hasOpenssl ? '' : ' (skipped: openssl is not installed)'}`, () => {
  it('is refused before a token or a secret is sent', async () => {
    const seen: string[] = []
    const server = createServer(selfSigned(), (request, response) => {
      seen.push(request.url ?? '')
      response.end('{}')
    })
    const { baseUrl, stop } = await listen(server)
    const secureBaseUrl = baseUrl.replace('http:', 'https:')
    const nowMs = (): number => 0
    const http = createHttp({
      fetch,
      apiBaseUrl: secureBaseUrl,
      keeper: fakeTokens(),
      nowMs,
      sleep: () => Promise.reject(new Error('An untrusted certificate must not be tried again')),
      random: () => 0
    })
    const credentials = { clientId: 'fake-client', clientSecret: new Secret('fake-secret') }
    const tokens = createTokenClient({ fetch, authBaseUrl: `${secureBaseUrl}/realms/fake`, nowMs, ...credentials })

    expect(await http.request({ method: 'GET', route: '/v2/orgs/fleets' })).toEqual({
      ok: false,
      error: { code: 'tls' }
    })
    expect(await tokens.requestToken()).toEqual({ ok: false, error: { code: 'tls' } })
    expect(seen).toEqual([])
    await stop()
  })
})
