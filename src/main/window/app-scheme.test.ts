import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Protocol } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answerAppRequest, registerAppScheme, serveAppScheme, type AppFiles } from './app-scheme'

let folder: string
let files: AppFiles

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-scheme-'))
  files = {
    rendererDir: join(folder, 'out/renderer'),
    resourcesDir: join(folder, 'resources'),
    newNonce: () => 'bm9uY2U=',
    mapOrigins: () => [],
    readRegion: () => Promise.resolve(null),
    isStartWarm: () => Promise.resolve(false),
    language: () => 'en'
  }
  await mkdir(join(folder, 'out/renderer/assets'), { recursive: true })
  await mkdir(join(folder, 'resources/basemap'), { recursive: true })
  await writeFile(
    join(folder, 'out/renderer/index.html'),
    '<meta content="__NONCE__"><style nonce="__NONCE__"></style>'
  )
  await writeFile(join(folder, 'out/renderer/assets/index.js'), '/* __NONCE__ */')
  await writeFile(join(folder, 'resources/basemap/world.pmtiles'), '0123456789')
  await writeFile(join(folder, 'outside.txt'), 'not to be served')
})

afterEach(() => rm(folder, { recursive: true }))

function ask(path: string, init: { method?: string; range?: string } = {}): Promise<Response> {
  const headers = new Headers(init.range === undefined ? {} : { Range: init.range })
  return answerAppRequest({ url: `app://bundle/${path}`, method: init.method ?? 'GET', headers }, files)
}

