import fc from 'fast-check'
import { ok, type Result } from '@shared/ipc/result'
import { describe, expect, it } from 'vitest'
import { createHttp } from './http'
import type { Http } from './http-types'
import { pages, type Page, type WalkOptions } from './pagination'
import { fakeTokens } from './test-support/fake-tokens'
import { startLoopbackServer } from './test-support/loopback-server'
import { answered, refused, scriptedHttp } from './test-support/scripted-http'

async function walk(http: Http, options: WalkOptions = {}): Promise<readonly Result<Page>[]> {
  const seen: Result<Page>[] = []
  for await (const page of pages(http, '/v2/list', { fleet_ids: ['a'] }, options)) seen.push(page)
  return seen
}

const badAnswer = { ok: false, error: { code: 'bad-answer' } }

describe('pages', () => {
  it('goes on with next_page and the same filters until there is none', async () => {
    const http = scriptedHttp((_call, index) =>
      answered({ items: [index], total: 3, next_page: ['c1', 'c2', null][index] })
    )
    expect(await walk(http, { size: 1 })).toEqual([
      ok({ items: [0], total: 3, index: 0 }),
      ok({ items: [1], total: 3, index: 1 }),
      ok({ items: [2], total: 3, index: 2 })
    ])
    expect(http.calls.map((call) => call.query)).toEqual([
      { fleet_ids: ['a'], size: 1, cursor: undefined },
      { fleet_ids: ['a'], size: 1, cursor: 'c1' },
      { fleet_ids: ['a'], size: 1, cursor: 'c2' }
    ])
  })

  it.each([[null], [''], [undefined]])('ends on a next_page of %j', async (next) => {
    const http = scriptedHttp(() => answered({ items: [1], next_page: next }))
    expect(await walk(http)).toEqual([ok({ items: [1], index: 0 })])
  })

  it('goes on after an empty page that names a next one', async () => {
    const http = scriptedHttp((_call, index) =>
      answered({ items: index === 0 ? [] : [1], next_page: index === 0 ? 'c' : null })
    )
    expect(await walk(http)).toEqual([ok({ items: [], index: 0 }), ok({ items: [1], index: 1 })])
  })

  it('delivers the rows before a repeated cursor, then fails', async () => {
    const http = scriptedHttp((_call, index) => answered({ items: [index], next_page: ['a', 'b', 'a'][index] }))
    const seen = await walk(http)
    expect(seen.slice(0, -1)).toEqual([0, 1, 2].map((index) => ok({ items: [index], index })))
    expect(seen.at(-1)).toEqual(badAnswer)
  })

  it.each([[{ next_page: null }], [{ items: {} }], [{ items: null }], [[]], ['text'], [null]])(
    'fails on the body %j',
    async (body) => {
      const http = scriptedHttp(() => answered(body))
      expect(await walk(http)).toEqual([{ ok: false, error: { code: 'bad-answer', status: 200 } }])
    }
  )

  it('fails on a cursor that is no text', async () => {
    const http = scriptedHttp(() => answered({ items: [1], next_page: 7 }))
    expect(await walk(http)).toEqual([ok({ items: [1], index: 0 }), badAnswer])
  })

  it('ends with the failure of a page', async () => {
    const http = scriptedHttp((_call, index) => (index === 0 ? answered({ items: [1], next_page: 'c' }) : refused(500)))
    expect((await walk(http)).at(-1)).toEqual(refused(500))
  })

  it('asks for no further page when the reader has stopped', async () => {
    const http = scriptedHttp((_call, index) => answered({ items: [1], next_page: `c${index}` }))
    for await (const page of pages(http, '/v2/list', {})) if (page.ok) break
    expect(http.calls).toHaveLength(1)
  })

  it('sends a cursor back as it came, encoded once', async () => {
    const server = await startLoopbackServer((_request, index) => ({
      body: { items: [], next_page: index === 0 ? 'Pg%3D%3D&+ ' : null }
    }))
    const sleep = (): Promise<void> => Promise.resolve()
    const http = createHttp({
      fetch,
      apiBaseUrl: server.baseUrl,
      keeper: fakeTokens(),
      nowMs: () => 0,
      sleep,
      random: () => 0
    })
    await walk(http)
    expect(server.seen[1]?.url).toContain('cursor=Pg%253D%253D%26%2B+')
    expect(new URL(server.seen[1]?.url ?? '', server.baseUrl).searchParams.get('cursor')).toBe('Pg%3D%3D&+ ')
    await server.stop()
  })

  it('delivers every row once and in order, however the rows are cut into pages and cursors are spelt', async () => {
    const chunks = fc.array(fc.array(fc.integer(), { maxLength: 4 }), { minLength: 1, maxLength: 8 })
    const cursors = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 8, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(chunks, cursors, async (cut, names) => {
        const http = scriptedHttp((call) => {
          const index = call.query?.['cursor'] === undefined ? 0 : names.indexOf(String(call.query['cursor'])) + 1
          return answered({ items: cut[index], next_page: index + 1 < cut.length ? names[index] : null })
        })
        const rows = (await walk(http)).flatMap((page) => (page.ok ? page.value.items : ['failed']))
        expect(rows).toEqual(cut.flat())
      })
    )
  })

  it('always ends, whatever next_page a broken server invents', async () => {
    const next = fc.oneof(fc.constantFrom('a', 'b', 'c', '', null), fc.jsonValue())
    await fc.assert(
      fc.asyncProperty(fc.array(next, { minLength: 1, maxLength: 10 }), async (names) => {
        const http = scriptedHttp((_call, index) => answered({ items: [], next_page: names[index % names.length] }))
        expect((await walk(http)).length).toBeLessThanOrEqual(names.length + 2)
      })
    )
  })
})
