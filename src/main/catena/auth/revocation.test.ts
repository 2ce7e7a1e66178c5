import { fail, ok, type Failure } from '@shared/ipc/result'
import { describe, expect, it } from 'vitest'
import { Secret } from '../secret'
import { nothingToRevoke, revokeAtServer, worseOf } from './revocation'
import { createRevokedTokens } from './revoked-tokens'

const token = new Secret('fake-short')

function serverThat(failure: Failure | undefined) {
  const notAsked = () => Promise.reject(new Error('No token was asked for'))
  const answer = failure === undefined ? ok(undefined) : fail(failure.code, failure)
  return { requestToken: notAsked, revokeToken: () => Promise.resolve(answer) }
}

describe('revokeAtServer', () => {
  it.each<[Failure | undefined, object]>([
    [undefined, { outcome: 'revoked', status: 200, serverMessage: null }],
    [
      { code: 'credentials-rejected', status: 401, serverMessage: 'invalid_client' },
      { outcome: 'refused', status: 401, serverMessage: 'invalid_client' }
    ],
    [
      { code: 'bad-answer', status: 404 },
      { outcome: 'refused', status: 404, serverMessage: null }
    ],
    [
      { code: 'server-error', status: 503, serverMessage: 'Down for repairs' },
      { outcome: 'unreachable', status: 503, serverMessage: 'Down for repairs' }
    ],
    [
      { code: 'rate-limited', status: 429 },
      { outcome: 'unreachable', status: 429, serverMessage: null }
    ],
    [{ code: 'no-network' }, { outcome: 'unreachable', status: null, serverMessage: null }]
  ])('reports %j as %j', async (failure, report) => {
    expect(await revokeAtServer(serverThat(failure), token)).toEqual(report)
  })

  it('asks nobody without a token', async () => {
    const bug = { code: 'internal' } as const
    expect(await revokeAtServer(serverThat(bug), undefined)).toEqual(nothingToRevoke)
  })

  it('masks the token that the server quotes, however short it is', async () => {
    const failure = { code: 'rejected-by-server', status: 400, serverMessage: 'Cannot end fake-short now' } as const
    const report = await revokeAtServer(serverThat(failure), token)
    expect(report.serverMessage).toBe('Cannot end [masked] now')
  })
})

describe('worseOf', () => {
  const of = (outcome: 'revoked' | 'refused' | 'unreachable') => ({ outcome, status: null, serverMessage: null })
  it('is the one that may have left a token valid', () => {
    expect(worseOf(of('revoked'), of('refused')).outcome).toBe('refused')
    expect(worseOf(of('refused'), of('revoked')).outcome).toBe('refused')
    expect(worseOf(of('unreachable'), of('revoked')).outcome).toBe('unreachable')
    expect(worseOf(nothingToRevoke, of('revoked')).outcome).toBe('revoked')
    expect(worseOf(of('revoked'), nothingToRevoke).outcome).toBe('revoked')
  })
})

describe('createRevokedTokens', () => {
  it('knows a token by its text, and keeps no text', () => {
    const revoked = createRevokedTokens()
    expect(revoked.has(token)).toBe(false)
    revoked.add(token)
    expect(revoked.has(new Secret('fake-short'))).toBe(true)
    expect(revoked.has(new Secret('fake-other'))).toBe(false)
  })

  it('remembers the newest hundred', () => {
    const revoked = createRevokedTokens()
    for (let number = 0; number <= 100; number += 1) revoked.add(new Secret(`fake-${number}`))
    expect([0, 1, 100].map((number) => revoked.has(new Secret(`fake-${number}`)))).toEqual([false, true, true])
  })
})
