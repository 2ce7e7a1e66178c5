import { z } from 'zod'

/** Where the system keeps a sealed secret; `none` when it has no safe place (SECURITY.md row 10). */
export const vaultStateSchema = z.object({
  kind: z.enum(['sealed', 'weak', 'none']),
  /** What does the sealing, for one sentence on screen. */
  backend: z.enum(['keychain', 'dpapi', 'secret-service', 'kwallet', 'plain-text', 'unknown', 'none'])
})

export const appInfoSchema = z.object({
  version: z.string(),
  electronVersion: z.string(),
  platform: z.string(),
  vault: vaultStateSchema,
  /** True on an Electron older than the supported ones: secrets for hosts other than loopback stay in memory. */
  isOldElectron: z.boolean(),
  defaultApiBaseUrl: z.string(),
  defaultAuthBaseUrl: z.string()
})

/** The colour of the window's frame; `automatic` is amber for a test profile, dashed for the demo, and none for production. */
export const frameColourSchema = z.enum(['automatic', 'red', 'amber', 'green', 'teal', 'blue', 'violet', 'pink'])

export const profileSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Derived from the hosts, and `test` where the person marked it so; nothing else ever makes a profile `production`. */
  environment: z.enum(['production', 'test', 'demo']),
  clientId: z.string(),
  apiBaseUrl: z.string(),
  authBaseUrl: z.string(),
  frameColour: frameColourSchema,
  /** The person says that this is a test organisation, although its hosts are Catena's own. */
  isMarkedTest: z.boolean()
})

/** How long the client secret is kept: sealed by the system, in memory only, or (after an explicit yes) weakly. */
export const secretKeptSchema = z.enum(['sealed', 'session', 'weak'])

/**
 * Whether a profile's client secret can be had now, and otherwise why not. Nothing unreadable is ever deleted unasked.
 * - `not-kept`: it was kept for a session that is over, or never entered
 * - `no-vault`: the keyring is locked or not running; it may come back
 * - `backend-changed`: sealed by another keyring than the present one
 * - `cannot-decrypt`: the keyring no longer has the key, or the entry is damaged; set aside
 * - `file-damaged`: the whole vault file could not be read; set aside
 * - `hosts-changed`: the profile now names other servers or another client than the secret was entered for
 */
export const secretStandingSchema = z.enum([
  'found',
  'not-kept',
  'no-vault',
  'backend-changed',
  'cannot-decrypt',
  'file-damaged',
  'hosts-changed'
])

/** A client secret as typed, or one that main imported and keeps: the page knows such a one only by its handle. */
export const secretInputSchema = z.union([
  z.string().min(1).max(2000),
  z.object({ draftId: z.string().min(1).max(100) })
])

export const connectInputSchema = z.object({
  /** The profile that these credentials are for; absent for a new one. */
  profileId: z.string().min(1).max(100).optional(),
  profileName: z.string().trim().min(1).max(80),
  clientId: z.string().trim().min(1).max(200),
  clientSecret: secretInputSchema,
  apiBaseUrl: z.string().trim().min(1).max(2000),
  authBaseUrl: z.string().trim().min(1).max(2000),
  keep: secretKeptSchema
})

/** Another secret for the open profile: tried before the present one is dropped. */
export const replaceSecretInputSchema = z.object({ clientSecret: secretInputSchema, keep: secretKeptSchema })

/**
 * What became of a token at the server (RFC 7009): `refused` (it answered, but not with yes) and `unreachable` mean that it may be valid
 * there until it expires; `no-token` that there was none.
 */
export const revocationReportSchema = z.object({
  outcome: z.enum(['revoked', 'refused', 'unreachable', 'no-token']),
  /** HTTP status of the answer; null when there was none. */
  status: z.number().nullable(),
  /** The server's own words, shortened and redacted. */
  serverMessage: z.string().nullable()
})

