import { startLoopbackServer, type ScriptedAnswer, type SeenRequest } from '../../catena/test-support/loopback-server'

/** What must never leave main; all of it is made up. */
export const clientSecret = 'fake-client-secret-0123456789'
export const invitationId = '7c9e6679-0000-4000-8000-fake00000001'
export const magicLink = `https://connect.example.test/?invite=${invitationId}`

export const preRegistrationToken = 'fake-pre-registration-0123456789'

/** A small Catena on loopback: one client, one vehicle, one invitation. */
export interface FakeCatena {
  readonly apiBaseUrl: string
  readonly authBaseUrl: string
  /** Answers before the usual ones do; undefined leaves it to those. */
  override: (request: SeenRequest) => ScriptedAnswer | undefined
  /** Requests whose address contains this text, so far. */
  asked(part: string): number
  /** Client secrets that the authorization server takes now. */
  readonly accepted: Set<string>
  /** Tokens that were given out, and those that were revoked. */
  readonly granted: readonly string[]
  readonly revoked: readonly string[]
  /** The bearer tokens of all API requests, in the order they came. */
  readonly bearers: readonly string[]
  /** All requests, in the order they came. */
  readonly seen: readonly SeenRequest[]
  stop(): Promise<void>
}

const claims = Buffer.from(JSON.stringify({ org: { Acme: { id: 'org-1' } } })).toString('base64url')

export async function startFakeCatena(): Promise<FakeCatena> {
  const accepted = new Set([clientSecret])
  const granted: string[] = []
  const revoked: string[] = []

  function usual({ url, body }: SeenRequest): ScriptedAnswer {
    const form = new URLSearchParams(body)
    const isAccepted = accepted.has(form.get('client_secret') ?? '')
    if (url.endsWith('/revoke')) {
      if (!isAccepted) return { status: 401, body: { error: 'invalid_client' } }
      revoked.push(form.get('token') ?? '')
      return {}
    }
    if (url.endsWith('/token')) {
      if (!isAccepted) return { status: 401, body: { error: 'invalid_client' } }
      granted.push(`fake.${claims}.token-${granted.length + 1}`)
      return {
        body: {
          access_token: granted.at(-1),
          token_type: 'Bearer',
          expires_in: 300,
          scope: 'fleet:read telematics:read'
        }
      }
    }
    if (url.includes('/tsps')) return { body: [] }
    return { body: { items: itemsOf(url), next_page: null, total: 1 } }
  }

  const bearers: string[] = []
  const server = await startLoopbackServer((request) => {
    const { authorization } = request.headers
    if (authorization !== undefined) bearers.push(authorization.replace(/^Bearer /, ''))
    return fake.override(request) ?? usual(request)
  })
  const fake: FakeCatena = {
    apiBaseUrl: server.baseUrl,
    authBaseUrl: `${server.baseUrl}/realms/test`,
    override: () => undefined,
    asked: (part) => server.seen.filter(({ url }) => url.includes(part)).length,
    accepted,
    granted,
    revoked,
    bearers,
    seen: server.seen,
    stop: server.stop
  }
  return fake
}

function itemsOf(url: string): readonly unknown[] {
  if (url.includes('/vehicle-locations')) {
    const location = { type: 'Point', coordinates: [-98, 39] }
    return [{ vehicle_id: 'vehicle-1', fleet_id: 'fleet-1', occurred_at: '2026-01-01T00:00:00Z', location, speed: 1 }]
  }
  if (url.includes('/invitations'))
    return [
      {
        id: invitationId,
        magic_link: magicLink,
        status: 'active',
        fleet_ref: 'A-1',
        fleet_name: 'Acme Freight',
        pre_registration_access_token: preRegistrationToken,
        pre_registration_refresh_token: preRegistrationToken
      }
    ]
  return []
}
