import { z } from 'zod'
import { secretKeptSchema, type profileSchema } from '@shared/ipc/schemas-session'
import { createJsonStore, type JsonStoreParts, type StoreTrouble } from '../storage/json-store'
import { environmentOf } from './environment'
import type { SecretKept } from './keeping'

/** A profile as the page knows it; holds no secret. */
export type Profile = Readonly<z.infer<typeof profileSchema>>

/** A profile with what main remembers about it. */
export interface SavedProfile extends Profile {
  /** How the client secret was kept. */
  readonly secretKept: SecretKept
  /** The person signed out: do not open it unasked at the next start. */
  readonly isSignedOut: boolean
}

/** What the caller knows when a profile is made; the environment is derived from the addresses. */
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
}

/** The organisations' profiles, in the order they were made. */
export interface Profiles {
  all(): readonly SavedProfile[]
  find(id: string): SavedProfile | null
  /** The profile that was saved last, signed out or not; null when there is none. */
  active(): SavedProfile | null
  /** Adds or replaces a profile by id, signed in, and makes it the active one. */
  save(profile: ProfileInput): SavedProfile
  /** Remembers that the person signed out of it; the profile stays. Unknown ids are ignored. */
  markSignedOut(id: string): void
  /** Forgets a profile; the one saved before becomes active. Its secrets are the vault's to forget. */
  remove(id: string): void
  /** What was wrong with the file at the start; null when nothing was. */
  readonly trouble: StoreTrouble | null
}

const entrySchema = z.looseObject({
  id: z.string().min(1),
  name: z.string(),
  clientId: z.string(),
  apiBaseUrl: z.string(),
  authBaseUrl: z.string(),
  isDemo: z.boolean().default(false),
  secretKept: secretKeptSchema,
  isSignedOut: z.boolean().default(false)
})

const profilesSchema = z.object({
  version: z.literal(1).default(1),
  activeId: z.string().nullable().default(null),
  profiles: z.array(entrySchema).readonly().default([])
})

type Entry = z.infer<typeof entrySchema>

/**
 * Opens `profiles.json`. It holds no secret, yet names organisations and their client ids, so it is the owner's alone as well.
 *
 * @param parts the folder, the opener and the clock; see `createJsonStore`
 */
export function createProfiles(
  parts: Pick<JsonStoreParts<typeof profilesSchema>, 'open' | 'folder' | 'nowMs' | 'onTrouble'>
): Profiles {
  const store = createJsonStore({ ...parts, name: 'profiles', schema: profilesSchema, repair: keepGoodProfiles })
  const entries = (): readonly Entry[] => store.get().profiles
  const find = (id: string | null): SavedProfile | null => {
    const entry = entries().find((candidate) => candidate.id === id)
    return entry === undefined ? null : savedProfile(entry)
  }
  const put = (activeId: string | null, profiles: readonly Entry[]): void => {
    store.set({ ...store.get(), activeId, profiles })
  }

  return {
    trouble: store.trouble,
    all: () => entries().map(savedProfile),
    find,
    active: () => find(store.get().activeId),
    save(profile) {
      const earlier = entries().find((entry) => entry.id === profile.id)
      const entry: Entry = { ...earlier, isDemo: false, ...profile, isSignedOut: false }
      const profiles =
        earlier === undefined ? [...entries(), entry] : entries().map((other) => (other === earlier ? entry : other))
      put(entry.id, profiles)
      return savedProfile(entry)
    },
    markSignedOut(id) {
      const profiles = entries().map((entry) => (entry.id === id ? { ...entry, isSignedOut: true } : entry))
      put(store.get().activeId, profiles)
    },
    remove(id) {
      const profiles = entries().filter((entry) => entry.id !== id)
      const { activeId } = store.get()
      put(activeId === id ? (profiles.at(-1)?.id ?? null) : activeId, profiles)
    }
  }
}

function savedProfile(entry: Entry): SavedProfile {
  const { id, name, clientId, apiBaseUrl, authBaseUrl, secretKept, isSignedOut } = entry
  const environment = environmentOf(entry, entry.isDemo)
  return { id, name, environment, clientId, apiBaseUrl, authBaseUrl, secretKept, isSignedOut }
}

/** One damaged profile must not cost the others. */
function keepGoodProfiles(content: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const listed: readonly unknown[] = Array.isArray(content['profiles']) ? content['profiles'] : []
  const profiles = listed.filter((entry) => entrySchema.safeParse(entry).success)
  const activeId = typeof content['activeId'] === 'string' ? content['activeId'] : null
  return { version: 1, activeId, profiles }
}
