import type { Profile } from '@shared/ipc/schemas-session'
import type { ProfileInput, Profiles, SavedProfile } from '../credentials/profiles'

/** What makes two profiles the same account: the same client at the same servers. */
export type Account = Pick<Profile, 'clientId' | 'apiBaseUrl' | 'authBaseUrl'>

/**
 * The profile that can be opened again: the last one, or, after the demo, the last real one. The demo's addresses are gone with its process.
 */
export function rememberedProfile(profiles: Profiles): SavedProfile | null {
  const active = profiles.active()
  if (active !== null && active.environment !== 'demo') return active
  return (
    profiles
      .all()
      .filter((profile) => profile.environment !== 'demo')
      .at(-1) ?? null
  )
}

/**
 * The profile that is already there for these credentials, so that its cached positions go on. There is one demo, whose port changes at
 * every start.
 */
export function sameProfile(profiles: Profiles, draft: Omit<ProfileInput, 'id'>): SavedProfile | undefined {
  return profiles
    .all()
    .find((profile) =>
      draft.isDemo === true
        ? profile.environment === 'demo'
        : profile.environment !== 'demo' && isSameAccount(profile, draft)
    )
}

export function isSameAccount(one: Account, other: Account): boolean {
  return one.clientId === other.clientId && one.apiBaseUrl === other.apiBaseUrl && one.authBaseUrl === other.authBaseUrl
}

/** A saved profile as it is saved again; what is derived stays out of the file. */
export function asInput({ id, name, clientId, apiBaseUrl, authBaseUrl, secretKept }: SavedProfile): ProfileInput {
  return { id, name, clientId, apiBaseUrl, authBaseUrl, secretKept }
}

/** A profile as the page may know it. */
export function forPage(profile: Profile): Profile {
  const { id, name, environment, clientId, apiBaseUrl, authBaseUrl, frameColour, isMarkedTest } = profile
  return { id, name, environment, clientId, apiBaseUrl, authBaseUrl, frameColour, isMarkedTest }
}
