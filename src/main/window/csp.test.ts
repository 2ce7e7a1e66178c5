import { expect, it } from 'vitest'
import { contentSecurityPolicy } from './csp'

function parse(policy: string): Record<string, string[]> {
  return Object.fromEntries(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/)
      return [name, sources]
    })
  )
}

const directives = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'font-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"]
}

it('allows a document our files and the style elements that carry its nonce, and nothing else', () => {
  expect(parse(contentSecurityPolicy('bm9uY2U='))).toEqual({
    ...directives,
    'style-src': ["'self'", "'nonce-bm9uY2U='"]
  })
})

it('allows no style elements without a nonce', () => {
  expect(parse(contentSecurityPolicy())).toEqual({ ...directives, 'style-src': ["'self'"] })
})

it('names the hosts of an online map for what a map loads, and for nothing else', () => {
  const hosts = ['https://tiles.example.com', 'https://fonts.example.com:444']
  expect(parse(contentSecurityPolicy('bm9uY2U=', hosts))).toEqual({
    ...directives,
    'img-src': [...directives['img-src'], ...hosts],
    'connect-src': [...directives['connect-src'], ...hosts],
    'style-src': ["'self'", "'nonce-bm9uY2U='"]
  })
})
