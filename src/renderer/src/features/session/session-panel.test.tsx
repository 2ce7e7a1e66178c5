import { act, screen, waitFor, within } from '@testing-library/react'
import type { Bridge } from '@shared/ipc/contract'
import { fail, ok } from '@shared/ipc/result'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SessionIndicator } from '../../shell/session-indicator'
import { useView } from '../../state/stores'
import { createFakeBridge } from '../../test-support/fake-bridge'
import { renderPage } from '../../test-support/render'
import { openSession, profile, revocationReport, sessionReport } from '../../test-support/samples'

const nowMs = new Date(2026, 10, 22, 9, 45).getTime()
const minutes = (count: number) => nowMs + count * 60_000

function DialogName() {
  return <output data-testid="dialog">{useView((view) => view.dialog) ?? 'none'}</output>
}

async function open(answers: Partial<Bridge['calls']> = {}) {
  const page = await renderPage(
    <>
      <SessionIndicator />
      <DialogName />
    </>,
    { bridge: createFakeBridge(answers), now: () => nowMs }
  )
  await page.user.click(screen.getByTitle('Session'))
  return page
}

/** What stands beside a term. */
function fact(term: string): string {
  return screen.getByText(term, { selector: 'dt' }).nextElementSibling?.textContent ?? ''
}

describe('the session panel', () => {
  it('does not say that credentials were refused where the secret only cannot be read', async () => {
    const page = await open({
      'session:get': () => Promise.resolve(ok(openSession({ token: 'none', credentialsNeeded: 'no-vault' })))
    })
    act(() =>
      page.bridge.emit('reachability:changed', { kind: 'credentials-rejected', sinceMs: nowMs, retryAtMs: null })
    )
    expect(screen.getByTitle('Session').textContent).toContain('needs its secret')
    expect(fact('Connection')).toBe('Not made: the client secret is needed')
  })

  it('says who, where, until when, with what, and how it has gone', async () => {
    await open({
      'session:get': () =>
        Promise.resolve(
          ok(
            openSession({
              organisation: 'Acme Insurance',
              profile: profile({ name: 'Staging', environment: 'test', apiBaseUrl: 'https://api.staging.example/v2' }),
              renewsAtMs: minutes(4),
              clockAheadMs: 12_000,
              permissions: ['telematics:read', 'invitation:create']
            })
          )
        ),
      'session:report': () =>
        Promise.resolve(
          ok(
            sessionReport({
              renewedAtMs: minutes(-3),
              expiresAtMs: minutes(6),
              lastError: {
                atMs: minutes(-12),
                operation: 'GET /v2/telematics/vehicles',
                code: 'server-error',
                status: 503,
                serverMessage: 'upstream is resting'
              },
              requests: {
                sinceMs: minutes(-60),
                total: 816,
                byStatus: [
                  { status: null, count: 2 },
                  { status: 429, count: 3 },
                  { status: 200, count: 811 }
                ]
              },
              vault: { kind: 'sealed', backend: 'kwallet' }
            })
          )
        )
    })
    expect(fact('Organisation')).toBe('Acme Insurance')
    expect(fact('Profile')).toBe('Staging')
    expect(fact('Environment')).toBe('Test: inviting asks firstapi.staging.example')
    expect(fact('Connection')).toMatch(/^Online, checked/)
    expect(fact('Access token')).toBe('Valid')
    expect(fact('Renews')).toBe('in 4 min')
    expect(fact('Last renewal')).toBe('3 min ago')
    expect(fact('Expires')).toBe('in 6 min')
    expect(fact('Clock')).toBe('12 s behind Catena’s')
    expect(fact('Last error')).toBe(
      '12 min ago: GET /v2/telematics/vehicles · 503 server faultThe server said: “upstream is resting”'
    )
    expect(fact('Requests')).toContain('816 in the last hour')
    expect(
      screen
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.textContent)
    ).toEqual(['200 OK811', '429 asked to wait3', 'No answer2'])
    expect(fact('Permissions')).toBe('Invitations: createTelematics: read')
    expect(fact('Client secret')).toContain('sealed by KWallet')
  })

  it('closes with Escape and gives the focus back', async () => {
    const { user } = await open()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.getByTestId('dialog').textContent).toBe('none'))
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTitle('Session')))
  })

  it.each([
    ['Replace secret…', 'replace-secret'],
    ['Lock…', 'lock'],
    ['Sign out…', 'sign-out']
  ])('leads on with "%s"', async (button, dialog) => {
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: button }))
    expect(screen.getByTestId('dialog').textContent).toBe(dialog)
  })

  it('says that the report is missing, and shows the rest', async () => {
    await open({ 'session:report': () => Promise.resolve(fail('internal')) })
    expect(screen.getByText('Times and requests cannot be shown.')).toBeDefined()
    expect(fact('Organisation')).toBe('Demo Insurance')
  })

  it('is told that nothing is kept of the demo', async () => {
    await open({ 'session:get': () => Promise.resolve(ok(openSession({ profile: profile({ environment: 'demo' }) }))) })
    expect(screen.queryByRole('button', { name: 'Replace secret…' })).toBeNull()
  })
})

