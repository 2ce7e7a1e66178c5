import { describe, expect, it, vi } from 'vitest'
import { Secret } from '../catena/secret'
import { createOutgoingLinks, invitationUrl, mailUrl } from './outgoing-links'

vi.mock('electron', () => ({ shell: {} }))

const link = 'https://connect.example.test/?invite=fake-planted-0001'

describe('a magic link', () => {
  it.each([link, 'http://127.0.0.1:4010/?invite=a', 'http://localhost:4010/i/a', 'http://[::1]:4010/i/a'])(
    'may be opened: %s',
    (text) => {
      expect(invitationUrl(text)).toBe(text)
    }
  )

  it.each([
    'http://connect.example.test/?invite=a',
    'https://user:word@connect.example.test/',
    'https://user@connect.example.test/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://host/share',
    '\\\\host\\share',
    'https:\\\\host',
    'https://a.example/\nx',
    ' https://a.example/',
    'http://127.0.0.1.evil.example/',
    'ms-settings:privacy',
    'connect.example.test',
    ''
  ])('is not opened in the form %j', (text) => {
    expect(invitationUrl(text)).toBeNull()
  })
})

describe('a mail', () => {
  it('keeps its receiver, its subject and its lines', () => {
    const url = new URL(mailUrl({ to: 'ops+a@swift.example', subject: 'Hi & bye', body: 'One\nTwo = 2?\n#3' }))
    expect(url.pathname).toBe('ops%2Ba@swift.example')
    expect(Object.fromEntries(url.searchParams)).toEqual({ subject: 'Hi & bye', body: 'One\r\nTwo = 2?\r\n#3' })
  })

  it('cannot be given another header by any of its texts', () => {
    const url = mailUrl({
      to: 'a@b.example?bcc=x@y.example',
      subject: 'a\r\nBcc: x@y.example',
      body: '&bcc=x@y.example'
    })
    expect([...new URL(url).searchParams.keys()]).toEqual(['subject', 'body'])
    expect(url).not.toMatch(/%0A.*&body/i)
  })
})

function setUp(platform: NodeJS.Platform = 'linux') {
  const open = vi.fn<(url: string) => Promise<void>>(() => Promise.resolve())
  const warn = vi.fn()
  return { open, warn, links: createOutgoingLinks({ open, platform, logger: { warn } }) }
}

describe('the way out', () => {
  it('opens the link as it was given', async () => {
    const { open, links } = setUp()
    expect(await links.openInvitation(new Secret(link))).toBe('opened')
    expect(open).toHaveBeenCalledExactlyOnceWith(link)
  })

  it('logs neither a refused nor a failed link', async () => {
    const { open, warn, links } = setUp()
    open.mockImplementation((url) => Promise.reject(new Error(`Cannot open ${url}`)))
    expect(await links.openInvitation(new Secret(link))).toBe('failed')
    expect(await links.openInvitation(new Secret('ftp://fake-planted-0001'))).toBe('refused')
    expect(await links.openMail({ to: null, subject: '', body: link })).toBe('failed')
    expect(warn).toHaveBeenCalledTimes(3)
    expect(JSON.stringify(warn.mock.calls)).not.toContain('planted')
  })

  it('says when a message is too long for the mail program of this system', async () => {
    const draft = { to: null, subject: '', body: 'x'.repeat(3000) }
    expect(await setUp('win32').links.openMail(draft)).toBe('too-long')
    expect(await setUp().links.openMail(draft)).toBe('opened')
    expect(await setUp().links.openMail({ ...draft, body: 'x'.repeat(13_000) })).toBe('too-long')
  })
})
