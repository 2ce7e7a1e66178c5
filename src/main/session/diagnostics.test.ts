import { describe, expect, it } from 'vitest'
import type { Profile } from '@shared/ipc/schemas-session'
import { Secret } from '../catena/secret'
import { createRedactor } from '../log/redact'
import { composeDiagnostics, type DiagnosticsFacts } from './diagnostics'

const nowMs = Date.parse('2026-03-04T05:06:07.000Z')
const profile: Profile = {
  id: 'profile-1',
  name: 'Acme dispatch',
  environment: 'production',
  clientId: 'abcdefgh-client',
  apiBaseUrl: 'https://api.example.test/base?key=fake-query',
  authBaseUrl: 'https://name:fakepass@auth.example.test:8443/realms/fake-realm',
  frameColour: 'automatic',
  isMarkedTest: false
}
const facts: DiagnosticsFacts = {
  app: {
    version: '0.1.0',
    electronVersion: '45.4.1',
    platform: 'linux',
    isOldElectron: false,
    vault: { kind: 'sealed', backend: 'secret-service' }
  },
  system: { chromeVersion: '150.0.1', nodeVersion: '24.1.0', osRelease: '6.8.0', architecture: 'x64' },
  nowMs,
  timeZone: 'Europe/Berlin',
  session: {
    kind: 'open',
    profile,
    organisation: 'Acme Freight',
    token: 'valid',
    renewsAtMs: nowMs + 240_000,
    permissions: ['telematics:read', 'fleet:read'],
    secretKept: 'sealed',
    credentialsNeeded: null,
    clockAheadMs: 130_000
  },
  report: {
    renewedAtMs: nowMs - 60_000,
    expiresAtMs: nowMs + 300_000,
    revokedAtMs: null,
    lastError: {
      atMs: nowMs - 5_000,
      operation: 'GET /v2/orgs/invitations/{invitation_id}',
      code: 'forbidden',
      status: 403,
      serverMessage: 'Missing permission'
    },
    requests: {
      sinceMs: nowMs - 3_600_000,
      total: 15,
      byStatus: [
        { status: 200, count: 14 },
        { status: null, count: 1 }
      ]
    }
  },
  reachability: { kind: 'unreachable', sinceMs: nowMs - 9_000, retryAtMs: nowMs + 3_000 },
  positions: { vehicleCount: 4_321, source: 'server', cache: 'sealed' },
  invitationCount: 12
}

describe('diagnostics', () => {
  it('say what support needs to know, in aligned lines, and lose nothing to the redactor', () => {
    const text = composeDiagnostics(facts)
    expect(createRedactor().redactText(text)).toBe(text)
    expect(text).toBe(`Fleet Desk diagnostics

App
  Version        0.1.0
  Electron       45.4.1
  Chromium       150.0.1
  Node           24.1.0
  System         linux 6.8.0 x64
  Time           2026-03-04T05:06:07.000Z (4 Mar 2026, 06:06:07 CET)
  Time zone      Europe/Berlin

Session
  State          open
  Organisation   Acme Freight
  Token          valid
  Renews at      2026-03-04T05:10:07.000Z
  Secret kept    sealed
  Secret needed  no
  Permissions    fleet:read, telematics:read
  Clock          server is 130 s ahead of this computer

Profile
  Name           Acme dispatch
  Environment    production
  Client id      abcd… (15 characters)
  API host       api.example.test
  Sign-in host   auth.example.test

Connection
  Reachability   unreachable
  Since          2026-03-04T05:05:58.000Z
  Next try       2026-03-04T05:06:10.000Z
  Granted at     2026-03-04T05:05:07.000Z
  Expires at     2026-03-04T05:11:07.000Z
  Revoked at     none

Last error
  When           2026-03-04T05:06:02.000Z
  Operation      GET /v2/orgs/invitations/{invitation_id}
  Code           forbidden
  Status         403
  Server says    Missing permission

Requests
  Since          2026-03-04T04:06:07.000Z
  Total          15
  HTTP 200       14
  No answer      1

Storage
  Vault          sealed (secret-service)
  Stored data    sealed
  Positions      4321 (from server)
  Invitations    12
`)
  })

  it('name hosts only, and four characters of the client id', () => {
    expect(composeDiagnostics(facts)).not.toMatch(/https?:|fake|8443|realms|efgh/)
  })

  it.each(['abc', 'abcdefg'])('keep a short client id to one character: %s', (clientId) => {
    const { session } = facts
    if (session.kind !== 'open') throw new Error('The facts have changed')
    const text = composeDiagnostics({ ...facts, session: { ...session, profile: { ...profile, clientId } } })
    expect(text).toContain(`a… (${clientId.length} characters)`)
    expect(text).not.toContain('abc')
  })

  it.each<[string, DiagnosticsFacts['session'], RegExp]>([
    ['starting', { kind: 'starting' }, /State\s+starting/],
    ['signed out', { kind: 'signed-out', remembered: profile, secret: 'not-kept' }, /State\s+signed out\n.*not-kept/],
    ['signed out for the first time', { kind: 'signed-out', remembered: null, secret: 'not-kept' }, /signed out/],
    [
      'locked',
      {
        kind: 'locked',
        profile,
        secret: 'found',
        lockedAtMs: nowMs,
        revocation: { outcome: 'refused', status: 500, serverMessage: null }
      },
      /State\s+locked[^]*Revocation\s+refused[^]*API host\s+api\.example\.test/
    ]
  ])('can be had while %s', (_name, session, expected) => {
    const closed = { ...facts, session, report: null, reachability: null, positions: null, invitationCount: null }
    const text = composeDiagnostics(closed)
    expect(text).toMatch(expected)
    expect(text).toMatch(/Vault\s+sealed/)
    expect(text).not.toMatch(/Requests|Positions/)
    expect(createRedactor().redactText(text)).toBe(text)
  })

  it('let no text from outside forge a line', () => {
    const session = {
      ...facts.session,
      organisation: 'Acme\n  Vault   none\u202e\u2028x'
    } as DiagnosticsFacts['session']
    expect(composeDiagnostics({ ...facts, session }).split(/[\n\u2028]/)).toHaveLength(
      composeDiagnostics(facts).split('\n').length
    )
  })

  it('survive a clock and a zone that make no sense', () => {
    expect(composeDiagnostics({ ...facts, nowMs: Number.NaN, timeZone: 'Nowhere/Land' })).toContain('not a time')
  })

  it('lose a planted secret to the redactor, wherever it was planted and however it is spelled', () => {
    const planted = 'fake/planted+secret="0123"'
    const redactor = createRedactor()
    redactor.protect(new Secret(planted))
    for (const spelled of [planted, encodeURIComponent(planted), Buffer.from(planted).toString('base64')]) {
      const session = {
        ...facts.session,
        organisation: spelled,
        profile: { ...profile, name: `x${spelled}y` },
        permissions: [spelled]
      } as DiagnosticsFacts['session']
      const lastError = { atMs: nowMs, operation: spelled, code: spelled, status: null, serverMessage: `: ${spelled}.` }
      const report = facts.report === null ? null : { ...facts.report, lastError }
      const text = redactor.redactText(composeDiagnostics({ ...facts, session, report }))
      expect(text).not.toContain(spelled)
      expect(text.match(/\[redacted\]/g)?.length).toBeGreaterThanOrEqual(6)
    }
  })
})
