import { z } from 'zod'
import type { Profile } from '@shared/ipc/schemas-session'
import { createEmitter } from '../catena/emitter'
import { createJsonStore, type JsonStoreParts, type StoreTrouble } from '../storage/json-store'
import type { SecretKept } from './keeping'
import {
  newEntry,
  profileEntrySchema,
  savedProfile,
  type ProfileEntry,
  type ProfileInput,
  type SavedProfile
} from './profile-entry'

export type { ProfileInput, SavedProfile } from './profile-entry'

/** What can be changed of a profile without signing in to it. */
export interface ProfilePatch {
  readonly name?: string
  readonly frameColour?: Profile['frameColour']
  readonly isMarkedTest?: boolean
  readonly secretKept?: SecretKept
}

/** The organisations' profiles, in the order they were made. */
export interface Profiles {
  all(): readonly SavedProfile[]
  find(id: string): SavedProfile | null
  /** The profile that was saved or selected last, whatever its status; null when there is none. */
  active(): SavedProfile | null
  /** Adds a profile or replaces it by id; it is then signed in, the active one, and opened at this moment. */
  save(input: ProfileInput): SavedProfile
  /**
   * Adds a profile that nobody has signed in to; the active one stays.
   *
   * @param after id of the profile to put it behind; default and for an unknown one: the end
   * @throws when there is a profile with this id, which is a bug
   */
  add(input: ProfileInput, after?: string): SavedProfile
  /**
   * Puts another profile in the place of one whose client or servers were changed; it is then signed in, the active one, and opened at this
   * moment. Its id is a new one, so that what is stored under the old one cannot be shown as another organisation's.
   *
   * @param oldId unknown ones are ignored, as in `save`
   */
  replace(oldId: string, input: ProfileInput): SavedProfile
  /** Changes what can be changed without signing in. Null for an unknown id. */
  update(id: string, patch: ProfilePatch): SavedProfile | null
  /** Makes a profile the active one; its status stays. Unknown ids are ignored, here and below. */
  select(id: string): void
  /** Remembers that the person signed out of it; the profile stays. */
  markSignedOut(id: string): void
  /** Remembers that it was locked at this moment. */
  markLocked(id: string): void
  /** Forgets a profile; if it was the active one, the last in the list becomes active. Its secrets are the vault's to forget. */
  remove(id: string): void
  /** Tells of each change, after it; returns how to stop. */
  subscribe(listener: () => void): () => void
  /** What was wrong with the file at the start; null when nothing was. */
  readonly trouble: StoreTrouble | null
}

const profilesSchema = z.object({
  version: z.literal(1).default(1),
  activeId: z.string().nullable().default(null).catch(null),
  profiles: z.array(profileEntrySchema).readonly().default([])
})

/**
 * Opens `profiles.json`. It holds no secret, yet names organisations and their client ids, so it is the owner's alone as well.
 *
 * @param parts the folder, the opener and the clock; see `createJsonStore`
 */
export function createProfiles(
  parts: Pick<JsonStoreParts<typeof profilesSchema>, 'open' | 'folder' | 'nowMs' | 'onTrouble'>
): Profiles {
  const store = createJsonStore({ ...parts, name: 'profiles', schema: profilesSchema, repair: keepGoodProfiles })
  const changes = createEmitter<undefined>()
  const entries = (): readonly ProfileEntry[] => store.get().profiles
  const entryWith = (id: string | null): ProfileEntry | undefined => entries().find((entry) => entry.id === id)

  function find(id: string | null): SavedProfile | null {
    const entry = entryWith(id)
    return entry === undefined ? null : savedProfile(entry)
  }
  function put(activeId: string | null, profiles: readonly ProfileEntry[]): void {
    store.set({ ...store.get(), activeId, profiles })
    changes.emit(undefined)
  }
  /** Puts an opened entry where the one with `placeId` is, or else at the end; whatever else has its id goes. */
  function putOpened(placeId: string, entry: ProfileEntry): SavedProfile {
    const opened: ProfileEntry = { ...entry, status: 'signed-in', lockedAtMs: null, lastOpenedAtMs: parts.nowMs() }
    const others = entries().filter((other) => other.id === placeId || other.id !== opened.id)
    const profiles = others.map((other) => (other.id === placeId ? opened : other))
    put(opened.id, profiles.includes(opened) ? profiles : [...profiles, opened])
    return savedProfile(opened)
  }
  function change(id: string, patch: Partial<ProfileEntry>): SavedProfile | null {
    const earlier = entryWith(id)
    if (earlier === undefined) return null
    const entry: ProfileEntry = { ...earlier, ...patch }
    const profiles = entries().map((other) => (other === earlier ? entry : other))
    put(store.get().activeId, profiles)
    return savedProfile(entry)
  }

  return {
    trouble: store.trouble,
    subscribe: changes.subscribe,
    all: () => entries().map(savedProfile),
    find,
    active: () => find(store.get().activeId),
    save(input) {
      const earlier = entryWith(input.id)
      return putOpened(input.id, { ...earlier, ...newEntry(input, earlier) })
    },
    add(input, after) {
      if (entryWith(input.id) !== undefined) throw new Error('There is a profile with this id already.')
      const entry = newEntry(input)
      const index = entries().findIndex((other) => other.id === after)
      const place = index === -1 ? entries().length : index + 1
      put(store.get().activeId, [...entries().slice(0, place), entry, ...entries().slice(place)])
      return savedProfile(entry)
    },
    replace: (oldId, input) => putOpened(oldId, newEntry(input, entryWith(oldId))),
    update: (id, { name, frameColour, isMarkedTest, secretKept }) =>
      change(id, {
        ...(name === undefined ? {} : { name }),
        ...(frameColour === undefined ? {} : { frameColour }),
        ...(isMarkedTest === undefined ? {} : { isMarkedTest }),
        ...(secretKept === undefined ? {} : { secretKept })
      }),
    select(id) {
      if (entryWith(id) !== undefined && store.get().activeId !== id) put(id, entries())
    },
    markSignedOut: (id) => void change(id, { status: 'signed-out', lockedAtMs: null }),
    markLocked: (id) => void change(id, { status: 'locked', lockedAtMs: parts.nowMs() }),
    remove(id) {
      if (entryWith(id) === undefined) return
      const profiles = entries().filter((entry) => entry.id !== id)
      const { activeId } = store.get()
      put(activeId === id ? (profiles.at(-1)?.id ?? null) : activeId, profiles)
    }
  }
}

/** One damaged profile must not cost the others. */
function keepGoodProfiles(content: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const listed: readonly unknown[] = Array.isArray(content['profiles']) ? content['profiles'] : []
  const profiles = listed.filter((entry) => profileEntrySchema.safeParse(entry).success)
  const activeId = typeof content['activeId'] === 'string' ? content['activeId'] : null
  return { version: 1, activeId, profiles }
}
