import { usualColumns } from '@shared/domain/vehicle-columns'
import type {
  CreateInvitationInput,
  CreateInvitationOutput,
  InvitationList,
  InvitationRow
} from '@shared/ipc/schemas-invitations'
import type { CredentialDraft, ProfileContents, ProfileList, ProfileSummary } from '@shared/ipc/schemas-profiles'
import type { AppInfo, Profile, RevocationReport, SessionReport, SessionState } from '@shared/ipc/schemas-session'
import { nothingSaved } from '@shared/ipc/nothing-saved'
import type { SavedThings } from '@shared/ipc/schemas-saved'
import type { Settings } from '@shared/ipc/schemas-settings'

export * from './samples-positions'

/** Samples of what main says, obviously made up; each takes the fields that a test cares about. */
export function appInfo(fields: Partial<AppInfo> = {}): AppInfo {
  return {
    version: '0.1.0',
    electronVersion: '45.4.1',
    platform: 'linux',
    vault: { kind: 'sealed', backend: 'secret-service' },
    isOldElectron: false,
    defaultApiBaseUrl: 'https://api.catena.example',
    defaultAuthBaseUrl: 'https://auth.catena.example',
    ...fields
  }
}

export function profile(fields: Partial<Profile> = {}): Profile {
  return {
    id: 'profile-1',
    name: 'Demo Insurance',
    environment: 'production',
    clientId: 'client-made-up',
    apiBaseUrl: 'https://api.catena.example',
    authBaseUrl: 'https://auth.catena.example',
    frameColour: 'automatic',
    isMarkedTest: false,
    ...fields
  }
}

export type OpenSession = Extract<SessionState, { kind: 'open' }>
export type LockedSession = Extract<SessionState, { kind: 'locked' }>
export type SignedOutSession = Extract<SessionState, { kind: 'signed-out' }>

export function openSession(fields: Partial<OpenSession> = {}): OpenSession {
  return {
    kind: 'open',
    profile: profile(),
    organisation: 'Demo Insurance',
    token: 'valid',
    renewsAtMs: Date.now() + 4.5 * 60_000,
    permissions: ['invitation:create', 'invitation:delete', 'invitation:read', 'telematics:read'],
    secretKept: 'sealed',
    credentialsNeeded: null,
    clockAheadMs: 0,
    ...fields
  }
}

export function signedOut(fields: Partial<SignedOutSession> = {}): SignedOutSession {
  return { kind: 'signed-out', remembered: null, secret: 'not-kept', ...fields }
}

export function lockedSession(fields: Partial<LockedSession> = {}): LockedSession {
  return {
    kind: 'locked',
    profile: profile(),
    secret: 'found',
    lockedAtMs: Date.now() - 5 * 60_000,
    revocation: null,
    ...fields
  }
}

/** A test profile at a host of its own. */
export function testProfile(fields: Partial<Profile> = {}): Profile {
  return profile({
    id: 'profile-test',
    name: 'Staging',
    environment: 'test',
    apiBaseUrl: 'https://api.staging.example',
    authBaseUrl: 'https://auth.staging.example',
    ...fields
  })
}

export function profileSummary(fields: Partial<ProfileSummary> = {}): ProfileSummary {
  return { ...profile(), status: 'signed-out', secret: 'sealed', lastOpenedAtMs: Date.now() - 3_600_000, ...fields }
}

/** The open sample profile alone, unless others are given. */
export function profileList(profiles: readonly ProfileSummary[] = [profileSummary({ status: 'open' })]): ProfileList {
  return { profiles }
}

export function profileContents(fields: Partial<ProfileContents> = {}): ProfileContents {
  return {
    secretKept: 'sealed',
    setAsideAtMs: null,
    storedBytes: 4_200_000,
    vehicleCount: 2000,
    lastOpenedAtMs: Date.now() - 3_600_000,
    ...fields
  }
}

export function credentialDraft(fields: Partial<CredentialDraft> = {}): CredentialDraft {
  return {
    draftId: 'draft-1',
    source: 'clipboard',
    fileName: null,
    clientId: 'client-made-up',
    profileName: null,
    apiBaseUrl: null,
    authBaseUrl: null,
    ...fields
  }
}

export function revocationReport(fields: Partial<RevocationReport> = {}): RevocationReport {
  return { outcome: 'revoked', status: 200, serverMessage: null, ...fields }
}

export function sessionReport(fields: Partial<SessionReport> = {}): SessionReport {
  return {
    renewedAtMs: Date.now() - 30_000,
    expiresAtMs: Date.now() + 4.5 * 60_000,
    revokedAtMs: null,
    lastError: null,
    requests: { sinceMs: Date.now() - 3_600_000, total: 12, byStatus: [{ status: 200, count: 12 }] },
    vault: appInfo().vault,
    ...fields
  }
}

export function settings(fields: Partial<Settings> = {}): Settings {
  return {
    speedUnit: 'mph',
    colourScheme: 'system',
    language: 'system',
    startScreen: 'map',
    timeZone: 'computer',
    isClusteringOn: true,
    clusterRadius: 'normal',
    areNamesShown: true,
    arePlacesShown: false,
    listWidthPx: 380,
    listColumns: usualColumns,
    isListCollapsed: false,
    retentionDays: 30,
    revokesOnQuit: true,
    mergesSameVin: true,
    mostRequestsAtOnce: 8,
    baseMap: 'bundled',
    wallScheme: 'dark',
    wallMarks: 'large',
    isWallFollowing: true,
    outageLeastCount: 3,
    outageSharePercent: 50,
    outageWindowMinutes: 15,
    notifications: { accepted: true, declined: true, expiring: true, outage: true },
    clearsClipboardAtQuit: false,
    ...fields
  }
}

export function invitationRow(fields: Partial<InvitationRow> = {}): InvitationRow {
  return {
    handle: 'handle-1',
    fleetRef: 'FLEET-1',
    fleetName: 'Swift Transport',
    fleetEmail: 'dispatch@swift.example',
    fleetPhone: null,
    status: 'active',
    createdAtMs: Date.now() - 3_600_000,
    expiresAtMs: Date.now() + 23 * 3_600_000,
    acceptedAtMs: null,
    declinedAtMs: null,
    declineReason: null,
    permissions: { vehicle: 'read', vehicle_location: 'read' },
    limitTsps: [],
    chased: null,
    ...fields
  }
}

export function invitationList(fields: Partial<InvitationList> = {}): InvitationList {
  return {
    sequence: 1,
    rows: [],
    asOfMs: Date.now() - 40_000,
    isRefreshing: false,
    setAsideCount: 0,
    lastError: null,
    ...fields
  }
}

export function createdInvitation(input: CreateInvitationInput): CreateInvitationOutput {
  const { fleetRef, fleetName, fleetEmail, expiresInHours } = input
  const expiresAtMs = Date.now() + expiresInHours * 3_600_000
  return {
    row: invitationRow({ handle: 'handle-new', fleetRef, fleetName, fleetEmail, createdAtMs: Date.now(), expiresAtMs }),
    outcome: 'created',
    isLinkCopied: true
  }
}

export function savedThings(fields: Partial<SavedThings> = {}): SavedThings {
  return { ...nothingSaved, ...fields }
}
