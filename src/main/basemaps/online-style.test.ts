import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { readOnlineStyle } from './online-style'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const json =
  (value: unknown): RequestListener =>
  (_request, response) => {
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(value))
  }

const read = (url: string, timeoutMs = 5000) => readOnlineStyle(url, { fetch, timeoutMs })

const layer = { id: 'roads', type: 'line', source: 'map', 'source-layer': 'roads' }
const style = (more: object = {}) => ({
  version: 8,
  name: 'A <b>map</b>',
  sources: { map: { type: 'vector', tiles: ['/tiles/{z}/{x}/{y}'] } },
  layers: [layer],
  ...more
})

describe('a style', () => {
  it('is rebuilt out of what the app knows, with the TileJSON that it names written in', async () => {
    const tiles = await serve(
      json({ tiles: ['{z}/{x}/{y}.pbf'], maxzoom: 14, attribution: '© <a href="https://x">Makers</a>', legend: 'x' })
    )
    const origin = await serve(
      json(
        style({
          sources: { map: { type: 'vector', url: `${tiles}/tiles.json`, volatile: true } },
          layers: [{ ...layer, metadata: { a: 1 }, paint: { 'line-color': '#fff' } }],
          glyphs: '/fonts/{fontstack}/{range}.pbf',
          sprite: '/sprite',
          center: [0, 0],
          imports: [{ url: 'https://evil.example.com' }],
          'font-faces': { Evil: 'https://evil.example.com/a.woff2' }
        })
      )
    )
    const outcome = await read(`${origin}/style.json`)
    if (outcome.kind === 'refused') throw new Error(outcome.reason)
    const { found } = outcome
    expect(found).toMatchObject({ name: 'A map', attribution: '© Makers', origins: [origin, tiles].sort() })
    expect(JSON.parse(found.style)).toEqual({
      version: 8,
      name: 'A map',
      glyphs: `${origin}/fonts/{fontstack}/{range}.pbf`,
      sprite: [{ id: 'default', url: `${origin}/sprite` }],
      sources: { map: { type: 'vector', maxzoom: 14, tiles: [`${tiles}/{z}/{x}/{y}.pbf`] } },
      layers: [{ ...layer, paint: { 'line-color': '#fff' } }]
    })
  })

  it('cannot pass data of its own off as an address that was checked', async () => {
    const data = { type: 'FeatureCollection', features: [], href: 'javascript:1', origin: '*', kind: 'url' }
    const origin = await serve(json(style({ sources: { map: { type: 'geojson', data } } })))
    const outcome = await read(origin)
    if (outcome.kind === 'refused') throw new Error(outcome.reason)
    expect(outcome.found.origins).toEqual([])
    expect(JSON.parse(outcome.found.style)).toMatchObject({ sources: { map: { type: 'geojson', data } } })
  })
})

describe('is refused in time:', () => {
  it.each([
    ['a web page', '<!doctype html><title>Log in</title>', 'not-json'],
    ['a style that is cut off', JSON.stringify(style()).slice(0, -20), 'not-json'],
    ['JSON that is no style', '{"version":8}', 'not-a-style'],
    ['another version', JSON.stringify(style({ version: 7 })), 'not-a-style'],
    ['a layer of a source that is not there', JSON.stringify(style({ sources: {} })), 'not-a-style'],
    ['a layer in our name', JSON.stringify(style({ layers: [{ ...layer, id: 'fd-vehicles' }] })), 'not-a-style'],
    [
      'a picture as a source',
      JSON.stringify(style({ sources: { map: { type: 'image', url: '/a.png' } } })),
      'unsupported'
    ],
    [
      'tiles over plain http',
      JSON.stringify(style({ sources: { map: { type: 'raster', tiles: ['http://a.example.com/{z}'] } } })),
      'not-https'
    ],
    ['glyphs from a script', JSON.stringify(style({ glyphs: 'javascript:{fontstack}/{range}' })), 'unsupported'],
    [
      'a sprite with a password',
      JSON.stringify(style({ sprite: 'https://a:b@a.example.com/s' })),
      'credentials-in-url'
    ],
    [
      'nine hosts',
      JSON.stringify(
        style({
          sources: {
            map: { type: 'vector', tiles: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `https://${n}.example.com/{z}`) }
          },
          glyphs: '/{fontstack}/{range}'
        })
      ),
      'too-many-hosts'
    ]
  ])('%s', async (_what, body, reason) => {
    const origin = await serve((_request, response) => response.end(body))
    expect(await read(origin)).toEqual({ kind: 'refused', reason })
  })

  it('one that never ends, by its size', async () => {
    const origin = await serve((_request, response) => {
      const more = (): void => void response.write('x'.repeat(65_536), more)
      more()
    })
    expect(await read(origin)).toEqual({ kind: 'refused', reason: 'too-large' })
  })

  it('one that stops in the middle, by its time', async () => {
    const origin = await serve((_request, response) => void response.write('{"version":8,'))
    expect(await read(origin, 200)).toEqual({ kind: 'refused', reason: 'too-slow' })
  })

  it('one that sends on to another host, which is not asked', async () => {
    let isAsked = false
    const other = await serve((_request, response) => {
      isAsked = true
      response.end(JSON.stringify(style()))
    })
    const origin = await serve((_request, response) => response.writeHead(302, { Location: other }).end())
    expect(await read(origin)).toEqual({ kind: 'refused', reason: 'redirected' })
    expect(isAsked).toBe(false)
  })

  it('a host that answers 404, and one that is not there', async () => {
    const origin = await serve((_request, response) => response.writeHead(404).end())
    expect(await read(origin)).toEqual({ kind: 'refused', reason: 'http-error' })
    servers.splice(0).forEach((server) => server.close())
    expect(await read('http://127.0.0.1:9/style.json')).toEqual({ kind: 'refused', reason: 'unreachable' })
  })
})
