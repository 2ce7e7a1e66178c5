import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Secret } from '../catena/secret'
import { createRedactor } from './redact'

const plain = createRedactor()
describe('redaction by the form of a text', () => {
  it.each([
    ['Authorization: Bearer fake.token-value_1', 'fake.token-value_1'],
    ['sent Basic ZmFrZTpmYWtl to', 'ZmFrZTpmYWtl'],
    ['got eyJhbGciOiJub25lIn0.eyJmYWtlIjoxfQ.fakesignature back', 'eyJmYWtlIjoxfQ'],
    ['cut off eyJhbGciOiJub25lIn0.eyJmYW', 'eyJmYW'],
    ['https://connect.example.test/?invite=0123-fake&x=1', '0123-fake'],
    ['https://connect.example.test/?tms_invite=fake-invite#top', 'fake-invite'],
    ['next=https%3A%2F%2Fc.example.test%2F%3Finvite%3Dfake-invite', 'fake-invite'],
    ['GET /v2/orgs/invitations/01234567-89ab-cdef-0123-456789abcdef failed', '01234567-89ab'],
    ['GET %2Finvitations%2F01234567-89ab-cdef-0123-456789abcdef failed', '01234567-89ab'],
    ['grant_type=client_credentials&client_secret=fake%2Bsecret&scope=x', 'fake%2Bsecret'],
    ['{"access_token":"fake \\"quoted\\" token","expires_in":300}', 'quoted'],
    ['body: "{\\"refresh_token\\":\\"fake-refresh\\"}"', 'fake-refresh'],
    ["{ pre_registration_access_token: 'fake-pre' }", 'fake-pre'],
    ['"credentials":{"username":"fakeuser","code":"fakecode"}', 'fakecode'],
    ['{&quot;client_secret&quot;:&quot;fake secret one&quot;}', 'secret one'],
    ['client_secret%22%3A%22fake-secret%22', 'fake-secret'],
    ['client_secret%3Dfake-secret', 'fake-secret'],
    ['authorization: Basic ZmFrZTpmYWtl', 'ZmFrZTpmYWtl'],
    ['Authorization%3A%20Bearer%20fake-token', 'fake-token'],
    ['body <Buffer 66 61 6b 65 2d 73 ... 30 more bytes> sent', '66 61 6b'],
    ['body Uint8Array(6) [ 102, 97, 107, 101 ] sent', '102, 97'],
    ['magic_link = https://connect.example.test/fake', 'connect.example.test'],
    ['set-cookie: session=fakecookie', 'fakecookie'],
    ['https://fakename:fakepass@example.test/', 'fakepass'],
    ['wrote to jane.doe+fleet@example.test today', 'jane.doe'],
    ['wrote to jane.doe%40example.test today', 'jane.doe'],
    ['wrote to žofie@příklad.test today', 'příklad']
  ])('masks in %j', (text, secretPart) => {
    expect(plain.redactText(text)).not.toContain(secretPart)
  })

  it.each([
    'Reading page 3 of /v2/telematics/vehicles took 210 ms',
    '/v2/orgs/invitations/{invitation_id} answered 404',
    'vehicle 01234567-89ab-cdef-0123-456789abcdef has no position',
    'Renewing in 240 s; tokens are fine'
  ])('leaves %j as it is', (text) => {
    expect(plain.redactText(text)).toBe(text)
  })

  it('takes linear time on hostile text', () => {
    const hostile = ['a-', 'token', 'token"', '://a', 'invitation/', 'a@', 'eyJ', '"\\', 'token:{', 'é']
    const guarding = createRedactor()
    guarding.protect(new Secret('fake-secret-0123456789'))
    const escapes = ['%25', '\\\\', '&amp;', '1,', '"+', '%5C%26', '%2525\\\\&amp;', '+', 'ZmFr', '66 ']
    const startMs = performance.now()
    for (const piece of escapes) guarding.redactText(piece.repeat(200_000 / piece.length))
    for (const piece of hostile) plain.redactText(piece.repeat(200_000 / piece.length))
    expect(performance.now() - startMs).toBeLessThan(10_000)
  }, 60_000)
})

