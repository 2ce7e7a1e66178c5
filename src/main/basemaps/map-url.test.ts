import { expect, it } from 'vitest'
import { checkMapUrl, isPlainOrigin, type MapUrl } from './map-url'

const remote: MapUrl = {
  href: 'https://maps.example.com/styles/a.json',
  origin: 'https://maps.example.com',
  host: 'maps.example.com',
  isLoopback: false
}

it('takes https, and keeps the places for numbers that a map fills in', () => {
  expect(checkMapUrl('https://tiles.example.com:8443/{z}/{x}/{y}.pbf?key=abc', remote)).toEqual({
    kind: 'url',
    url: {
      href: 'https://tiles.example.com:8443/{z}/{x}/{y}.pbf?key=abc',
      origin: 'https://tiles.example.com:8443',
      host: 'tiles.example.com:8443',
      isLoopback: false
    }
  })
  expect(checkMapUrl('../fonts/{fontstack}/{range}.pbf', remote)).toMatchObject({
    url: { href: 'https://maps.example.com/fonts/{fontstack}/{range}.pbf' }
  })
})

it.each([
  ['nothing', '', null, 'not-a-url'],
  ['plain http', 'http://maps.example.com/style.json', null, 'not-https'],
  ['plain http in a style', 'http://tiles.example.com/{z}', remote, 'not-https'],
  ['a file', 'file:///etc/passwd', null, 'not-https'],
  ['a script', 'javascript:alert(1)', remote, 'unsupported'],
  ['embedded data', 'data:application/json,{}', remote, 'unsupported'],
  ['our own scheme', 'app://bundle/index.html', remote, 'unsupported'],
  ['a name and password', 'https://me:secret@maps.example.com/', null, 'credentials-in-url'],
  ['this computer, asked for from elsewhere', 'http://127.0.0.1:631/{z}', remote, 'unsupported'],
  ['this computer over https, asked for from elsewhere', 'https://localhost/{z}', remote, 'unsupported'],
  ['a host that changes', 'https://{s}.example.com/{z}', remote, 'not-a-url'],
  ['any host', 'https://*/{z}', remote, 'not-a-url'],
  ['a host with a directive', "https://a;script-src'self'/{z}", remote, 'not-a-url'],
  ['a bare IPv6 address', 'https://[2001:db8::1]/{z}', remote, 'not-a-url']
] as const)('refuses %s', (_what, text, base, reason) => {
  expect(checkMapUrl(text, base)).toEqual({ kind: 'refused', reason })
})

it('lets a map of this computer load from this computer, over http', () => {
  const own = checkMapUrl('http://127.0.0.1:8080/style.json', null)
  expect(own).toMatchObject({ kind: 'url', url: { isLoopback: true } })
  if (own.kind === 'url') expect(checkMapUrl('http://localhost:8081/{z}', own.url).kind).toBe('url')
})

it('knows a plain origin from anything that could widen a policy', () => {
  expect(['https://a.example.com', 'https://a.example.com:444', 'http://127.0.0.1:80'].map(isPlainOrigin)).toEqual([
    true,
    true,
    true
  ])
  const others = [
    '*',
    'https:',
    'https://*.example.com',
    'http://a.example.com',
    "https://a 'unsafe-inline'",
    'https://a;x',
    'data:',
    'https://a/'
  ]
  expect(others.filter(isPlainOrigin)).toEqual([])
})
