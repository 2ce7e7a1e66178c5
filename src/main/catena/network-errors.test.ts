import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { classifyNetworkError } from './network-errors'
import { listen, startLoopbackServer } from './test-support/loopback-server'

function nodeError(code: string, message = 'some words'): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) })
}

const refusedTwice = new AggregateError([Object.assign(new Error('v6'), { code: 'ECONNREFUSED' })], 'all failed')

describe('classifyNetworkError', () => {
  it.each([
    [nodeError('ECONNREFUSED'), 'unreachable'],
    [nodeError('ENOTFOUND'), 'unreachable'],
    [nodeError('EAI_AGAIN'), 'unreachable'],
    [nodeError('ETIMEDOUT'), 'unreachable'],
    [nodeError('ECONNRESET'), 'unreachable'],
    [nodeError('UND_ERR_CONNECT_TIMEOUT'), 'unreachable'],
    [new TypeError('fetch failed', { cause: refusedTwice }), 'unreachable'],
    [nodeError('ENETUNREACH'), 'no-network'],
    [nodeError('ENETDOWN'), 'no-network'],
    [nodeError('CERT_HAS_EXPIRED'), 'tls'],
    [nodeError('CERT_NOT_YET_VALID'), 'tls'],
    [nodeError('DEPTH_ZERO_SELF_SIGNED_CERT'), 'tls'],
    [nodeError('SELF_SIGNED_CERT_IN_CHAIN'), 'tls'],
    [nodeError('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'tls'],
    [nodeError('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'), 'tls'],
    [nodeError('ERR_TLS_CERT_ALTNAME_INVALID'), 'tls'],
    [nodeError('ERR_SSL_WRONG_VERSION_NUMBER'), 'tls'],
    [nodeError('EPROTO'), 'tls'],
    [new TypeError('fetch failed', { cause: new Error('unexpected redirect') }), 'bad-answer'],
    [new Error('net::ERR_CONNECTION_REFUSED'), 'unreachable'],
    [new Error('net::ERR_NAME_NOT_RESOLVED'), 'unreachable'],
    [new Error('net::ERR_NETWORK_CHANGED'), 'unreachable'],
    [new Error('net::ERR_PROXY_CONNECTION_FAILED'), 'unreachable'],
    [new Error('net::ERR_INTERNET_DISCONNECTED'), 'no-network'],
    [new Error('net::ERR_CERT_AUTHORITY_INVALID'), 'tls'],
    [new Error('net::ERR_CERT_COMMON_NAME_INVALID'), 'tls'],
    [new Error('net::ERR_SSL_PROTOCOL_ERROR'), 'tls'],
    [new Error('net::ERR_ABORTED'), 'cancelled'],
    [new DOMException('stopped', 'AbortError'), 'cancelled'],
    [new Error("Attempted to redirect, but redirect policy was 'error'"), 'bad-answer'],
    [new Error('Redirect was cancelled'), 'bad-answer'],
    [new Error('who knows'), 'unreachable'],
    ['a text', 'unreachable'],
    [undefined, 'unreachable']
  ])('%s is %s', (error, code) => {
    expect(classifyNetworkError(error)).toBe(code)
  })

  it('ends on a chain of causes that goes round', () => {
    const error = new Error('first')
    error.cause = new Error('second', { cause: error })
    expect(classifyNetworkError(error)).toBe('unreachable')
  })

  it('knows what a closed loopback port throws', async () => {
    const { baseUrl, stop } = await listen(createServer())
    await stop()
    const error: unknown = await fetch(baseUrl).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(TypeError)
    expect(classifyNetworkError(error)).toBe('unreachable')
  })

  it('knows what a refused redirect throws', async () => {
    const server = await startLoopbackServer(() => ({ status: 302, headers: { location: '/elsewhere' } }))
    const error: unknown = await fetch(server.baseUrl, { redirect: 'error' }).catch((reason: unknown) => reason)
    await server.stop()
    expect(classifyNetworkError(error)).toBe('bad-answer')
  })
})
