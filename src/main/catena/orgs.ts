import { fail, ok, type Result } from '@shared/ipc/result'
import type { ApiAnswer, Http } from './http-types'
import { readAll, readArray, readPages, rowsOf, type Listing } from './listing'
import {
  fleetRow,
  invitationRow,
  partnerRow,
  shareAgreementRow,
  tspRow,
  type Fleet,
  type Invitation,
  type Partner,
  type ShareAgreement,
  type Tsp
} from './schemas/orgs-rows'
import { readRows } from './schemas/rows'
import type { Secret } from './secret'

/** A new invitation, or a refresh of the one that the same `fleetRef` already has. */
export interface NewInvitation {
  /** Our own key for the fleet. */
  readonly fleetRef: string
  /** Letters, digits and spaces. */
  readonly fleetName?: string
  readonly fleetEmail?: string
  readonly fleetPhone?: string
  readonly fleetWebsite?: string
  readonly fleetRegulatoryId?: string
  /** Needed when `fleetRegulatoryId` is given, such as `DOT`. */
  readonly fleetRegulatoryIdType?: string
  /** Three letters (ISO 3166-1 alpha-3). */
  readonly fleetCountryCode?: string
  /** The only providers to offer, by slug. */
  readonly limitTsps?: readonly string[]
  /** What is asked for: resource to `read` or `read_write`. Required here: left out, the server chooses (API.md section 6). */
  readonly permissions: Readonly<Record<string, 'read' | 'read_write'>>
  /** Where the fleet's browser goes afterwards, and what the server calls; https for the latter. */
  readonly successRedirectUrl?: string
  readonly failureRedirectUrl?: string
  readonly callbackUrl?: string
  /** 1 to 672; the server's default is 24. */
  readonly expiresInHours?: number
}

/** Who the token speaks for, as far as it may know. */
export interface ProbeAnswer {
  /** Null when the organisation may not read its own record, or the record has no name. */
  readonly organisationName: string | null
  readonly isSandbox: boolean | null
  readonly via: 'partners' | 'fleets'
}

/** Calls of the orgs service. All fail as `Http.request` does; the differences are named. */
export interface OrgsClient {
  listInvitations(signal?: AbortSignal): Promise<Result<Listing<Invitation>>>
  /** `isNew` is false when the server refreshed an existing one: replace the stored record either way. */
  createInvitation(
    invitation: NewInvitation,
    signal?: AbortSignal
  ): Promise<Result<{ readonly invitation: Invitation; readonly isNew: boolean }>>
  /** Fails with `not-found` when it is gone, `conflict` when the server says it can no longer be deleted (accepted ones). */
  deleteInvitation(id: Secret, signal?: AbortSignal): Promise<Result<undefined>>
  /** Only fleets with an active share agreement. */
  listFleets(signal?: AbortSignal): Promise<Result<Listing<Fleet>>>
  listPartners(signal?: AbortSignal): Promise<Result<Listing<Partner>>>
  listTsps(signal?: AbortSignal): Promise<Result<Listing<Tsp>>>
  listShareAgreements(signal?: AbortSignal): Promise<Result<Listing<ShareAgreement>>>
  /** The cheapest call that needs a token: proves that the API takes it. Fails with `forbidden` when neither list may be read. */
  probe(signal?: AbortSignal): Promise<Result<ProbeAnswer>>
}

const invitationsRoute = '/v2/orgs/invitations'

/** The share agreements' path today, and the one that older servers have (API.md section 7). */
const shareAgreementRoutes = ['/v2/orgs/share-agreements', '/v2/orgs/share_agreements'] as const