describe('redaction by name', () => {
  it.each([
    'authorization',
    'Proxy-Authorization',
    'client_secret',
    'clientSecret',
    'access_token',
    'refreshToken',
    'token',
    'magic_link',
    'magicLink',
    'password',
    'credentials',
    'Cookie',
    'set-cookie',
    'pre_registration_access_token',
    'preRegistrationExpiry'
  ])('masks what stands under %s, whatever it is', (name) => {
    for (const value of ['fake', 12345, { inner: 'fake' }, ['fake'], true]) {
      expect(plain.redact({ outer: [{ [name]: value }] })).toEqual({ outer: [{ [name]: '[redacted]' }] })
    }
    expect(plain.redact(new Map([[name, 'fake']]))).toEqual({ [name]: '[redacted]' })
    expect(plain.redact({ name, value: 'fake' })).toMatchObject({ value: '[redacted]' })
    expect(plain.redact([name, 'fake'])).toEqual([expect.anything(), '[redacted]'])
  })

  it.each<[string, readonly unknown[]]>([
    ['its label', ['the access token:', 'fake-value']],
    ['a placeholder', ['asked with client_secret=%s', 'fake-value']],
    ['the second of two placeholders', ['%s asked with Authorization: Basic %s', 'somebody', 'fake-value']],
    ['a placeholder after a percent sign', ['100%% with Bearer %s', 'fake-value']]
  ])('masks what %s of a log line announces', (_name, line) => {
    const out = JSON.stringify(plain.redact(line))
    expect(out).not.toContain('fake-value')
    expect(out.includes('somebody')).toBe(line.includes('somebody'))
  })

  it('masks nothing that only follows an ordinary word', () => {
    const line = ['Basic', 'permissions', 'of the token', 'organization', 'failed: %s', 'no route']
    expect(plain.redact(line)).toEqual(line)
  })

  it('shows that a secret is missing', () => {
    expect(plain.redact({ token: null, password: undefined })).toEqual({ token: null, password: undefined })
  })

  it('masks headers', () => {
    expect(plain.redact(new Headers({ Authorization: 'fake', Accept: 'text/plain' }))).toEqual({
      authorization: '[redacted]',
      accept: 'text/plain'
    })
  })
})

describe('redaction of whatever comes', () => {
  it('keeps ordinary values readable', () => {
    const error = Object.assign(new TypeError('no route', { cause: new Error('deeper') }), {
      code: 'EHOSTUNREACH',
      extra: 1
    })
    expect(plain.redact(error)).toMatchObject({
      name: 'TypeError',
      message: 'no route',
      code: 'EHOSTUNREACH',
      extra: 1,
      cause: { message: 'deeper' }
    })
    expect(plain.redact({ at: new Date(0), list: new Set([1, 2]), bytes: Buffer.from('fake') })).toEqual({
      at: '1970-01-01T00:00:00.000Z',
      list: [1, 2],
      bytes: '[4 bytes]'
    })
    expect(plain.redact(new Secret('fake'))).toBe('[redacted]')
  })

  it('survives circles, depth, hostile getters and proxies', () => {
    const circle: Record<string, unknown> = { name: 'circle' }
    circle['self'] = circle
    expect(plain.redact(circle)).toEqual({ name: 'circle', self: '[circular]' })

    let deep: unknown = 'end'
    for (let level = 0; level < 5000; level += 1) deep = { deep }
    expect(JSON.stringify(plain.redact(deep))).toContain('[too deep]')

    const fail = (): never => {
      throw new Error('made up')
    }
    const hostile = Object.defineProperty({ good: 1 }, 'bad', { enumerable: true, get: fail })
    expect(plain.redact(hostile)).toEqual({ good: 1, bad: '[unreadable]' })
    expect(plain.redact(new Proxy({}, { ownKeys: fail }))).toBe('[unreadable]')
    expect(plain.redact([1, new Proxy({}, { getPrototypeOf: fail })])).toEqual([1, '[unreadable]'])
  })

  it('never throws, and never lets a key change its prototype', () => {
    fc.assert(
      fc.property(
        fc.anything({ withMap: true, withSet: true, withDate: true, withTypedArray: true, withBigInt: true }),
        (value) => {
          plain.redact(value)
          plain.redact(new Error('x', { cause: value }))
        }
      )
    )
    const redacted = plain.redact(JSON.parse('{"__proto__":{"isAdmin":true}}')) as { isAdmin?: boolean }
    expect(redacted.isAdmin).toBeUndefined()
  })
})

