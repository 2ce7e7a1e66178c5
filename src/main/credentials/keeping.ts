import type { z } from 'zod'
import type { secretKeptSchema } from '@shared/ipc/schemas-session'
import { assertNever } from '@shared/domain/assert-never'
import { isLoopbackHost } from '../catena/urls'
import type { VaultState } from './safe-storage'

/** How long a client secret is kept; see `secretKeptSchema`. */
export type SecretKept = z.infer<typeof secretKeptSchema>

/** The servers that a secret is for. */
export interface Hosts {
  readonly apiBaseUrl: string
  readonly authBaseUrl: string
}

/**
 * Which ways of keeping a secret are allowed, best first.
 *
 * Threat: an Electron older than the supported ones has known holes; it is meant for tests and the demo. A real credential that it
 * stored would outlive the session, so there everything but loopback stays in memory (DESIGN.md, "Running on any machine").
 *
 * @param profile the servers that the secret is for
 * @param vault where the system would keep it
 * @param isOldElectron whether this is such an Electron
 * @returns never empty: `session` is always among them; `weak` needs an explicit yes of the person
 */
export function allowedKeeping(profile: Hosts, vault: VaultState, isOldElectron: boolean): readonly SecretKept[] {
  if (isOldElectron && !isLoopbackOnly(profile)) return ['session']
  switch (vault.kind) {
    case 'sealed':
      return ['sealed', 'session']
    case 'weak':
      return ['session', 'weak']
    case 'none':
      return ['session']
    default:
      return assertNever(vault.kind)
  }
}

/** Whether both servers can only be this computer. An address that cannot be read is not. */
export function isLoopbackOnly(profile: Hosts): boolean {
  return [profile.apiBaseUrl, profile.authBaseUrl].every((address) => {
    try {
      return isLoopbackHost(new URL(address).hostname)
    } catch {
      return false
    }
  })
}
