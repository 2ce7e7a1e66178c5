import type { CredentialDraft } from '@shared/ipc/schemas-profiles'
import type { Secret } from '../../catena/secret'
import { checkBaseUrl, isLoopbackHost, productionApiBaseUrl, productionAuthBaseUrl } from '../../catena/urls'
import type { Hosts } from '../keeping'
import type { ImportedCredentials } from './imported-credentials'

/** Imported credentials that wait to be used. */
export interface HeldDraft {
  /** What the page may know. */
  readonly draft: CredentialDraft
  readonly secret: Secret
}

/** Imported secrets, in memory only, under handles that the page may hold. */
export interface CredentialDrafts {
  /**
   * Holds credentials for ten minutes; of more than five the oldest goes.
   *
   * @param fileName of the file that they came from, without its folder
   */
  add(source: CredentialDraft['source'], credentials: ImportedCredentials, fileName?: string): CredentialDraft
  /** Null once it was discarded or its time is over. */
  find(draftId: string): HeldDraft | null
  /** Forgets one; an unknown handle is ignored. */
  discard(draftId: string): void
  /** Forgets all and stops the timer. */
  clear(): void
}

/** What `createCredentialDrafts` works with. */
export interface CredentialDraftParts {
  readonly nowMs: () => number
  /** Gives a handle that cannot be guessed. */
  readonly randomId: () => string
  /** Runs something later; returns how to call it off. */
  readonly schedule: (run: () => void, delayMs: number) => () => void
}

const lifeMs = 10 * 60_000
const mostDrafts = 5

/** Makes an empty store. */
export function createCredentialDrafts({ nowMs, randomId, schedule }: CredentialDraftParts): CredentialDrafts {
  /** Oldest first, as a map keeps its order. */
  const held = new Map<string, HeldDraft & { readonly endsAtMs: number }>()
  let cancelTimer: (() => void) | null = null

  function dropOld(): void {
    for (const [draftId, { endsAtMs }] of held) {
      // A clock that was set back must not make a secret live longer than the ten minutes it has from now.
      if (endsAtMs <= nowMs() || endsAtMs > nowMs() + lifeMs) held.delete(draftId)
    }
    const excess = [...held.keys()].slice(0, Math.max(held.size - mostDrafts, 0))
    for (const draftId of excess) held.delete(draftId)
    setTimer()
  }
  function setTimer(): void {
    cancelTimer?.()
    cancelTimer = null
    const [oldest] = held.values()
    if (oldest !== undefined) cancelTimer = schedule(dropOld, oldest.endsAtMs - nowMs())
  }

  return {
    add(source, { clientSecret, clientId, profileName, apiBaseUrl, authBaseUrl }, fileName) {
      const draftId = randomId()
      const draft: CredentialDraft = {
        draftId,
        source,
        fileName: fileName ?? null,
        clientId,
        profileName,
        apiBaseUrl,
        authBaseUrl
      }
      held.set(draftId, { draft, secret: clientSecret, endsAtMs: nowMs() + lifeMs })
      dropOld()
      return draft
    },
    find(draftId) {
      // Timers stand still while the computer sleeps.
      dropOld()
      const found = held.get(draftId)
      return found === undefined ? null : { draft: found.draft, secret: found.secret }
    },
    discard(draftId) {
      held.delete(draftId)
      setTimer()
    },
    clear() {
      held.clear()
      setTimer()
    }
  }
}

/**
 * Whether an imported secret may be sent to these servers: each of them must be Catena's own, this computer, or one that the source itself named.
 *
 * Threat: the page knows only the handle. A page that was taken over could otherwise have the secret sent to a server of its choice.
 */
export function isAllowedFor({ draft }: HeldDraft, hosts: Hosts): boolean {
  const own = [productionApiBaseUrl, productionAuthBaseUrl]
  const named = [draft.apiBaseUrl, draft.authBaseUrl].filter((address) => address !== null)
  const allowed = new Set([...own, ...named].map(acceptedOrigin).filter((origin) => origin !== null))
  return [hosts.apiBaseUrl, hosts.authBaseUrl].every((address) => {
    const origin = acceptedOrigin(address)
    return origin !== null && (allowed.has(origin) || isLoopbackHost(new URL(origin).hostname))
  })
}

/** Null for an address that no connect would accept, such as plain http to another computer. */
function acceptedOrigin(address: string): string | null {
  const checked = checkBaseUrl(address)
  return checked.ok ? new URL(checked.value).origin : null
}