describe('redaction by value', () => {
  it('stops when asked, and handles a secret that contains another', () => {
    const redactor = createRedactor()
    const stop = redactor.protect(new Secret('fake-inner'))
    redactor.protect(new Secret('fake-inner-and-more'))
    expect(redactor.redactText('a fake-inner-and-more b')).toBe('a [redacted] b')
    expect(redactor.redactText('a fake-inner b')).toBe('a [redacted] b')
    stop()
    expect(redactor.redactText('a fake-inner b')).toBe('a fake-inner b')
    expect(redactor.redactText('a fake-inner-and-more b')).toBe('a [redacted] b')
  })

  it('masks a secret of digits that comes as a number', () => {
    const redactor = createRedactor()
    redactor.protect(new Secret('90210777'))
    expect(redactor.redact({ pin: 90210777, other: 5 })).toEqual({ pin: '[redacted]', other: 5 })
  })

  it('never cuts a secret in half at the end of a long text', () => {
    const redactor = createRedactor()
    redactor.protect(new Secret('fake-secret-text'))
    for (let length = 9980; length <= 10_000; length += 1) {
      expect(redactor.redactText(`${'x'.repeat(length)}fake-secret-text`)).not.toContain('fake-s')
    }
  })

  it('lets no protected secret out, at any depth, in any wrapping and encoding', () => {
    fc.assert(
      fc.property(secretText, wrapping, encoding, filler, (text, wrap, encode, around) => {
        const redactor = createRedactor()
        redactor.protect(new Secret(text))
        const spelled = encode(text)
        fc.pre(!around.includes(spelled))
        const texts = textsIn(redactor.redact(wrap(`${around}${spelled}${around}`)))
        for (const form of [text, spelled]) {
          expect(
            texts.some((out) => out.includes(form)),
            `${form} in ${JSON.stringify(texts)}`
          ).toBe(false)
        }
      }),
      { numRuns: 1000 }
    )
  }, 60_000)
})

// Letters that occur in neither our own notes nor property names, so that a hit is a leak and never a coincidence.
const secretText = fc
  .tuple(fc.stringMatching(/^[QXZ7-9+/=&%?"'\\ üß€𝒳\n]{4,40}$/u), fc.constantFrom('QX9Z8', 'Z7+Q', 'X/8Q'))
  .map(([body, core]) => `Q${body}${core}`)

const filler = fc.constantFrom('', ' ', 'id:', 'a', 'https://example.test/?q=', 'é', '"')

const encodings: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  json: (text) => JSON.stringify(text).slice(1, -1),
  jsonTwice: (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
  component: encodeURIComponent,
  form: (text) => new URLSearchParams({ x: text }).toString().slice(2),
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  hex: (text) => Buffer.from(text).toString('hex'),
  base64InUrl: (text) => encodeURIComponent(Buffer.from(text).toString('base64'))
}
const encoding = fc.constantFrom(...Object.values(encodings))

const wrappings: readonly ((text: string) => unknown)[] = [
  (text) => text,
  (text) => ({ a: { b: [{ c: text }] } }),
  (text) => new Error(text),
  (text) => new Error('outer', { cause: new Error('middle', { cause: text }) }),
  (text) => new AggregateError([new Error(text)], 'several'),
  (text) => Object.assign(new Error('x'), { response: { body: text } }),
  (text) => new Map([['k', text]]),
  (text) => new Map([[text, 'v']]),
  (text) => new Map([[{ deep: text }, 'v']]),
  (text) => new Set([text]),
  (text) => ({ [text]: 'as a key' }),
  (text) => new URLSearchParams([['q', text]]),
  (text) => Object.assign(new URL('https://example.test/path'), { search: text, hash: text }),
  (text) => Buffer.from(text),
  (text) => [[[[[[[[[[text]]]]]]]]]],
  (text) => Symbol(text),
  (text) => Object.assign(() => text, { note: text }),
  (text) => new Headers({ 'x-note': encodeURIComponent(text) })
]
const wrapping = fc.constantFrom(...wrappings)

describe('base64 with neighbours', () => {
  it('masks the recognisable part wherever the secret starts in the encoded text', () => {
    const redactor = createRedactor()
    redactor.protect(new Secret('fake-secret-0123456789'))
    for (const before of ['', 'a', 'ab', 'abc', 'client:']) {
      const encoded = Buffer.from(`${before}fake-secret-0123456789:tail`).toString('base64')
      const out = redactor.redactText(`x ${encoded} y`).replaceAll('[redacted]', ' ')
      const rest = out.split(/\s+/).map((piece) => Buffer.from(piece, 'base64').toString('latin1'))
      expect(rest.join('|')).not.toMatch(/secret|0123/)
    }
  })
})

/** Every text in a redacted value, names included. Not printed as one, since printing escapes and would hide a leak. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)])
}
