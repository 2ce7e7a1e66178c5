import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestText } from './imported-credentials'
import { parseCredentials } from './parse-text'

const secret = 'fake-secret-1'
const realm = 'https://auth.example.test/realms/x'

interface Read {
  readonly clientId: string | null
  readonly secret: string
  readonly profileName: string | null
  readonly apiBaseUrl: string | null
  readonly authBaseUrl: string | null
}
function read(text: string): Read | null {
  const found = parseCredentials(text)
  if (found === null) return null
  const { clientSecret, ...rest } = found
  return { ...rest, secret: clientSecret.reveal() }
}
const only = (more: Partial<Read> = {}): Read => ({
  clientId: null,
  secret,
  profileName: null,
  apiBaseUrl: null,
  authBaseUrl: null,
  ...more
})
const full = only({ clientId: 'me', apiBaseUrl: 'https://api.example.test', authBaseUrl: realm })

describe('parseCredentials', () => {
  it.each<[string, string, Read]>([
    ['variables', `CATENA_CLIENT_ID=me\nCATENA_CLIENT_SECRET=${secret}`, only({ clientId: 'me' })],
    [
      'variables with addresses',
      `CATENA_CLIENT_ID=me\nCATENA_CLIENT_SECRET=${secret}\nCATENA_API_BASE_URL=https://api.example.test/\nCATENA_AUTH_BASE_URL=${realm}`,
      full
    ],
    [
      'variables by their other names',
      `CATENA_CLIENT_ID=me\nCATENA_CLIENT_SECRET=${secret}\nCATENA_BASE_URL=https://api.example.test\nCATENA_TOKEN_URL=${realm}/protocol/openid-connect/token`,
      full
    ],
    [
      'exports, quotes, comments, Windows line ends and a byte order mark',
      `\uFEFF# Catena\r\nexport CATENA_CLIENT_ID = "me" # who\r\n\r\nexport CATENA_CLIENT_SECRET='${secret}'\r\n`,
      only({ clientId: 'me' })
    ],
    [
      'variables of PowerShell',
      `$env:CATENA_CLIENT_ID = "me"\n$env:CATENA_CLIENT_SECRET = "${secret}"`,
      only({ clientId: 'me' })
    ],
    [
      'JSON',
      JSON.stringify({
        client_id: 'me',
        client_secret: secret,
        base_url: 'https://api.example.test',
        token_url: `${realm}/protocol/openid-connect/token`
      }),
      full
    ],
    [
      'JSON in camel case',
      JSON.stringify({
        clientId: 'me',
        clientSecret: secret,
        apiBaseUrl: 'https://api.example.test',
        authBaseUrl: `${realm}/`
      }),
      full
    ],
    [
      'JSON with variables',
      JSON.stringify({ CATENA_CLIENT_ID: 'me', CATENA_CLIENT_SECRET: secret }),
      only({ clientId: 'me' })
    ],
    [
      'JSON, one level down',
      `\uFEFF${JSON.stringify({ catena: { profile_name: 'Acme', 'client-id': 'me', 'client-secret': secret }, other: { client_secret: 'no' } })}`,
      only({ clientId: 'me', profileName: 'Acme' })
    ],
    [
      'JSON, one level down under any name',
      JSON.stringify({ x: 1, any: { name: 'Acme', client_secret: secret } }),
      only({ profileName: 'Acme' })
    ],
    [
      'labels',
      `Client ID: me\nClient secret: ${secret}\nAPI URL: https://api.example.test\nToken URL: ${realm}/protocol/openid-connect/token`,
      full
    ],
    [
      'labels in a list, with marks',
      `- **Client ID**: \`me\`\n- **Client secret:** "${secret}"`,
      only({ clientId: 'me' })
    ],
    ['source code', `const x = {\n  clientId: 'me',\n  clientSecret: '${secret}',\n}`, only({ clientId: 'me' })],
    ['a form body', `grant_type=client_credentials&client_id=m%40e&client_secret=${secret}`, only({ clientId: 'm@e' })],
    ['a lone labelled secret with an ampersand', 'client_secret=a&b%20c', only({ secret: 'a&b%20c' })],
    [
      'curl with fields',
      `curl -X POST ${realm}/protocol/openid-connect/token \\\n  -d grant_type=client_credentials \\\n  -d 'client_id=m%40e' -dclient_secret=${secret}`,
      only({ clientId: 'm@e', authBaseUrl: realm })
    ],
    [
      'curl that encodes',
      `curl --request POST --url "${realm}/protocol/openid-connect/token" --data-urlencode "client_id=m+e" --data-urlencode=client_secret='a"%20&b'`,
      only({ clientId: 'm+e', secret: 'a"%20&b', authBaseUrl: realm })
    ],
    [
      'curl with one body',
      `curl.exe ${realm}/protocol/openid-connect/token ^\r\n --data-raw "client_id=me&client_secret=${secret}"`,
      only({ clientId: 'me', authBaseUrl: realm })
    ],
    [
      'curl with JSON',
      `curl https://a.test/token -d '{"client_id":"me","client_secret":"${secret}"}'`,
      only({ clientId: 'me', authBaseUrl: 'https://a.test/token' })
    ],
    [
      'an address nobody may use, which the person shall see',
      `CATENA_CLIENT_SECRET=${secret}\nCATENA_BASE_URL=http://api.example.test`,
      only({ apiBaseUrl: 'http://api.example.test' })
    ],
    [
      'a real secret beside a placeholder for the id',
      `CATENA_CLIENT_ID=<client id>\nCATENA_CLIENT_SECRET=${secret}`,
      only()
    ]
  ])('reads %s', (_what, text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each([
    ['nothing', ''],
    ['a lone word', 'Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MA'],
    ['a lone number', '42'],
    ['an id alone', 'CATENA_CLIENT_ID=me'],
    ['an empty secret', 'CATENA_CLIENT_ID=me\nCATENA_CLIENT_SECRET=\n'],
    ['a secret in a comment', `# CATENA_CLIENT_SECRET=${secret}`],
    ['a placeholder', 'CATENA_CLIENT_SECRET=<your secret>'],
    ['another placeholder', 'Client secret: your-client-secret'],
    ['a variable', 'curl https://a.test/token -d client_id=me -d client_secret=$CATENA_CLIENT_SECRET'],
    ['a masked secret', 'Client secret: ••••••••'],
    ['a sentence', 'The client secret is kept by the system: nobody else reads it.'],
    ['two secrets, neither of them called Catena', '{"test":{"client_secret":"a"},"live":{"client_secret":"b"}}'],
    ['JSON of another type', `{"client_secret":{"value":"${secret}"}}`],
    ['a list', `[{"client_secret":"${secret}"}]`],
    ['two levels down', `{"a":{"b":{"client_secret":"${secret}"}}}`],
    ['a secret with a control character', '{"client_secret":"a\\u0007b"}'],
    ['a secret with a direction mark', '{"client_secret":"a\\u202eb"}'],
    ['a secret that is too long', `CATENA_CLIENT_SECRET=${'x'.repeat(2001)}`],
    ['a piece of a program', `const x = { client_secret: '${secret}' }`],
    ['an object that begins', "clientId: 'me',\nclientSecret: {\n"],
    ['an open quote', `Client secret: "${secret}`],
    ['NUL bytes', `CATENA_CLIENT_SECRET=${secret}\u0000`],
    ['binary', `CATENA_CLIENT_SECRET=${secret}\n\u0001\u0002`],
    ['another command', `wget https://a.test/token -d client_id=me -d client_secret=${secret}`]
  ])('finds nothing in %s', (_what, text) => {
    expect(parseCredentials(text)).toBeNull()
  })

  it('takes a text of 64 KiB and none that is longer', () => {
    const text = `CATENA_CLIENT_SECRET=${secret}\n#`
    const padded = text + 'x'.repeat(longestText - text.length)
    expect(read(padded)).toEqual(only())
    expect(parseCredentials(`${padded}x`)).toBeNull()
  })

  it('leaves out a name or id that is too long, and keeps the secret', () => {
    const fields = { client_secret: secret, client_id: 'x'.repeat(201), name: 'x'.repeat(81) }
    expect(read(JSON.stringify(fields))).toEqual(only())
  })

  it('never throws, and answers only with what can be shown and sent', () => {
    const words = [
      'CATENA_CLIENT_SECRET',
      'client_secret',
      'Client ID',
      '=',
      ':',
      '"',
      "'",
      '\\',
      '\n',
      '&',
      '%',
      '{',
      '}',
      '$',
      ' ',
      'curl ',
      '-d',
      'x'
    ]
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(''))
    )
    fc.assert(
      fc.property(texts, (text) => {
        const found = read(text)
        if (found === null) return
        expect(found.secret.trim()).toBe(found.secret)
        expect(found.secret).toMatch(/^[^\p{Cc}]{1,2000}$/u)
      }),
      { numRuns: 2000 }
    )
  })

  it('gives back whatever stands in quoted variables, JSON and an encoded form', () => {
    const secrets = fc
      .string({ minLength: 1, maxLength: 100 })
      .filter((text) => /^\w[!-~]*\w$/.test(text) && !/^your|^my/i.test(text))
    fc.assert(
      fc.property(secrets, (text) => {
        const escaped = text.replace(/["\\$]/g, '\\$&')
        const form = new URLSearchParams({ client_id: 'me', client_secret: text }).toString()
        expect(read(`CATENA_CLIENT_SECRET="${escaped}"`)?.secret).toBe(text)
        expect(read(JSON.stringify({ client_secret: text }))?.secret).toBe(text)
        expect(read(form)?.secret).toBe(text)
        expect(read(`curl https://a.test/token -d '${form}'`)?.secret).toBe(text)
      })
    )
  })

  // Patterns that go back over what they have read need minutes for such texts, not the milliseconds that are meant.
  it.each([
    '=',
    ' ',
    ':',
    '\\',
    '"',
    "'",
    '<',
    '[',
    '{',
    '(',
    '$',
    '*',
    '&',
    '%',
    'a',
    'a=',
    ' #',
    '"\\',
    '\n',
    '-d ',
    'export ',
    '{"a":'
  ])('reads 64 KiB of %j without delay', (unit) => {
    const filler = unit.repeat(Math.floor((longestText - 40) / unit.length))
    const startMs = performance.now()
    for (const text of [
      filler,
      `curl ${filler}`,
      `CATENA_CLIENT_SECRET=${filler}`,
      `Client secret: ${filler}`,
      `${filler}=x`
    ]) {
      parseCredentials(text)
    }
    expect(performance.now() - startMs).toBeLessThan(2000)
  })
})
