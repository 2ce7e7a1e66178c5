import { describe, expect, it } from 'vitest'
import { fail, ok, type Result } from '@shared/ipc/result'
import type { Tsp } from '../catena/schemas/orgs-rows'
import { createProviderBook, type ProviderBookParts } from './provider-book'

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3)

function tsp(slug: string, more: Partial<Tsp> = {}): Tsp {
  return {
    id: slug,
    slug,
    name: slug.toUpperCase(),
    sourceName: null,
    status: 'active',
    connectionType: null,
    isSandbox: false,
    logoUrl: null,
    logoDarkUrl: null,
    ...more
  }
}

function setUp(answer: Result<{ readonly rows: readonly Tsp[] }>, more: Partial<ProviderBookParts> = {}) {
  const run = { answer, nowMs: 1_000_000_000, asked: 0, fetched: [] as string[], timers: [] as (() => void)[] }
  const kept = new Map<string, Uint8Array>()
  const parts: ProviderBookParts = {
    client: { listTsps: () => Promise.resolve(((run.asked += 1), run.answer)) },
    fetchPicture: (url) => {
      run.fetched.push(url)
      return Promise.resolve(new Response(png))
    },
    blobs: {
      get: (name) => Promise.resolve(kept.get(name) ?? null),
      put: (name, bytes) => Promise.resolve(Boolean(kept.set(name, bytes)))
    },
    nowMs: () => run.nowMs,
    schedule: (task) => {
      run.timers.push(task)
      return () => undefined
    },
    logger: { warn: () => undefined },
    ...more
  }
  return { run, parts, kept, book: createProviderBook(parts) }
}

describe('the providers', () => {
  it('are listed by name, with their logos as data', async () => {
    const { book } = setUp(
      ok({ rows: [tsp('samsara', { logoUrl: 'https://cdn.example/s.png' }), tsp('geotab', { isSandbox: true })] })
    )
    expect(await book.list()).toEqual({
      asOfMs: 1_000_000_000,
      providers: [
        { slug: 'geotab', name: 'GEOTAB', isSandbox: true, logo: null },
        {
          slug: 'samsara',
          name: 'SAMSARA',
          isSandbox: false,
          logo: `data:image/png;base64,${Buffer.from(png).toString('base64')}`
        }
      ]
    })
  })

  it('are asked for once a day, and are there after a restart', async () => {
    const { book, run, parts } = setUp(ok({ rows: [tsp('samsara')] }))
    await Promise.all([book.list(), book.list()])
    await book.list()
    expect(run.asked).toBe(1)
    run.nowMs += 3_600_000
    const later = createProviderBook(parts)
    expect((await later.list()).providers).toHaveLength(1)
    expect(run.asked).toBe(1)
    run.nowMs += 24 * 3_600_000
    await later.list()
    expect(run.asked).toBe(2)
  })

  it.each(['forbidden', 'not-found', 'no-network', 'server-error'] as const)(
    'are those that were kept, or none, after %s; and the server is left alone for a minute',
    async (code) => {
      const { book, run } = setUp(fail(code))
      expect(await book.list()).toEqual({ providers: [], asOfMs: null })
      await book.list()
      expect(run.asked).toBe(1)
      run.nowMs += 61_000
      run.answer = ok({ rows: [tsp('samsara')] })
      expect((await book.list()).providers).toHaveLength(1)
    }
  )

  it('do not wait for a slow logo', async () => {
    const { book, run } = setUp(ok({ rows: [tsp('samsara', { logoUrl: 'https://cdn.example/s.png' })] }), {
      fetchPicture: () => new Promise(() => undefined)
    })
    const list = book.list()
    await new Promise(setImmediate)
    run.timers.forEach((timer) => timer())
    expect((await list).providers).toMatchObject([{ slug: 'samsara', logo: null }])
    book.stop()
  })

  it('are asked of nobody after the end', async () => {
    const { book, run } = setUp(ok({ rows: [tsp('samsara')] }))
    book.stop()
    expect(await book.list()).toEqual({ providers: [], asOfMs: null })
    expect(run.asked).toBe(0)
  })
})
