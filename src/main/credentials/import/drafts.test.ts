import { beforeEach, describe, expect, it } from 'vitest'
import { credentialDraftSchema } from '@shared/ipc/schemas-profiles'
import { Secret } from '../../catena/secret'
import { productionApiBaseUrl, productionAuthBaseUrl } from '../../catena/urls'
import { createCredentialDrafts, isAllowedFor, type CredentialDrafts, type HeldDraft } from './drafts'
import type { ImportedCredentials } from './imported-credentials'

const minuteMs = 60_000
let nowMs = 0
/** The timers that are set, each with its time. */
let timers: { readonly run: () => void; readonly atMs: number }[] = []
let drafts: CredentialDrafts
beforeEach(() => {
  nowMs = 1_000_000
  timers = []
  let count = 0
  drafts = createCredentialDrafts({
    nowMs: () => nowMs,
    randomId: () => `draft-${(count += 1)}`,
    schedule: (run, delayMs) => {
      const timer = { run, atMs: nowMs + delayMs }
      timers.push(timer)
      return () => (timers = timers.filter((other) => other !== timer))
    }
  })
})

function credentials(more: Partial<ImportedCredentials> = {}): ImportedCredentials {
  const clientSecret = new Secret('fake-secret-1')
  return { clientId: 'fake-client', clientSecret, profileName: null, apiBaseUrl: null, authBaseUrl: null, ...more }
}
function pass(ms: number): void {
  const endMs = nowMs + ms
  for (;;) {
    const due = timers.find(({ atMs }) => atMs <= endMs)
    if (due === undefined) break
    nowMs = due.atMs
    timers = timers.filter((timer) => timer !== due)
    due.run()
  }
  nowMs = endMs
}

describe('createCredentialDrafts', () => {
  it('tells the page everything but the secret', () => {
    const draft = drafts.add('file', credentials(), '.env')
    expect(credentialDraftSchema.strict().parse(draft)).toEqual({
      draftId: 'draft-1',
      source: 'file',
      fileName: '.env',
      clientId: 'fake-client',
      profileName: null,
      apiBaseUrl: null,
      authBaseUrl: null
    })
    expect(drafts.find('draft-1')?.secret.reveal()).toBe('fake-secret-1')
    expect(drafts.find('draft-1')?.draft).toEqual(draft)
    expect(drafts.add('clipboard', credentials()).fileName).toBeNull()
  })

  it('forgets each after ten minutes, with one timer', () => {
    drafts.add('clipboard', credentials())
    pass(4 * minuteMs)
    drafts.add('clipboard', credentials())
    expect(timers).toHaveLength(1)
    pass(6 * minuteMs - 1)
    expect(drafts.find('draft-1')).not.toBeNull()
    pass(1)
    expect(drafts.find('draft-1')).toBeNull()
    expect(drafts.find('draft-2')).not.toBeNull()
    expect(timers).toHaveLength(1)
    pass(4 * minuteMs)
    expect(drafts.find('draft-2')).toBeNull()
    expect(timers).toEqual([])
  })

  it('forgets them in time although the timer slept or the clock was set back', () => {
    drafts.add('clipboard', credentials())
    nowMs += 10 * minuteMs
    expect(drafts.find('draft-1')).toBeNull()
    drafts.add('clipboard', credentials())
    nowMs -= 1
    expect(drafts.find('draft-2')).toBeNull()
    expect(timers).toEqual([])
  })

  it('keeps five, and drops the oldest of more', () => {
    for (let count = 0; count < 6; count += 1) drafts.add('environment', credentials())
    expect(drafts.find('draft-1')).toBeNull()
    for (const id of ['draft-2', 'draft-3', 'draft-4', 'draft-5', 'draft-6']) expect(drafts.find(id)).not.toBeNull()
  })

  it('forgets on request', () => {
    drafts.add('clipboard', credentials())
    drafts.add('clipboard', credentials())
    drafts.discard('draft-1')
    drafts.discard('unknown')
    expect(drafts.find('draft-1')).toBeNull()
    expect(drafts.find('draft-2')).not.toBeNull()
    drafts.clear()
    expect(drafts.find('draft-2')).toBeNull()
    expect(timers).toEqual([])
  })
})

describe('isAllowedFor', () => {
  const production = { apiBaseUrl: productionApiBaseUrl, authBaseUrl: productionAuthBaseUrl }
  function held(more: Partial<ImportedCredentials> = {}): HeldDraft {
    const draft = drafts.find(drafts.add('clipboard', credentials(more)).draftId)
    if (draft === null) throw new Error('It was added just now.')
    return draft
  }

  it('allows production and this computer always', () => {
    expect(isAllowedFor(held(), production)).toBe(true)
    expect(isAllowedFor(held(), { apiBaseUrl: 'http://127.0.0.1:1', authBaseUrl: 'http://localhost:2/realms/x' })).toBe(
      true
    )
  })

  it('allows other servers only where the source named them', () => {
    const named = held({ apiBaseUrl: 'https://api.example.test', authBaseUrl: 'https://auth.example.test/realms/x' })
    const hosts = { apiBaseUrl: 'https://API.example.test/', authBaseUrl: 'https://auth.example.test/realms/y' }
    expect(isAllowedFor(named, hosts)).toBe(true)
    expect(isAllowedFor(held(), hosts)).toBe(false)
    expect(isAllowedFor(held({ apiBaseUrl: 'https://api.example.test' }), hosts)).toBe(false)
    expect(isAllowedFor(named, { ...hosts, apiBaseUrl: productionApiBaseUrl })).toBe(true)
  })

  it.each([
    'https://evil.test',
    'https://api.example.test.evil.test',
    'https://api.example.test:8443',
    'https://api.example.test@evil.test',
    'http://api.example.test',
    'https://localhost.evil.test',
    'nonsense',
    ''
  ])('refuses %j for either of the two', (address) => {
    const named = held({ apiBaseUrl: 'https://api.example.test' })
    expect(isAllowedFor(named, { ...production, apiBaseUrl: address })).toBe(false)
    expect(isAllowedFor(named, { ...production, authBaseUrl: address })).toBe(false)
  })

  it('does not allow plain http to another computer although the source named it', () => {
    const named = held({ apiBaseUrl: 'http://api.example.test' })
    expect(isAllowedFor(named, { ...production, apiBaseUrl: 'http://api.example.test' })).toBe(false)
  })
})