export const sessionStateSchema = z.discriminatedUnion('kind', [
  /** The saved profile is being opened. */
  z.object({ kind: z.literal('starting') }),
  /** Nobody is signed in. `remembered` is the profile that was chosen last; `secret` says whether it opens without typing. */
  z.object({
    kind: z.literal('signed-out'),
    remembered: profileSchema.nullable(),
    secret: secretStandingSchema
  }),
  /** Data stays on this computer, secrets have left memory, nothing is shown and nothing is asked until it is unlocked. */
  z.object({
    kind: z.literal('locked'),
    profile: profileSchema,
    /** `found`: unlocking needs no typing. */
    secret: secretStandingSchema,
    lockedAtMs: z.number().nullable(),
    /** Of the token, when it was to be revoked; null when it was only forgotten. */
    revocation: revocationReportSchema.nullable()
  }),
  /** A profile is open: its positions are readable, whether or not the server can be reached. */
  z.object({
    kind: z.literal('open'),
    profile: profileSchema,
    /** From the token's `org` claim; display only. */
    organisation: z.string().nullable(),
    token: z.enum(['none', 'valid', 'renewing', 'waiting', 'rejected']),
    renewsAtMs: z.number().nullable(),
    permissions: z.array(z.string()).readonly(),
    secretKept: secretKeptSchema,
    /** Why the person must enter the secret (again); null when all is well. */
    credentialsNeeded: z.enum(['rejected', ...secretStandingSchema.exclude(['found']).options]).nullable(),
    /** By how much the server's clock is ahead of this computer's, in milliseconds; null until it is known, 0 while they agree. */
    clockAheadMs: z.number().nullable()
  })
])

export const signOutInputSchema = z.object({ forgetCredentials: z.boolean(), forgetPositions: z.boolean() })
export const signOutOutputSchema = z.object({ revocation: revocationReportSchema })
export const lockInputSchema = z.object({ revokesToken: z.boolean() })

/** What the session panel shows beyond the session state; asked for while it is open. */
export const sessionReportSchema = z.object({
  /** When the present token was granted; null when there is none. */
  renewedAtMs: z.number().nullable(),
  expiresAtMs: z.number().nullable(),
  /** When a token of this session was last revoked on request. */
  revokedAtMs: z.number().nullable(),
  /** The newest failure, also when all has been well since. */
  lastError: z
    .object({
      atMs: z.number(),
      /** What was being done: a method and a route such as `GET /v2/telematics/vehicles`, or `token` or `revocation`. */
      operation: z.string(),
      code: z.string(),
      status: z.number().nullable(),
      /** The server's own words, shortened and redacted. */
      serverMessage: z.string().nullable()
    })
    .nullable(),
  /** Requests of the last hour (or since the profile was opened) by HTTP status; `status` null counts those without an answer. */
  requests: z.object({
    sinceMs: z.number(),
    total: z.number(),
    byStatus: z.array(z.object({ status: z.number().nullable(), count: z.number() })).readonly()
  }),
  vault: vaultStateSchema
})

export const reachabilitySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('online'), checkedAtMs: z.number() }),
  z.object({
    kind: z.enum(['no-network', 'unreachable', 'credentials-rejected', 'rate-limited']),
    sinceMs: z.number(),
    retryAtMs: z.number().nullable()
  })
])

export type VaultState = z.infer<typeof vaultStateSchema>
export type AppInfo = z.infer<typeof appInfoSchema>
export type FrameColour = z.infer<typeof frameColourSchema>
export type Profile = Readonly<z.infer<typeof profileSchema>>
export type SecretKept = z.infer<typeof secretKeptSchema>
export type SecretStanding = z.infer<typeof secretStandingSchema>
export type SecretInput = z.infer<typeof secretInputSchema>
export type ConnectInput = z.infer<typeof connectInputSchema>
export type ReplaceSecretInput = z.infer<typeof replaceSecretInputSchema>
export type RevocationReport = Readonly<z.infer<typeof revocationReportSchema>>
export type SessionState = z.infer<typeof sessionStateSchema>
export type SignOutInput = z.infer<typeof signOutInputSchema>
export type SignOutOutput = z.infer<typeof signOutOutputSchema>
export type LockInput = z.infer<typeof lockInputSchema>
export type SessionReport = z.infer<typeof sessionReportSchema>
export type Reachability = z.infer<typeof reachabilitySchema>