describe('the page', () => {
  it('carries the nonce of its policy wherever the page asks for it', async () => {
    const answer = await ask('')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('<meta content="bm9uY2U="><style nonce="bm9uY2U="></style>')
    expect(answer.headers.get('content-security-policy')).toContain("style-src 'self' 'nonce-bm9uY2U='")
  })

  it('is HTML, is not kept and is not guessed at', async () => {
    const { headers } = await ask('index.html')
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('says whether there are cached positions to paint', async () => {
    await writeFile(join(files.rendererDir, 'index.html'), '<meta name="fleet-desk-start" content="__START__">')
    expect(await (await ask('')).text()).toContain('content="cold"')
    files = { ...files, isStartWarm: () => Promise.resolve(true) }
    expect(await (await ask('')).text()).toContain('content="warm"')
  })

  it('is in the language of the app', async () => {
    await writeFile(join(files.rendererDir, 'index.html'), '<!doctype html><html lang="en"></html>')
    expect(await (await ask('')).text()).toContain('<html lang="en">')
    files = { ...files, language: () => 'es' }
    expect(await (await ask('')).text()).toContain('<html lang="es">')
  })

  it('has a new nonce each time', async () => {
    let count = 0
    files = { ...files, newNonce: () => `nonce${(count += 1)}` }
    expect(await (await ask('')).text()).toContain('nonce1')
    expect(await (await ask('')).text()).toContain('nonce2')
  })
})

describe('hosts of an online map', () => {
  it('stand in the policy of page and worker from the moment they are allowed, until they are not', async () => {
    let hosts: readonly string[] = []
    files = { ...files, mapOrigins: () => hosts }
    const policies = () =>
      Promise.all(['', 'assets/index.js'].map(async (path) => (await ask(path)).headers.get('content-security-policy')))
    expect((await policies()).filter((policy) => policy?.includes('tiles.example.com'))).toEqual([])
    hosts = ['https://tiles.example.com']
    for (const policy of await policies()) expect(policy).toContain("connect-src 'self' https://tiles.example.com;")
    hosts = []
    expect((await policies()).filter((policy) => policy?.includes('tiles.example.com'))).toEqual([])
  })
})

describe('a region file', () => {
  const id = '0b9d3c5e-1f2a-4b3c-8d4e-5f60718293a4'
  const region = () => ask(`region/${id}.pmtiles`, { range: 'bytes=5-7' })

  it('is sent in parts', async () => {
    const bytes = Buffer.from('abc')
    files = { ...files, readRegion: () => Promise.resolve({ kind: 'part', bytes, start: 5, sizeBytes: 9_000_000_000 }) }
    const answer = await region()
    expect(answer.status).toBe(206)
    expect(answer.headers.get('content-range')).toBe('bytes 5-7/9000000000')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.text()).toBe('abc')
  })

  it.each([
    [404, null],
    [410, { kind: 'gone' }],
    [409, { kind: 'changed' }],
    [416, { kind: 'no-range', sizeBytes: 10 }]
  ] as const)('that cannot be had is answered with %i', async (status, range) => {
    files = { ...files, readRegion: () => Promise.resolve(range) }
    expect((await region()).status).toBe(status)
  })
})

describe('files', () => {
  it('are sent as they are, under a policy without a nonce', async () => {
    const answer = await ask('assets/index.js')
    expect(await answer.text()).toBe('/* __NONCE__ */')
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(answer.headers.get('content-security-policy')).toContain("style-src 'self'")
    expect(answer.headers.get('content-security-policy')).not.toContain('nonce')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('answer HEAD with their length and no body', async () => {
    const answer = await ask('basemap/world.pmtiles', { method: 'HEAD' })
    expect(answer.headers.get('content-length')).toBe('10')
    expect(await answer.text()).toBe('')
  })

  it('answer a range with exactly its bytes', async () => {
    const answer = await ask('basemap/world.pmtiles', { range: 'bytes=2-4' })
    expect(answer.status).toBe(206)
    expect(answer.headers.get('content-range')).toBe('bytes 2-4/10')
    expect(answer.headers.get('content-length')).toBe('3')
    expect(await answer.text()).toBe('234')
  })

  it('answer 416 to a range past their end', async () => {
    const answer = await ask('basemap/world.pmtiles', { range: 'bytes=10-' })
    expect(answer.status).toBe(416)
    expect(answer.headers.get('content-range')).toBe('bytes */10')
  })
})

describe('refusals', () => {
  it.each([
    ['a missing file', 'assets/none.js', 404],
    ['a missing folder', 'none/index.js', 404],
    ['a file taken for a folder', 'index.html/x.js', 404],
    ['a path out of the folder', '..%2f..%2foutside.txt', 400],
    ['resources other than the base map', 'world.pmtiles', 404]
  ])('%s', async (_what, path, status) => {
    const answer = await ask(path)
    expect(answer.status).toBe(status)
    expect(await answer.text()).toBe('')
  })

  it('a folder whose name looks like a file', async () => {
    await mkdir(join(files.rendererDir, 'folder.js'))
    expect((await ask('folder.js')).status).toBe(404)
  })

  it('another method', async () => {
    expect((await ask('', { method: 'POST' })).status).toBe(405)
  })

  it('a symbolic link to a file outside', async () => {
    await symlink(join(folder, 'outside.txt'), join(files.rendererDir, 'link.txt'))
    expect((await ask('link.txt')).status).toBe(404)
  })

  it('a symbolic link to a folder outside', async () => {
    await symlink(folder, join(files.rendererDir, 'link'))
    expect((await ask('link/outside.txt')).status).toBe(404)
  })

  it('but not a link that stays inside', async () => {
    await symlink(join(files.rendererDir, 'assets'), join(files.rendererDir, 'link'))
    expect((await ask('link/index.js')).status).toBe(200)
  })
})

describe('the scheme', () => {
  it('has only the privileges that the page needs', () => {
    const registerSchemesAsPrivileged = vi.fn()
    registerAppScheme({ registerSchemesAsPrivileged })
    expect(registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }
    ])
  })

  it('takes the page from the development server and the base map from disk', async () => {
    const { handler } = serve({ devServer: () => Promise.resolve(new Response('from the server')) })
    expect(await (await handler(new Request('app://bundle/src/main.tsx?t=1'))).text()).toBe('from the server')
    expect(await (await handler(new Request('app://bundle/basemap/world.pmtiles'))).text()).toBe('0123456789')
  })

  it('answers 500 and logs when a file cannot be read', async () => {
    const { handler, logger } = serve({ devServer: () => Promise.reject(new Error('server is gone')) })
    expect((await handler(new Request('app://bundle/'))).status).toBe(500)
    expect(logger.error).toHaveBeenCalledOnce()
  })

  it('says that main is ready when it is, and not before', async () => {
    let becomeReady: () => void = () => undefined
    const ready = new Promise<void>((resolve) => (becomeReady = resolve))
    const { handler } = serve({ ready })
    const onAnswer = vi.fn()
    const asked = handler(new Request('app://bundle/ready')).then((answer) => {
      onAnswer()
      return answer
    })
    // The page itself is answered meanwhile.
    expect((await handler(new Request('app://bundle/'))).status).toBe(200)
    expect(onAnswer).not.toHaveBeenCalled()
    becomeReady()
    expect((await asked).status).toBe(204)
  })

  it('tells of scripts that were answered, and of nothing else', async () => {
    const onScript = vi.fn()
    const { handler } = serve({ onScript })
    await handler(new Request('app://bundle/'))
    await handler(new Request('app://bundle/assets/missing.js'))
    expect(onScript).not.toHaveBeenCalled()
    await handler(new Request('app://bundle/assets/index.js'))
    expect(onScript).toHaveBeenCalledOnce()
  })

  it('is given back when stopped', () => {
    const { protocol, stop } = serve({})
    stop()
    expect(protocol.unhandle).toHaveBeenCalledExactlyOnceWith('app')
  })
})

function serve(more: { devServer?: () => Promise<Response>; ready?: Promise<void>; onScript?: () => void }) {
  const protocol = { handle: vi.fn<Protocol['handle']>(), unhandle: vi.fn<Protocol['unhandle']>() }
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const stop = serveAppScheme({ ...files, ready: Promise.resolve(), ...more, protocol, logger })
  const handler = async (request: Request): Promise<Response> => {
    const registered = protocol.handle.mock.calls[0]?.[1]
    if (registered === undefined) throw new Error('nothing was registered')
    return registered(request)
  }
  return { protocol, logger, stop, handler }
}
