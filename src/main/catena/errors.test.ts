import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedWaitSeconds, failureFromAnswer } from './errors'

const nowMs = Date.parse('2026-11-22T10:00:00Z')

describe('failureFromAnswer', () => {
  it.each([
    [302, 'bad-answer'],
    [400, 'rejected-by-server'],
    [401, 'rejected-by-server'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [405, 'rejected-by-server'],
    [409, 'conflict'],
    [422, 'rejected-by-server'],
    [429, 'rate-limited'],
    [500, 'server-error'],
    [501, 'server-error'],
    [504, 'server-error']
  ])('gives %i the code %s', (status, code) => {
    expect(failureFromAnswer({ status, body: undefined })).toEqual({ code, status })
  })

  it.each([
    [{ detail: 'Already accepted', message: 'Conflict' }, 'Already accepted'],
    [{ detail: null, message: 'Conflict' }, 'Conflict'],
    [{ message: 'Internal Server Error' }, 'Internal Server Error'],
    [{ detail: { retry_after_seconds: 3, message: 'Slow down' } }, 'Slow down'],
    [
      { detail: [{ path: 'body.fleet_ref', input: 'x', message: 'too short', error_type: 't' }] },
      'body.fleet_ref: too short'
    ],
    [{ detail: [{ loc: ['body', 'limit_tsps', 0], msg: 'unknown', type: 't' }] }, 'body.limit_tsps.0: unknown'],
    [{ detail: [{ message: 'a' }, { msg: 'b' }, 'c', { message: 'd' }] }, 'a; b; c'],
    [{ detail: [] }, undefined],
    [{ detail: 7 }, undefined],
    [{}, undefined],
    [[], undefined],
    ['text', undefined],
    [null, undefined],
    [undefined, undefined]
  ])('reads %j as the message %s', (body, message) => {
    expect(failureFromAnswer({ status: 422, body }).serverMessage).toBe(message)
  })

  it('never repeats what was sent', () => {
    const body = { detail: [{ path: 'body.fleet_email', input: 'person@example.test', message: 'not allowed' }] }
    expect(JSON.stringify(failureFromAnswer({ status: 422, body }))).not.toContain('person@example.test')
  })

  it('reads any JSON without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (detail, message) => {
        const failure = failureFromAnswer({ status: 422, body: { detail, message } })
        expect(failure.serverMessage?.length ?? 0).toBeLessThanOrEqual(300)
      })
    )
  })
})

describe('askedWaitSeconds', () => {
  it.each([
    [{ detail: { retry_after_seconds: 30 } }, '5', 30],
    [{ detail: { retry_after_seconds: 0 } }, null, 0],
    [{ detail: { retry_after_seconds: -1 } }, '5', 5],
    [{ detail: { retry_after_seconds: '30' } }, null, undefined],
    [undefined, '120', 120],
    [undefined, 'Sun, 22 Nov 2026 10:00:30 GMT', 30],
    [undefined, 'Sun, 22 Nov 2026 09:00:00 GMT', 0],
    [undefined, 'soon', undefined],
    [undefined, '-5', undefined],
    [undefined, '', undefined],
    [undefined, null, undefined]
  ])('body %j and header %s ask for %s seconds', (body, header, seconds) => {
    expect(askedWaitSeconds(body, header, nowMs)).toBe(seconds)
  })
})
