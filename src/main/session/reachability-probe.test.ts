import { describe, expect, it } from 'vitest'
import { fail, ok, type FailureCode } from '@shared/ipc/result'
import { createProbe, type Ask } from './reachability-probe'

const { signal } = new AbortController()

function answering(code: FailureCode | 'ok'): { ask: Ask; asked: () => number } {
  let count = 0
  return {
    ask: () => {
      count += 1
      return Promise.resolve(code === 'ok' ? ok(undefined) : fail(code))
    },
    asked: () => count
  }
}

describe('a probe', () => {
  it.each<[FailureCode | 'ok', number]>([
    ['ok', 0],
    ['server-error', 1],
    ['unreachable', 1],
    ['no-network', 0],
    ['tls', 0],
    ['rate-limited', 0],
    ['credentials-rejected', 0],
    ['forbidden', 0],
    ['cancelled', 0]
  ])('after "%s" of the first service asks the second %d times', async (code, times) => {
    const orgs = answering(code)
    const telematics = answering('ok')
    const answer = await createProbe({ askOrgs: orgs.ask, askTelematics: telematics.ask })(signal)
    expect(orgs.asked()).toBe(1)
    expect(telematics.asked()).toBe(times)
    expect(answer.ok).toBe(code === 'ok' || times === 1)
  })

  it('does not ask on when it was given up meanwhile', async () => {
    const giving = new AbortController()
    const telematics = answering('ok')
    const askOrgs: Ask = () => {
      giving.abort()
      return Promise.resolve(fail('unreachable'))
    }
    await createProbe({ askOrgs, askTelematics: telematics.ask })(giving.signal)
    expect(telematics.asked()).toBe(0)
  })
})
