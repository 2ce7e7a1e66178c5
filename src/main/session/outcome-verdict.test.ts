import { describe, expect, it } from 'vitest'
import type { CallOutcome } from '../catena/http-types'
import { createOutcomeVerdict } from './outcome-verdict'

const outcome = (some: Partial<CallOutcome>): CallOutcome => ({
  method: 'GET',
  route: '/v2/orgs/fleets',
  attempt: 1,
  durationMs: 10,
  ...some
})

describe('the verdict on one try', () => {
  it.each([200, 401, 403, 404, 422])('is "answered" for %i', (status) => {
    expect(createOutcomeVerdict(() => 0)(outcome({ status }))).toBe('answered')
  })

  it.each([
    outcome({ failure: { code: 'no-network' } }),
    outcome({ status: 429, failure: { code: 'rate-limited' } }),
    outcome({ status: 200, failure: { code: 'unreachable' } }),
    outcome({ status: 503, failure: { code: 'server-error' } })
  ])('is "failed" for $status $failure.code', (tried) => {
    expect(createOutcomeVerdict(() => 0)(tried)).toBe('failed')
  })

  it('is "nothing" for a try that was stopped by ourselves', () => {
    expect(createOutcomeVerdict(() => 0)(outcome({ failure: { code: 'cancelled' } }))).toBe('nothing')
  })

  it('leaves a 5xx to its own route while others answer', () => {
    let nowMs = 0
    const verdictOn = createOutcomeVerdict(() => nowMs)
    verdictOn(outcome({ status: 200 }))
    nowMs = 89_999
    expect(verdictOn(outcome({ status: 500 }))).toBe('nothing')
    nowMs = 90_000
    expect(verdictOn(outcome({ status: 500 }))).toBe('failed')
  })
})