describe('the report', () => {
  beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: false }))
  afterEach(() => void vi.useRealTimers())

  it('is asked for on opening, on each change and every five seconds, and never while the panel is shut', async () => {
    const bridge = createFakeBridge()
    await renderPage(<SessionIndicator />, { bridge })
    const pass = (durationMs: number) => act(() => vi.advanceTimersByTimeAsync(durationMs))
    const asked = () => bridge.inputsOf('session:report').length
    await pass(20_000)
    expect(asked()).toBe(0)
    act(() => screen.getByTitle('Session').click())
    await pass(10)
    expect(asked()).toBe(1)
    await pass(5000)
    expect(asked()).toBe(2)
    act(() => bridge.emit('reachability:changed', { kind: 'no-network', sinceMs: 0, retryAtMs: null }))
    expect(asked()).toBe(3)
    act(() => bridge.emit('session:changed', openSession({ token: 'renewing' })))
    expect(asked()).toBe(4)
    act(() => screen.getByTitle('Session').click())
    await pass(20_000)
    expect(asked()).toBe(4)
  })
})

describe('revoking the token', () => {
  const first = () => screen.getByRole('button', { name: 'Revoke this session’s token…' })

  it('asks first, and says what the next request does', async () => {
    const { bridge, user } = await open()
    await user.click(first())
    expect(screen.getByText(/the next request gets a new one/)).toBeDefined()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Revoke token' }))
    await user.click(screen.getByRole('button', { name: 'Keep it' }))
    expect(document.activeElement).toBe(first())
    expect(bridge.inputsOf('session:revoke-token')).toEqual([])
  })

  it.each([
    [revocationReport(), 'Catena has revoked the access token.'],
    [
      revocationReport({ outcome: 'refused', status: 503, serverMessage: 'not now' }),
      'Catena refused to revoke the access token (503: “not now”). It may stay valid until it expires, within minutes.'
    ],
    [revocationReport({ outcome: 'unreachable', status: null }), 'Catena could not be reached'],
    [
      revocationReport({ outcome: 'unreachable', status: 503, serverMessage: 'try later' }),
      'Catena could not revoke the access token now (503: “try later”)'
    ],
    [revocationReport({ outcome: 'no-token', status: null }), 'There was no access token to revoke.']
  ])('reports the answer %j', async (report, words) => {
    const { user } = await open({ 'session:revoke-token': () => Promise.resolve(ok(report)) })
    await user.click(first())
    await user.click(screen.getByRole('button', { name: 'Revoke token' }))
    const status = within(screen.getByRole('group', { name: 'Session actions' })).getAllByRole('status')
    expect(status.map(({ textContent }) => textContent).join('')).toContain(words)
  })

  it('keeps the answer in sight while there is no token until the next request', async () => {
    const { bridge, user } = await open()
    await user.click(first())
    await user.click(screen.getByRole('button', { name: 'Revoke token' }))
    act(() => bridge.emit('session:changed', openSession({ token: 'none' })))
    expect(screen.getByText('Catena has revoked the access token.')).toBeDefined()
    expect(document.activeElement).toBe(first())
  })
})

describe('diagnostics', () => {
  it('are copied by main, and the button says so for a moment', async () => {
    const { bridge, user } = await open()
    await user.click(screen.getByRole('button', { name: 'Copy diagnostics' }))
    expect(screen.getByRole('button', { name: 'Copied' })).toBeDefined()
    expect(screen.getByText('Diagnostics copied. They hold no secrets.')).toBeDefined()
    expect(bridge.inputsOf('session:copy-diagnostics')).toHaveLength(1)
    await screen.findByRole('button', { name: 'Copy diagnostics' }, { timeout: 4000 })
  })

  it('are not called copied when the clipboard refused', async () => {
    const { user } = await open({ 'session:copy-diagnostics': () => Promise.resolve(fail('clipboard')) })
    await user.click(screen.getByRole('button', { name: 'Copy diagnostics' }))
    expect(screen.getByRole('alert').textContent).toContain('clipboard refused')
    expect(screen.queryByRole('button', { name: 'Copied' })).toBeNull()
  })
})

describe('a clock that is wrong', () => {
  const withClock = (clockAheadMs: number | null) => ({
    'session:get': () => Promise.resolve(ok(openSession({ clockAheadMs })))
  })

  it.each([
    [5 * 60_000, 'This computer’s clock is 5 min behind Catena’s. Ages of positions may be wrong.'],
    [-3 * 3_600_000, 'This computer’s clock is 3 h ahead of Catena’s.']
  ])('is marked on the indicator and explained: %i ms', async (clockAheadMs, words) => {
    await open(withClock(clockAheadMs))
    expect(screen.getByTitle('Session').textContent).toContain('This computer’s clock is wrong')
    expect(screen.getByText(new RegExp(words))).toBeDefined()
  })

  it.each([null, 0, 120_000, -120_000])('is no news at %s ms', async (clockAheadMs) => {
    await open(withClock(clockAheadMs))
    expect(screen.getByTitle('Session').textContent).not.toContain('clock')
    expect(screen.queryByText(/Ages of positions may be wrong/)).toBeNull()
  })
})
