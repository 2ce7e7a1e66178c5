import { z } from 'zod'
import { frameColourSchema, secretKeptSchema, type Profile } from '@shared/ipc/schemas-session'
import { environmentOf } from './environment'
import type { SecretKept } from './keeping'

/** How a profile was left: `locked` and `signed-out` ones are not opened unasked at the next start. */
export type ProfileStatus = 'signed-in' | 'signed-out' | 'locked'

/** A profile with what main remembers about it; holds no secret. */
export interface SavedProfile extends Profile {
  /** How the client secret was kept. */
  readonly secretKept: SecretKept
  readonly status: ProfileStatus
  /** When it was locked, epoch milliseconds; null while it is not, or when that is not known. */
  readonly lockedAtMs: number | null
  /** When somebody last signed in to it or unlocked it; null for never. */
  readonly lastOpenedAtMs: number | null
}

/** What the caller knows when a profile is made; the environment is derived from the addresses and `isMarkedTest`. */
export interface ProfileInput {
  /** A random UUID, made by the caller for a new profile. */
  readonly id: string
  readonly name: string
  readonly clientId: string
  readonly apiBaseUrl: string
  readonly authBaseUrl: string
  readonly secretKept: SecretKept
  /** True for the profile of the demo fleet; default false. */
  readonly isDemo?: boolean
  /** Default: the earlier entry's, or `automatic`. */
  readonly frameColour?: Profile['frameColour']
  /** Default: the earlier entry's, or false. */
  readonly isMarkedTest?: boolean
}

const instant = z.number().nonnegative().nullable().default(null).catch(null)

/**
 * A profile as it stands in the file. What it cannot do without are its id, client and addresses; any other field that cannot be read falls back
 * to a safe value. Threat: a status that was damaged must not open a profile that was locked or left.
 */
export const profileEntrySchema = z
  .looseObject({
    id: z.string().min(1),
    name: z.string().default('').catch(''),
    clientId: z.string(),
    apiBaseUrl: z.string(),
    authBaseUrl: z.string(),
    isDemo: z.boolean().default(false).catch(false),
    secretKept: secretKeptSchema.default('session').catch('session'),
    frameColour: frameColourSchema.default('automatic').catch('automatic'),
    isMarkedTest: z.boolean().default(false).catch(false),
    status: z.enum(['signed-in', 'signed-out', 'locked']).optional().catch('signed-out'),
    lockedAtMs: instant,
    lastOpenedAtMs: instant,
    /** How the first versions said `signed-out`. */
    isSignedOut: z.unknown().optional()
  })
  .transform(({ isSignedOut, status, ...entry }) => {
    const wasSignedIn = isSignedOut === undefined || isSignedOut === false
    return { ...entry, status: status ?? (wasSignedIn ? ('signed-in' as const) : ('signed-out' as const)) }
  })

export type ProfileEntry = Readonly<z.output<typeof profileEntrySchema>>

/** The profile that an entry stands for, with its derived environment. */
export function savedProfile(entry: ProfileEntry): SavedProfile {
  const { id, name, clientId, apiBaseUrl, authBaseUrl, frameColour, isMarkedTest, secretKept, status } = entry
  return {
    id,
    name: name.trim() === '' ? clientId : name,
    environment: environmentOf(entry, entry.isDemo, isMarkedTest),
    clientId,
    apiBaseUrl,
    authBaseUrl,
    frameColour,
    isMarkedTest,
    secretKept,
    status,
    lockedAtMs: status === 'locked' ? entry.lockedAtMs : null,
    lastOpenedAtMs: entry.lastOpenedAtMs
  }
}

/**
 * An entry that was never opened and is signed out.
 *
 * @param input only its named fields are taken: what is derived stays out of the file
 * @param earlier the entry whose colour and mark stay where `input` has none
 */
export function newEntry(input: ProfileInput, earlier?: ProfileEntry): ProfileEntry {
  return {
    id: input.id,
    name: input.name,
    clientId: input.clientId,
    apiBaseUrl: input.apiBaseUrl,
    authBaseUrl: input.authBaseUrl,
    isDemo: input.isDemo ?? false,
    secretKept: input.secretKept,
    frameColour: input.frameColour ?? earlier?.frameColour ?? 'automatic',
    isMarkedTest: input.isMarkedTest ?? earlier?.isMarkedTest ?? false,
    status: 'signed-out',
    lockedAtMs: null,
    lastOpenedAtMs: null
  }
}
