import { createHttp, type HttpOptions } from '../http'
import type { CallOutcome, Http } from '../http-types'
import { fakeTokens } from './fake-tokens'
import { startLoopbackServer, type LoopbackServer, type ScriptedAnswer, type SeenRequest } from './loopback-server'

/** An HTTP layer whose pauses are only written down. */
export interface HttpSetup {
  readonly http: Http
  readonly waitsMs: readonly number[]
  readonly outcomes: readonly CallOutcome[]
}

/** The same with the server it talks to. */
export interface ServedHttp extends HttpSetup {
  readonly server: LoopbackServer
}

/** What a scripted server does with each request. */
export type Script = (request: SeenRequest, index: number) => ScriptedAnswer

/** A call that may be repeated, and one that may not. */
export const get = { method: 'GET', route: '/v2/orgs/fleets' } as const
export const post = { method: 'POST', route: '/v2/orgs/invitations', body: { fleet_ref: 'a' } } as const

/** Starts scripted servers, each with an HTTP layer to it, and stops them all. */
export function httpServers(): {
  readonly serve: (script: Script, options?: Partial<HttpOptions>) => Promise<ServedHttp>
  readonly stopAll: () => Promise<void>
} {
  const running: LoopbackServer[] = []
  return {
    async serve(script, options = {}) {
      const server = await startLoopbackServer(script)
      running.push(server)
      return { server, ...httpTo(server.baseUrl, options) }
    },
    async stopAll() {
      await Promise.all(running.splice(0).map((server) => server.stop()))
    }
  }
}

/** An HTTP layer to any address. */
export function httpTo(apiBaseUrl: string, options: Partial<HttpOptions> = {}): HttpSetup {
  const waitsMs: number[] = []
  const outcomes: CallOutcome[] = []
  const http = createHttp({
    fetch,
    apiBaseUrl,
    keeper: fakeTokens(),
    nowMs: () => Date.parse('2026-11-22T10:00:00Z'),
    sleep: (durationMs) => {
      waitsMs.push(durationMs)
      return Promise.resolve()
    },
    random: () => 0,
    onOutcome: (outcome) => outcomes.push(outcome),
    timeoutMs: 5_000,
    ...options
  })
  return { http, waitsMs, outcomes }
}

/** Answers in turn; the last one repeats. */
export function inTurn(...answers: readonly ScriptedAnswer[]): Script {
  return (_request, index) => answers[Math.min(index, answers.length - 1)] ?? {}
}
