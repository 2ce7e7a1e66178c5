import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { MiddlewareHandler } from 'hono'
import { setTimeout as delay } from 'node:timers/promises'
import { assertNever } from '@shared/domain/assert-never'
import { invalidClient } from '../auth/auth-routes'
import { errorAnswer, oauthError, tooManyRequests, unprocessable } from '../http/answers'
import type { SimulatorContext, SimulatorEnvironment } from '../http/environment'
import type { Simulation } from '../simulation'
import type { Fault } from './fault'
import { breakRows, deleteRows, repeatCursor } from './row-faults'

/** Lets the faults in force strike: first those that wait or refuse, then those that spoil the answer. */
export function applyFaults(simulation: Simulation): MiddlewareHandler<SimulatorEnvironment> {
  return async (context, next) => {
    const { pathname, search } = new URL(context.req.url)
    const struck = simulation.faults.take(context.req.method, pathname + search)
    for (const fault of struck) {
      const refusal = await strikeBefore(context, fault, simulation)
      if (refusal !== null) return refusal
    }
    await next()
    for (const fault of struck) await strikeAfter(context, fault, simulation)
    return undefined
  }
}

async function strikeBefore(context: SimulatorContext, fault: Fault, simulation: Simulation): Promise<Response | null> {
  switch (fault.kind) {
    case 'latency':
      await delay(fault.ms)
      return null
    case 'unauthorized-once':
      return errorAnswer(401)
    case 'forbidden':
      return errorAnswer(403)
    case 'rate-limited':
      return tooManyRequests(fault.retryAfterSeconds, fault.send)
    case 'server-error':
      return errorAnswer(fault.status)
    case 'rejected-field':
      return unprocessable([{ path: fault.field, input: '', message: fault.message, error_type: 'value_error' }])
    case 'html-instead-of-json':
      return htmlPage(fault.status)
    case 'token-rate-limited':
      return oauthError(429, 'temporarily_unavailable', 'Too many token requests', {
        'retry-after': String(fault.retryAfterSeconds)
      })
    case 'revocation-refused':
      return oauthError(fault.status, fault.error, fault.description)
    case 'reject-credentials':
      return invalidClient()
    case 'dropped-connection':
      return fault.when === 'before' ? drop(context) : null
    case 'shuffled-pages':
      context.set('pageShift', Math.floor(simulation.faults.random() * 25))
      return null
    case 'expired-token':
    case 'truncated-json':
    case 'malformed-rows':
    case 'deleted-rows':
    case 'repeated-cursor':
      return null
    default:
      return assertNever(fault)
  }
}

async function strikeAfter(context: SimulatorContext, fault: Fault, simulation: Simulation): Promise<void> {
  const { random } = simulation.faults
  switch (fault.kind) {
    case 'truncated-json': {
      const text = await context.res.text()
      replaceBody(context, text.slice(0, Math.floor(text.length / 2)))
      return
    }
    case 'malformed-rows':
      await changeJson(context, (body) => breakRows(body, fault.share, random))
      return
    case 'deleted-rows': {
      const deletedAt = new Date(simulation.clock.now()).toISOString()
      await changeJson(context, (body) => deleteRows(body, fault.share, deletedAt, random))
      return
    }
    case 'repeated-cursor': {
      const sent = new URL(context.req.url).searchParams.get('cursor')
      await changeJson(context, (body) => repeatCursor(body, sent))
      return
    }
    case 'dropped-connection':
      if (fault.when === 'during') {
        const text = await context.res.text()
        context.res = dropDuring(context, context.res.status, text)
      }
      return
    default:
      return
  }
}

async function changeJson(context: SimulatorContext, change: (body: unknown) => unknown): Promise<void> {
  if (context.res.status !== 200) return
  const body: unknown = await context.res.json()
  replaceBody(context, JSON.stringify(change(body)))
}

function replaceBody(context: SimulatorContext, text: string): void {
  const { status } = context.res
  context.res = new Response(text, { status, headers: { 'content-type': 'application/json' } })
}

function htmlPage(status: number): Response {
  const body =
    '<!doctype html><html><head><title>Gateway</title></head><body><h1>Please try again later</h1></body></html>'
  return new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8' } })
}

/** Cuts the connection without a word. Without a socket (a test that calls the app directly) this throws. */
function drop(context: SimulatorContext): Response {
  socketOf(context).destroy()
  return RESPONSE_ALREADY_SENT
}

/** Promises the whole body, sends half of it and cuts the connection. */
function dropDuring(context: SimulatorContext, status: number, text: string): Response {
  const socket = socketOf(context)
  const bytes = Buffer.from(text, 'utf8')
  const head = `HTTP/1.1 ${status} OK\r\ncontent-type: application/json\r\ncontent-length: ${bytes.length}\r\n\r\n`
  socket.write(head)
  socket.end(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    socket.destroy()
  })
  return RESPONSE_ALREADY_SENT
}

function socketOf(context: SimulatorContext): NonNullable<SimulatorContext['env']['incoming']>['socket'] {
  const { incoming } = context.env
  if (incoming === undefined) throw new Error('a connection can only be dropped on a real socket')
  return incoming.socket
}
