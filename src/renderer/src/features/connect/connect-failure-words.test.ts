import { failureCodes } from '@shared/ipc/result'
import { describe, expect, it } from 'vitest'
import { connectFailureText } from './connect-failure-words'

/** What connecting can meet; the others are faults of ours and may share their words. */
const connectCodes = failureCodes.filter(
  (code) => !['confirmation-needed', 'clipboard', 'refused-sender', 'internal'].includes(code)
)

it('gives each failure of connecting its own sentence', () => {
  const sentences = connectCodes.map((code) => JSON.stringify(connectFailureText({ code })))
  expect(new Set(sentences).size).toBe(connectCodes.length)
})

describe.each(failureCodes)('%s', (code) => {
  const { title, text } = connectFailureText({ code })

  it('says what happened and what it means, in plain words', () => {
    expect(`${title} ${text}`).not.toMatch(/oops|something went wrong|error|exception|undefined|null/i)
    expect(title).toMatch(/^[A-Z].*[^.]$/)
    expect(text).toMatch(/^[A-Z].*\.$/)
  })
})

it.each([
  [undefined, 'Try again in a minute or so.'],
  [30, 'Try again in 30 s.'],
  [300, 'Try again in 5 min.']
])('says how long to wait when the server said %s seconds', (retryAfterSeconds, sentence) => {
  const failure = { code: 'rate-limited' as const, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) }
  expect(connectFailureText(failure).text).toContain(sentence)
})

it('names the field that was not acceptable', () => {
  expect(connectFailureText({ code: 'invalid-input', field: 'authBaseUrl' }).text).toContain('authorization server URL')
})
