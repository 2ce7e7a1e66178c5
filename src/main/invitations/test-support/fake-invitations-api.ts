import { fail, ok, type Failure, type Result } from '@shared/ipc/result'
import type { ApiAnswer, ApiRequest, Http } from '../../catena/http-types'
import { Secret } from '../../catena/secret'

/** An invitation as the server sends it. */
export type ApiInvitation = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly fleet_ref: string
  readonly magic_link: string
}

/** A server's invitations in memory, behind the HTTP layer of the real client. */
export interface FakeInvitationsApi extends Http {
  invitations: ApiInvitation[]
  /** Rows of a page; two at first. */
  pageSize: number
  /** Requests so far, as `METHOD /path`. */
  readonly requests: ApiRequest[]
  /** When set, every request fails so. */
  failure: Failure | null
  /** When set, requests wait for it, after the answer was made. */
  gate: Promise<void> | null
}

/** Makes an invitation of the contract's form, with tokens that must not come out. */
export function apiInvitation(
  number: number,
  more: Readonly<Record<string, unknown>> & { readonly fleet_ref?: string } = {}
): ApiInvitation {
  const id = `0000000${number}-fake-4000-8000-00000000000${number}`
  return {
    id,
    created_at: `2026-11-0${number}T10:00:00Z`,
    magic_link: `https://connect.example.test/?invite=${id}`,
    expires_at: `2026-11-1${number}T10:00:00Z`,
    status: 'active',
    fleet_ref: `FLEET-${number}`,
    fleet_name: `Fleet number ${number}`,
    fleet_email: `fleet${number}@example.test`,
    accepted_at: null,
    declined_at: null,
    decline_reason: null,
    permissions: { vehicle: 'read' },
    pre_registration_access_token: 'fake-pre-registration-token',
    ...more
  }
}

/** Starts with the given invitations. */
export function createFakeInvitationsApi(invitations: readonly ApiInvitation[]): FakeInvitationsApi {
  const api: FakeInvitationsApi = {
    invitations: [...invitations],
    pageSize: 2,
    requests: [],
    failure: null,
    gate: null,
    async request(call) {
      api.requests.push(call)
      const answer = api.failure === null ? answerTo(api, call) : { ok: false as const, error: api.failure }
      if (api.gate !== null) await api.gate
      return answer
    }
  }
  return api
}

function answerTo(api: FakeInvitationsApi, call: ApiRequest): Result<ApiAnswer> {
  switch (call.method) {
    case 'GET':
      return listed(api, Number(call.query?.['cursor'] ?? 0))
    case 'POST':
      return created(api, call.body as { readonly fleet_ref: string })
    default:
      return deleted(api, call.params?.['invitation_id'])
  }
}

function listed(api: FakeInvitationsApi, start: number): Result<ApiAnswer> {
  const end = start + api.pageSize
  const next_page = end < api.invitations.length ? String(end) : null
  return ok({
    status: 200,
    body: { items: api.invitations.slice(start, end), next_page, total: api.invitations.length }
  })
}

function created(api: FakeInvitationsApi, body: { readonly fleet_ref: string }): Result<ApiAnswer> {
  const before = api.invitations.find((one) => one.fleet_ref === body.fleet_ref)
  // A refresh gives the invitation another id, as the contract allows.
  const invitation = apiInvitation(before === undefined ? 8 : 9, body)
  api.invitations = [...api.invitations.filter((one) => one !== before), invitation]
  return ok({ status: before === undefined ? 201 : 200, body: invitation })
}

function deleted(api: FakeInvitationsApi, id: string | Secret | undefined): Result<ApiAnswer> {
  const meant = api.invitations.find((one) => one.id === (id instanceof Secret ? id.reveal() : id))
  if (meant === undefined) return fail('not-found', { status: 404 })
  if (meant['status'] === 'accepted') return fail('conflict', { status: 409 })
  api.invitations = api.invitations.filter((one) => one !== meant)
  return ok({ status: 204, body: undefined })
}
