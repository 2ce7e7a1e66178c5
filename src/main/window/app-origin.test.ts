import { describe, expect, it } from 'vitest'
import { describeUrl, isOwnOrigin, isOwnPage } from './app-origin'

describe('isOwnPage', () => {
  it.each(['app://bundle/', 'app://bundle/index.html', 'app://bundle/#invitations'])('takes %s for our page', (url) => {
    expect(isOwnPage(url)).toBe(true)
  })

  it.each([
    'app://bundle/other.html',
    'app://bundle/basemap/world.pmtiles',
    'app://bundle/?next=https://evil.example/',
    'app://bundle.evil/',
    'app://evil@bundle/',
    'app://bundle@evil/',
    'app://bundle:80/',
    'app:bundle',
    'https://evil.example/?next=app://bundle/',
    'https://bundle/',
    'https://app//bundle/',
    'data:text/html,app://bundle/',
    'file:///index.html',
    'javascript:alert(1)',
    'about:blank',
    'blob:app://bundle/3f2a',
    ''
  ])('does not take %s for our page', (url) => {
    expect(isOwnPage(url)).toBe(false)
  })
})

describe('isOwnOrigin', () => {
  it('takes any path of our host', () => expect(isOwnOrigin('app://bundle/assets/index.js')).toBe(true))

  it.each(['app://bundle.evil/', 'app://x@bundle/', 'apps://bundle/', 'https://bundle/', 'data:,', 'null', ''])(
    'does not take %s for ours',
    (url) => {
      expect(isOwnOrigin(url)).toBe(false)
    }
  )
})

describe('describeUrl', () => {
  it('keeps path, query and user out of the log', () => {
    expect(describeUrl('https://user:word@host.example/path?token=1#x')).toBe('https://host.example')
  })
})
