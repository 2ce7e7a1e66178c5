// The server of the token benchmark, in a process of its own so that its work does not count as the client's.
// It answers every path with the body that it was given, and says on which port it listens.
import { createServer } from 'node:http'

const bodies = new Map()

process.on('message', (/** @type {{ path: string, body: string }} */ { path, body }) => {
  bodies.set(path, Buffer.from(body))
  process.send?.({ isReady: path })
})
// The benchmark is gone: so is the need for a server.
process.on('disconnect', () => process.exit(0))

const server = createServer((request, response) => {
  const body = bodies.get(new URL(request.url ?? '/', 'http://127.0.0.1').pathname)
  if (request.headers.authorization !== 'Bearer fake-bench-token' || body === undefined) {
    response.writeHead(401).end('{}')
    return
  }
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body)
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send?.({ address: server.address() }))
