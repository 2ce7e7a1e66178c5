import { fail, ok, type Result } from '@shared/ipc/result'
import type { ProfileChange, ProfileContents, ProfileList, ProfileSummary } from '@shared/ipc/schemas-profiles'
import type { Profiles, SavedProfile } from '../credentials/profiles'
import type { SessionSecrets } from '../credentials/session-secrets'
import type { Vault } from '../credentials/vault'
import { createSerially } from '../storage/serially'
import { asInput, forPage } from './known-profiles'
import type { Session } from './session-types'

interface ProfileBookParts {
  readonly profiles: Profiles
  readonly vault: Vault
  readonly sessionSecrets: SessionSecrets
  readonly session: Session
  readonly randomId: () => string
  /** Size of what is stored of a profile, in bytes. */
  readonly storedBytes: (profileId: string) => Promise<number>
  /** Tells the page. */
  readonly onChange: (list: ProfileList) => void
}

/** The profiles as a list: what the switcher and the settings show, and what can be done with a profile besides opening it. */
export interface ProfileBook {
  list(): Promise<ProfileList>
  /** @returns fails with `unknown-handle` */
  change(change: ProfileChange): Promise<Result<ProfileList>>
  /** @returns the copy's id; fails with `unknown-handle`, for the demo, too */
  duplicate(profileId: string): Promise<Result<{ readonly profileId: string }>>
  /** @returns fails with `unknown-handle` */
  contents(profileId: string): Promise<Result<ProfileContents>>
  /** Tells the page, if the list is another than it was told last. */
  publish(): Promise<void>
}

const longestName = 80

export function createProfileBook(parts: ProfileBookParts): ProfileBook {
  const { profiles, vault, sessionSecrets, session } = parts
  const inTurn = createSerially()
  let told = ''

  async function secretOf(profile: SavedProfile): Promise<ProfileSummary['secret']> {
    if (sessionSecrets.find(profile, 'client-secret').kind === 'found') return 'session'
    return (await vault.peek(profile.id)).secret
  }

  async function summaryOf(profile: SavedProfile): Promise<ProfileSummary> {
    return {
      ...forPage(profile),
      status: session.workspace()?.profile.id === profile.id ? 'open' : profile.status,
      secret: await secretOf(profile),
      lastOpenedAtMs: profile.lastOpenedAtMs
    }
  }

  async function list(): Promise<ProfileList> {
    const openId = session.workspace()?.profile.id
    // The demo's servers are gone when it is not open; it is started anew, not opened.
    const shown = profiles.all().filter(({ environment, id }) => environment !== 'demo' || id === openId)
    return { profiles: await Promise.all(shown.map(summaryOf)) }
  }

  const publish = (): Promise<void> =>
    inTurn(async () => {
      const next = await list()
      const text = JSON.stringify(next)
      if (text === told) return
      told = text
      parts.onChange(next)
    })

  return {
    list,
    publish,
    async change({ profileId, name, frameColour, isMarkedTest }) {
      const changed = profiles.update(profileId, {
        ...(name === undefined ? {} : { name }),
        ...(frameColour === undefined ? {} : { frameColour }),
        ...(isMarkedTest === undefined ? {} : { isMarkedTest })
      })
      if (changed === null) return fail('unknown-handle')
      await session.profileChanged(profileId)
      return ok(await list())
    },
    async duplicate(profileId) {
      const profile = profiles.find(profileId)
      if (profile === null || profile.environment === 'demo') return fail('unknown-handle')
      const { frameColour, isMarkedTest } = profile
      const copy = profiles.add(
        {
          ...asInput(profile),
          id: parts.randomId(),
          name: copyName(
            profile.name,
            profiles.all().map((other) => other.name)
          ),
          frameColour,
          isMarkedTest
        },
        profileId
      )
      await publish()
      return ok({ profileId: copy.id })
    },
    async contents(profileId) {
      const profile = profiles.find(profileId)
      if (profile === null) return fail('unknown-handle')
      const secret = await secretOf(profile)
      const open = session.workspace()
      return ok({
        secretKept: secret === 'none' || secret === 'set-aside' ? null : secret,
        setAsideAtMs: (await vault.peek(profileId)).setAsideAtMs,
        storedBytes: await parts.storedBytes(profileId),
        vehicleCount: open?.profile.id === profileId ? open.engine.status().vehicleCount : null,
        lastOpenedAtMs: profile.lastOpenedAtMs
      })
    }
  }
}

/** "Acme (copy)", "Acme (copy 2)" …, cut where it would be too long. */
function copyName(name: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? ' (copy)' : ` (copy ${number})`
    const candidate = `${name.slice(0, longestName - ending.length)}${ending}`
    if (!taken.includes(candidate)) return candidate
  }
}
