import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { appOrigin } from '../../src/main/window/app-origin'
import { answerAppRequest } from '../../src/main/window/app-scheme'
import { languageOf, type Language } from '../../src/shared/domain/language'
import { readyPath } from '../../src/shared/ipc/ready-path'
import { languageCookie } from './page-start'

const projectDir = resolve(__dirname, '../..')
const files = {
  rendererDir: resolve(projectDir, 'out/renderer'),
  resourcesDir: resolve(projectDir, 'resources'),
  newNonce: () => randomBytes(16).toString('base64'),
  // No online map and no region file: what main has beyond the app's own files.
  mapOrigins: () => [],
  readRegion: () => Promise.resolve(null),
  isStartWarm: () => Promise.resolve(false)
}

export interface RendererServer {
  /** Ends in a slash. */
  readonly url: string
  readonly close: () => Promise<void>
}

/** Serves the built page over http on loopback, with the answers that main gives under its own scheme: same files, ranges and policies. */
export async function serveRenderer(): Promise<RendererServer> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      })
  }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '/'
  if (path === readyPath) {
    response.writeHead(204).end()
    return
  }
  const range = request.headers.range ?? null
  const headers = { get: (name: string) => (name.toLowerCase() === 'range' ? range : null) }
  const asked = { url: appOrigin + path, method: request.method ?? 'GET', headers }
  const answered = await answerAppRequest(asked, { ...files, language: () => languageOfTab(request) })
  response.writeHead(answered.status, Object.fromEntries(answered.headers))
  response.end(Buffer.from(await answered.arrayBuffer()))
}

/** Main knows what the person chose; here the tab says it with each request. */
function languageOfTab({ headers }: IncomingMessage): Language {
  return languageOf(new RegExp(`\\b${languageCookie}=(\\w+)`).exec(headers.cookie ?? '')?.[1] ?? '')
}
