import { expect, it, vi } from 'vitest'
import { createMailProgram, mailtoUrl } from './mail-program'

it('encodes every part, so that none becomes a header', () => {
  const url = mailtoUrl({ to: 'a@example.test', subject: 'x&bcc=evil@example.test', body: 'one\ntwo?cc=b & c' })
  expect(url).toBe('mailto:a%40example.test?subject=x%26bcc%3Devil%40example.test&body=one%0D%0Atwo%3Fcc%3Db%20%26%20c')
})

it.each(['a@b.test,c@d.test', 'a@b.test?bcc=c@d.test', '-a@b.test', 'not an address'])('leaves out %s', (to) => {
  expect(mailtoUrl({ to, subject: '', body: '' })).toBe('mailto:?subject=&body=')
})

it('says nothing of the message when it cannot be opened', async () => {
  const warn = vi.fn()
  const logger = { info: vi.fn(), warn, error: vi.fn() }
  const open = createMailProgram((url) => Promise.reject(new Error(url)), logger)
  expect(await open({ to: null, subject: 's', body: 'fake-secret-link' })).toBe(false)
  expect(JSON.stringify(warn.mock.calls)).not.toContain('fake-secret-link')
})
