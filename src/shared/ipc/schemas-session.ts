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

export const profileSchema = z.object({
  id: z.string(),
  name: z.string(),
  environment: z.enum(['production', 'test', 'demo']),
  clientId: z.string(),
  apiBaseUrl: z.string(),
  authBaseUrl: z.string()
})

/** How long the client secret is kept: sealed by the system, in memory only, or (after an explicit yes) weakly. */
export const secretKeptSchema = z.enum(['sealed', 'session', 'weak'])

export const connectInputSchema = z.object({
  profileName: z.string().trim().min(1).max(80),
  clientId: z.string().trim().min(1).max(200),
  clientSecret: z.string().min(1).max(2000),
  apiBaseUrl: z.string().trim().min(1).max(2000),
  authBaseUrl: z.string().trim().min(1).max(2000),
  keep: secretKeptSchema
})

export const sessionStateSchema = z.discriminatedUnion('kind', [
  /** The saved profile is being opened. */
  z.object({ kind: z.literal('starting') }),
  /** Nobody is signed in. `remembered` is the last profile; `hasSavedSecret` says that it opens without typing. */
  z.object({
    kind: z.literal('signed-out'),
    remembered: profileSchema.nullable(),
    hasSavedSecret: z.boolean(),
    /** A saved secret that can no longer be decrypted was set aside (not deleted). */
    isVaultUnreadable: z.boolean()
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
    /** Why the person must enter the secret again; null when all is well. */
    credentialsNeeded: z.enum(['rejected', 'not-kept', 'unreadable']).nullable()
  })
])

export const signOutInputSchema = z.object({ forgetCredentials: z.boolean(), forgetPositions: z.boolean() })

/** What the server said to the revocation of the token; `refused` and `unreachable` mean it may still be valid there. */
export const signOutOutputSchema = z.object({ revocation: z.enum(['revoked', 'refused', 'unreachable', 'no-token']) })

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
export type Profile = Readonly<z.infer<typeof profileSchema>>
export type SecretKept = z.infer<typeof secretKeptSchema>
export type ConnectInput = z.infer<typeof connectInputSchema>
export type SessionState = z.infer<typeof sessionStateSchema>
export type SignOutInput = z.infer<typeof signOutInputSchema>
export type SignOutOutput = z.infer<typeof signOutOutputSchema>
export type Reachability = z.infer<typeof reachabilitySchema>
