import { createSimulator, type Simulator } from '../create-simulator'
import { demoClient, type SimulatorOptions } from '../options'

/** A moment that no test depends on; a fixed one, so that nothing depends on today. */
export const testStartMs = Date.UTC(2026, 4, 4, 15, 0, 0)

/** A simulator without a socket, with a clock that stands still, and a signed-in way to ask it. */
export interface TestClient {
  readonly simulator: Simulator
  readonly token: () => Promise<string>
  readonly ask: (method: string, path: string, body?: unknown) => Promise<Answer>
  readonly get: (path: string) => Promise<Answer>
  /** Without Authorization. */
  readonly anonymous: (method: string, path: string, body?: unknown) => Promise<Answer>
  readonly control: (method: string, path: string, body?: unknown) => Promise<Answer>
  readonly form: (path: string, fields: Readonly<Record<string, string>>) => Promise<Answer>
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The parsed body, or undefined where it is no JSON. */
  readonly body: unknown
}

export function createTestClient(options: SimulatorOptions = {}): TestClient {
  const simulator = createSimulator({ vehicles: 60, seed: 7, now: () => testStartMs, ...options })
  let bearer: string | null = null

  const send = async (method: string, path: string, init: RequestInit): Promise<Answer> => {
    const response = await simulator.app.request(path, { method, ...init })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: parse(text) }
  }
  const form: TestClient['form'] = (path, fields) => send('POST', path, { body: new URLSearchParams(fields) })
  const token = async (): Promise<string> => {
    const answer = await form(tokenPath, credentials)
    bearer = String(fieldOf(answer.body, 'access_token'))
    return bearer
  }
  const anonymous: TestClient['anonymous'] = (method, path, body) => send(method, path, jsonInit(body))
  const ask: TestClient['ask'] = async (method, path, body) => {
    const init = jsonInit(body)
    const authorization = `Bearer ${bearer ?? (await token())}`
    return send(method, path, { ...init, headers: { ...init.headers, authorization } })
  }
  return {
    simulator,
    token,
    ask,
    get: (path) => ask('GET', path),
    anonymous,
    control: (method, path, body) => anonymous(method, `/__control${path}`, body),
    form
  }
}

export const tokenPath = '/realms/catena/protocol/openid-connect/token'
export const revokePath = '/realms/catena/protocol/openid-connect/revoke'
export const credentials = {
  grant_type: 'client_credentials',
  client_id: demoClient.id,
  client_secret: demoClient.secret,
  scope: 'organization'
} as const

/** A property of an unknown value; undefined where there is none. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (Reflect.get(value, name) as unknown) : undefined
}

/** The rows of a page or a plain array. */
export function rowsOf(answer: Answer): readonly unknown[] {
  const rows = Array.isArray(answer.body) ? answer.body : fieldOf(answer.body, 'items')
  if (!Array.isArray(rows)) throw new Error(`no rows in ${answer.status} ${answer.text.slice(0, 200)}`)
  return rows as unknown[]
}

/** One text field of every row. */
export function textsOf(answer: Answer, name: string): readonly string[] {
  return rowsOf(answer).map((row) => String(fieldOf(row, name)))
}

/** Follows `next_page` to the end, encoding each cursor once, and gives every page. */
export async function allPages(client: TestClient, path: string): Promise<readonly Answer[]> {
  const pages: Answer[] = []
  let cursor: string | null = null
  do {
    const joint = path.includes('?') ? '&' : '?'
    const page: Answer = await client.get(
      cursor === null ? path : `${path}${joint}cursor=${encodeURIComponent(cursor)}`
    )
    pages.push(page)
    const next = fieldOf(page.body, 'next_page')
    cursor = typeof next === 'string' ? next : null
  } while (cursor !== null && pages.length < 1000)
  return pages
}

function jsonInit(body: unknown): { readonly headers: Record<string, string>; readonly body?: string } {
  if (body === undefined) return { headers: {} }
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // Empty bodies and pages are no JSON; tests look at the text then.
    return undefined
  }
}