/** Builds the orgs calls. Remembers which share-agreement path this server has. */
export function createOrgsClient(http: Http): OrgsClient {
  let shareAgreementsRoute: string = shareAgreementRoutes[0]

  async function listShareAgreements(signal?: AbortSignal): Promise<Result<Listing<ShareAgreement>>> {
    const listing = await readAll(http, shareAgreementsRoute, {}, rowsOf(shareAgreementRow), { signal })
    if (listing.ok || listing.error.code !== 'not-found' || shareAgreementsRoute === shareAgreementRoutes[1])
      return listing
    const older = await readAll(http, shareAgreementRoutes[1], {}, rowsOf(shareAgreementRow), { signal })
    if (older.ok) shareAgreementsRoute = shareAgreementRoutes[1]
    return older
  }

  async function createInvitation(
    invitation: NewInvitation,
    signal?: AbortSignal
  ): ReturnType<OrgsClient['createInvitation']> {
    const answer = await http.request({
      method: 'POST',
      route: invitationsRoute,
      body: invitationBody(invitation),
      // The same `fleet_ref` yields the same invitation; a repeat only extends its expiry (API.md section 4).
      isRepeatable: true,
      signal
    })
    return answer.ok ? readCreated(answer.value) : answer
  }

  async function deleteInvitation(id: Secret, signal?: AbortSignal): Promise<Result<undefined>> {
    const route = `${invitationsRoute}/{invitation_id}`
    const answer = await http.request({
      method: 'DELETE',
      route,
      params: { invitation_id: id },
      expects: 'nothing',
      signal
    })
    if (answer.ok) return ok(undefined)
    // What an accepted invitation answers is not documented: 400 and 409 both mean "not any more" (API.md section 6).
    return answer.error.status === 400 ? { ok: false, error: { ...answer.error, code: 'conflict' } } : answer
  }

  async function probe(signal?: AbortSignal): Promise<Result<ProbeAnswer>> {
    for await (const page of readPages(http, '/v2/orgs/partners', {}, rowsOf(partnerRow), { size: 1, signal })) {
      if (page.ok) {
        const [own] = page.value.rows
        return ok({ organisationName: own?.name ?? null, isSandbox: own?.isSandbox ?? null, via: 'partners' })
      }
      if (page.error.code !== 'forbidden') return page
    }
    const fleets = await http.request({ method: 'GET', route: '/v2/orgs/fleets', query: { size: 1 }, signal })
    return fleets.ok ? ok({ organisationName: null, isSandbox: null, via: 'fleets' }) : fleets
  }

  return {
    listInvitations: (signal) => readAll(http, invitationsRoute, {}, rowsOf(invitationRow), { signal }),
    createInvitation,
    deleteInvitation,
    listFleets: (signal) => readAll(http, '/v2/orgs/fleets', {}, rowsOf(fleetRow), { signal }),
    listPartners: (signal) => readAll(http, '/v2/orgs/partners', {}, rowsOf(partnerRow), { signal }),
    listTsps: (signal) => readArray(http, '/v2/orgs/tsps', {}, rowsOf(tspRow), signal),
    listShareAgreements,
    probe
  }
}

function readCreated(answer: ApiAnswer): Result<{ readonly invitation: Invitation; readonly isNew: boolean }> {
  const [invitation] = readRows(invitationRow, [answer.body]).rows
  if (invitation === undefined) return fail('bad-answer', { status: answer.status })
  return ok({ invitation, isNew: answer.status === 201 })
}

function invitationBody(invitation: NewInvitation): Readonly<Record<string, unknown>> {
  return {
    fleet_ref: invitation.fleetRef,
    fleet_name: invitation.fleetName,
    fleet_email: invitation.fleetEmail,
    fleet_phone: invitation.fleetPhone,
    fleet_website: invitation.fleetWebsite,
    fleet_regulatory_id: invitation.fleetRegulatoryId,
    fleet_regulatory_id_type: invitation.fleetRegulatoryIdType,
    fleet_country_code: invitation.fleetCountryCode,
    success_redirect_url: invitation.successRedirectUrl,
    failure_redirect_url: invitation.failureRedirectUrl,
    callback_url: invitation.callbackUrl,
    limit_tsps: invitation.limitTsps,
    permissions: invitation.permissions,
    expires_in_hours: invitation.expiresInHours
  }
}
