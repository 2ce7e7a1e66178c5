import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { madeTile, type Place } from './made-region'

/** An online map on this computer: the style on one server, its tiles on another. */
export interface MapServer {
  readonly styleUrl: string
  readonly styleHost: string
  readonly tileHost: string
  /** Tiles that were asked for so far. */
  readonly tileRequests: () => number
  /** Where the town is. */
  setCentre(centre: Place): void
  /** What both answer from now on. */
  setMood(mood: 'well' | 'html' | 'dead'): void
  stop(): Promise<void>
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** Starts both servers on free ports. */
export async function startMapServer(): Promise<MapServer> {
  let mood: 'well' | 'html' | 'dead' = 'well'
  let tileCount = 0
  let centre: Place = [-96.8, 32.8]
  const inMood =
    (answer: Answer): Answer =>
    (request, response) => {
      // The page is of another origin, as it would be with a map from the net.
      response.setHeader('Access-Control-Allow-Origin', '*')
      if (mood === 'dead') request.socket.destroy()
      else if (mood === 'html')
        response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Log in</title>')
      else answer(request, response)
    }
  const tiles = await listen(
    inMood((request, response) => {
      tileCount += 1
      const [z = 0, x = 0, y = 0] = (request.url ?? '').slice(1).split('/').map(Number)
      const tile = madeTile(centre, z, x, y)
      response.statusCode = tile === null ? 204 : 200
      response.end(tile ?? undefined)
    })
  )
  const style = await listen(
    inMood((_request, response) => {
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(styleOf(tiles.host)))
    })
  )
  return {
    styleUrl: `http://${style.host}/style.json`,
    styleHost: style.host,
    tileHost: tiles.host,
    tileRequests: () => tileCount,
    setCentre: (next) => (centre = next),
    setMood: (next) => (mood = next),
    stop: async () => {
      await Promise.all([tiles.stop(), style.stop()])
    }
  }
}

async function listen(answer: Answer) {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

function styleOf(tileHost: string): object {
  const line = (id: string, kind: string, colour: string, width: number) => ({
    id,
    type: 'line',
    source: 'plan',
    'source-layer': 'transportation',
    filter: ['==', ['get', 'class'], kind],
    paint: { 'line-color': colour, 'line-width': width }
  })
  return {
    version: 8,
    name: 'Town plan',
    sources: {
      plan: {
        type: 'vector',
        tiles: [`http://${tileHost}/{z}/{x}/{y}`],
        minzoom: 5,
        maxzoom: 12,
        attribution: '© <a href="https://example.com">Plan makers</a>'
      }
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#f4efe6' } },
      { id: 'lakes', type: 'fill', source: 'plan', 'source-layer': 'water', paint: { 'fill-color': '#a9cfe0' } },
      { id: 'parks', type: 'fill', source: 'plan', 'source-layer': 'park', paint: { 'fill-color': '#cfe5bf' } },
      line('minor', 'minor', '#ffffff', 1),
      line('major', 'primary', '#f2d9a0', 2),
      line('motorway', 'motorway', '#e8a15c', 3)
    ]
  }
}
