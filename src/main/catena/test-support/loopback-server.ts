import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as a test server saw it. */
export interface SeenRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A real HTTP server on a free loopback port. */
export interface LoopbackServer {
  readonly baseUrl: string
  readonly seen: readonly SeenRequest[]
  readonly stop: () => Promise<void>
}

/** What a scripted server answers to one request. */
export interface ScriptedAnswer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** A string is sent as it is, anything else as JSON. */
  readonly body?: unknown
  /** Announces a longer body than it sends, then drops the connection. */
  readonly isCutOff?: boolean
  /** Never answers. */
  readonly isSilent?: boolean
}

/** Starts a server that answers as `answer` says; it remembers every request. */
export async function startLoopbackServer(
  answer: (request: SeenRequest, index: number) => ScriptedAnswer
): Promise<LoopbackServer> {
  const seen: SeenRequest[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const seenRequest = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body }
      seen.push(seenRequest)
      write(response, answer(seenRequest, seen.length - 1))
    })
  })
  const { baseUrl, stop } = await listen(server)
  return { baseUrl, seen, stop }
}

/** Starts any HTTP server on a free loopback port. */
export async function listen(server: Server): Promise<Pick<LoopbackServer, 'baseUrl' | 'stop'>> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

function write(response: Parameters<RequestListener>[1], answer: ScriptedAnswer): void {
  if (answer.isSilent === true) return
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {})
  const status = answer.status ?? 200
  const headers = {
    'content-type': typeof answer.body === 'string' ? 'text/html' : 'application/json',
    ...answer.headers
  }
  if (answer.isCutOff === true) {
    response.writeHead(status, { ...headers, 'content-length': text.length + 100 })
    response.write(text, () => response.destroy())
    return
  }
  response.writeHead(status, headers)
  response.end(status === 204 ? undefined : text)
}
