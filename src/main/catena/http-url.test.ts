import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildUrl } from './http-url'
import { Secret } from './secret'

const base = 'https://api.example.test/base'

describe('buildUrl', () => {
  it('repeats the key of a list and leaves undefined out', () => {
    const query = { fleet_ids: ['a', 'b&c'], only_latest: true, size: 5, cursor: undefined }
    expect(buildUrl(base, { route: '/v2/x', query })).toEqual({
      ok: true,
      value: `${base}/v2/x?fleet_ids=a&fleet_ids=b%26c&only_latest=true&size=5`
    })
  })

  it('fills placeholders, encoded, from texts and secrets', () => {
    const call = { route: '/v2/{a}/x/{b}', params: { a: 'a/b?', b: new Secret('fake-id') } }
    expect(buildUrl(base, call)).toEqual({ ok: true, value: `${base}/v2/a%2Fb%3F/x/fake-id` })
  })

  it.each(['', '.', '..', '\ud800'])('takes %j for no path segment', (value) => {
    expect(buildUrl(base, { route: '/v2/{id}', params: { id: value } })).toEqual({
      ok: false,
      error: { code: 'invalid-input' }
    })
  })

  it('never leaves the route, whatever the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
        const url = buildUrl(base, { route: '/v2/{id}', params: { id: value } })
        if (url.ok) expect(new URL(url.value).pathname.split('/').length).toBe(4)
      })
    )
  })

  it.each([[[]], [Array.from({ length: 101 }, String)]])('throws on a list that the API cannot mean', (values) => {
    expect(() => buildUrl(base, { route: '/v2/x', query: { fleet_ids: values } })).toThrow(/fleet_ids/)
  })

  it('throws when a placeholder has no value', () => {
    expect(() => buildUrl(base, { route: '/v2/{id}' })).toThrow(/No value/)
  })
})
