import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { createTokenKeeper } from '../src/main/catena/auth/token-keeper'
import { sleep } from '../src/main/catena/deadline'
import { isRecord } from '../src/main/catena/errors'
import { createHttp } from '../src/main/catena/http'
import { Secret } from '../src/main/catena/secret'
import { locationPages } from './fixture-rows'

/** Runs, each with its own median; what they differ by says how far to trust the number. */
const runs = 3

/** How often a call is measured: pairs of blocks in a run, one of ours and one bare, the first of the two by turns; calls in a block. */
interface Load {
  readonly pairs: number
  readonly blockCalls: number
}
const largeLoad: Load = { pairs: 100, blockCalls: 4 }
const smallLoad: Load = { pairs: 200, blockCalls: 15 }

/** Pairs of calls before anything is measured: compilation, the connection, the heap's size. */
const warmUpPairs = 300

/** What the cost of a call through the token keeper may be, as a ratio to a bare `fetch`. */
const limit = 1.05

/**
 * Measures what a call through `http.ts` and the token keeper costs beside a bare `fetch` of the same address with the same header,
 * both reading and parsing the same body, over HTTP to a server in another process. Here a ratio below 1.05 is good.
 *
 * The call that this app makes most is a page of 1,000 positions (`size=1000`, DESIGN.md): that one is `token`, and has the limit. A tenth of
 * a page, and a body with nothing to hide behind, show where the fixed cost of a call lies.
 */
export async function run(): Promise<void> {
  const server = fork(fileURLToPath(new URL('./token-server.mjs', import.meta.url)))
  try {
    const baseUrl = await addressOf(server)
    const [page = ''] = locationPages(1000, 1000, Date.now())
    const [shortPage = ''] = locationPages(100, 100, Date.now())
    const route = '/v2/telematics/vehicle-locations'
    await measure('token', largeLoad, { server, baseUrl, route, body: page })
    await measure('token-100-rows', smallLoad, { server, baseUrl, route, body: shortPage })
    await measure('token-27-bytes', smallLoad, { server, baseUrl, route, body: '{"id":"fake","name":"Acme"}' })
  } finally {
    server.disconnect()
  }
}

interface Subject {
  readonly server: ChildProcess
  readonly baseUrl: string
  readonly route: string
  readonly body: string
}

async function measure(name: string, load: Load, { server, baseUrl, route, body }: Subject): Promise<void> {
  const ready = once(server, 'message')
  server.send({ path: route, body })
  await ready

  const ours = callOurs(baseUrl, route)
  const baseline = callBare(baseUrl + route)
  for (let pair = 0; pair < warmUpPairs; pair++) {
    await ours()
    await baseline()
  }
  const results = []
  for (let run = 0; run < runs; run++) results.push(await oneRun(load, ours, baseline))
  const ratios = results.map((result) => result.ratio)
  const ratio = median(ratios)
  const oursMs = median(results.map((result) => result.oursMs))
  const baselineMs = median(results.map((result) => result.baselineMs))
  const spread = `${Math.min(...ratios).toFixed(3)}..${Math.max(...ratios).toFixed(3)}`
  console.log(
    `bench ${name} ratio=${ratio.toFixed(3)} ours=${oursMs.toPrecision(4)} baseline=${baselineMs.toPrecision(4)} unit=ms`
  )
  console.log(
    `  cost per call, lower is better, limit of "token" ${limit}; ${runs} runs of ${load.pairs} pairs of blocks gave ${spread}; body ${body.length} bytes`
  )
}

/** The ratio is the median over pairs of neighbouring blocks, so that what else the machine does meanwhile meets both sides alike. */
async function oneRun({ pairs, blockCalls }: Load, ours: () => Promise<void>, baseline: () => Promise<void>) {
  const oursMs: number[] = []
  const baselineMs: number[] = []
  for (let pair = 0; pair < pairs; pair++) {
    if (pair % 2 === 0) {
      oursMs.push(await perCall(blockCalls, ours))
      baselineMs.push(await perCall(blockCalls, baseline))
    } else {
      baselineMs.push(await perCall(blockCalls, baseline))
      oursMs.push(await perCall(blockCalls, ours))
    }
  }
  const ratios = oursMs.map((ms, pair) => ms / (baselineMs[pair] ?? NaN))
  return { ratio: median(ratios), oursMs: median(oursMs), baselineMs: median(baselineMs) }
}

/** As the app makes a call, with a keeper that holds a good token. */
function callOurs(apiBaseUrl: string, route: string): () => Promise<void> {
  const accessToken = new Secret('fake-bench-token')
  const keeper = createTokenKeeper({
    requestToken: () => Promise.resolve({ ok: true, value: { accessToken, expiresInSeconds: 3600, scopes: [] } }),
    revokeToken: () => Promise.resolve({ ok: true, value: undefined }),
    nowMs: Date.now,
    monotonicMs: () => performance.now(),
    random: Math.random
  })
  let outcomeCount = 0
  const http = createHttp({
    fetch,
    apiBaseUrl,
    keeper,
    nowMs: Date.now,
    sleep,
    random: Math.random,
    onOutcome: () => (outcomeCount += 1)
  })
  return async () => {
    const answer = await http.request({ method: 'GET', route })
    if (!answer.ok || !isRecord(answer.value.body) || outcomeCount === 0) throw new Error('The call failed')
  }
}

/** As one would write it without a keeper. */
function callBare(url: string): () => Promise<void> {
  return async () => {
    const response = await fetch(url, {
      headers: { accept: 'application/json', authorization: 'Bearer fake-bench-token' }
    })
    const body: unknown = await response.json()
    if (response.status !== 200 || !isRecord(body)) throw new Error('The call failed')
  }
}

async function addressOf(server: ChildProcess): Promise<string> {
  const arrived: readonly unknown[] = await once(server, 'message')
  const address = isRecord(arrived[0]) ? arrived[0]['address'] : undefined
  if (!isRecord(address)) throw new Error('The server did not say where it listens')
  return `http://127.0.0.1:${String(address['port'])}`
}

/** The median call of a block: a block is short enough for its neighbour to have met the same machine. */
async function perCall(blockCalls: number, work: () => Promise<void>): Promise<number> {
  const durationsMs: number[] = []
  for (let call = 0; call < blockCalls; call++) {
    const startedMs = performance.now()
    await work()
    durationsMs.push(performance.now() - startedMs)
  }
  return median(durationsMs)
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}
