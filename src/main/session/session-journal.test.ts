import { beforeEach, describe, expect, it } from 'vitest'
import { sessionReportSchema } from '@shared/ipc/schemas-session'
import { redactServerMessage } from '../catena/redact'
import { createSessionJournal, type SessionJournal } from './session-journal'

let nowMs: number
let journal: SessionJournal
beforeEach(() => {
  nowMs = 1_800_000_000_000
  journal = createSessionJournal({ nowMs: () => nowMs })
})

describe('the session journal', () => {
  it('starts empty', () => {
    expect(journal.lastError()).toBeNull()
    expect(journal.revokedAtMs()).toBeNull()
  })

  it('keeps the newest failure', () => {
    journal.failed('token', { code: 'unreachable' })
    expect(journal.lastError()).toEqual({
      atMs: nowMs,
      operation: 'token',
      code: 'unreachable',
      status: null,
      serverMessage: null
    })
    nowMs += 1_000
    journal.failed('GET /v2/orgs/fleets', { code: 'forbidden', status: 403, serverMessage: 'Missing permission' })
    expect(journal.lastError()).toEqual({
      atMs: nowMs,
      operation: 'GET /v2/orgs/fleets',
      code: 'forbidden',
      status: 403,
      serverMessage: 'Missing permission'
    })
    expect(sessionReportSchema.shape.lastError.safeParse(journal.lastError()).success).toBe(true)
  })

  it.each(['cancelled', 'signed-out'] as const)('takes "%s" for no failure', (code) => {
    journal.failed('token', { code: 'unreachable' })
    journal.failed('token', { code })
    expect(journal.lastError()).toMatchObject({ code: 'unreachable' })
  })

  it.each([
    'no such token Bearer fake-token-0123',
    'client_secret=fake-secret is wrong',
    'invitation 01234567-89ab-4def-8123-456789abcdef',
    'eyJhbGciOiJub25lIn0.eyJmYWtlIjoxfQ.x expired'
  ])('keeps no secret of a raw message, in the words or in the operation: %s', (raw) => {
    journal.failed(raw, { code: 'rejected-by-server', serverMessage: raw })
    expect(JSON.stringify(journal.lastError())).not.toMatch(/fake-|01234567|eyJ/)
    expect(journal.lastError()?.serverMessage).toContain('[masked]')
  })

  it('keeps one line of bounded length', () => {
    journal.failed('x '.repeat(2_000), { code: 'server-error', serverMessage: 'first\nforged\u202eline '.repeat(200) })
    expect(journal.lastError()?.operation.length).toBeLessThanOrEqual(200)
    expect(journal.lastError()?.serverMessage).toMatch(/^[^\n\u202e]{1,300}$/)
  })

  it('changes nothing of a message that was redacted before', () => {
    const once = redactServerMessage('Bearer fake-token-0123 for ?token=fake and 0123456789abcdef0123 '.repeat(9)) ?? ''
    journal.failed('token', { code: 'server-error', serverMessage: once })
    expect(journal.lastError()?.serverMessage).toBe(once)
  })

  it('leaves route templates readable', () => {
    const route = 'DELETE /v2/integrations/connections/{connection_id}'
    journal.failed(route, { code: 'not-found' })
    expect(journal.lastError()?.operation).toBe(route)
  })

  it('knows when a token was revoked last', () => {
    journal.revoked()
    nowMs += 5
    journal.revoked()
    expect(journal.revokedAtMs()).toBe(nowMs)
  })
})
