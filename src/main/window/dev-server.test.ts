import { describe, expect, it, vi } from 'vitest'
import { createDevServer } from './dev-server'

const fetchNothing = (): Promise<Response> => Promise.reject(new Error('not to be called'))

describe('the development server', () => {
  it.each([
    ['not set', { url: null, isPackaged: false }],
    ['set for a packaged app', { url: 'http://localhost:5173', isPackaged: true }],
    ['on another computer', { url: 'http://evil.example:5173', isPackaged: false }],
    ['not http', { url: 'https://localhost:5173', isPackaged: false }]
  ])('is not used when %s', (_why, options) => {
    expect(createDevServer({ ...options, fetch: fetchNothing })).toBeUndefined()
  })

  it('is asked for the same path and query, under a policy that lets it reload', async () => {
    const fetch = vi.fn<(url: string) => Promise<Response>>(() =>
      Promise.resolve(new Response('x', { headers: { 'content-type': 'text/css' } }))
    )
    const answerPage = createDevServer({ url: 'http://localhost:5173/', isPackaged: false, fetch })
    const answer = await answerPage?.({ url: 'app://bundle/src/a.css?t=1', method: 'GET', headers: new Headers() })
    expect(fetch).toHaveBeenCalledExactlyOnceWith('http://localhost:5173/src/a.css?t=1')
    expect(answer?.headers.get('content-type')).toBe('text/css')
    expect(answer?.headers.get('content-security-policy')).toContain("connect-src 'self' ws://localhost:5173")
  })
})
