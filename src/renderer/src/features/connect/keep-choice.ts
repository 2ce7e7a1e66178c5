import { assertNever } from '@shared/domain/assert-never'
import type { AppInfo, SecretKept } from '@shared/ipc/schemas-session'
import { areAllLoopback } from './addresses'

/** Why nothing but memory is offered. */
export type SessionOnlyReason = 'old-electron' | 'no-safe-place'

/** The ways of keeping the secret that the form offers, the proposed one first. */
export interface KeepChoice {
  readonly options: readonly SecretKept[]
  /** Set when `session` is the only option. */
  readonly sessionOnly: SessionOnlyReason | null
}

/**
 * The same rule as main's `allowedKeeping`: weak storage is never proposed, and an outdated Electron keeps nothing but the secrets of
 * this computer's own servers.
 *
 * @param info the vault and the Electron of this computer
 * @param addresses base addresses that the secret is for
 */
export function keepChoice(info: Pick<AppInfo, 'vault' | 'isOldElectron'>, addresses: readonly string[]): KeepChoice {
  if (info.isOldElectron && !areAllLoopback(addresses)) return { options: ['session'], sessionOnly: 'old-electron' }
  switch (info.vault.kind) {
    case 'sealed':
      return { options: ['sealed', 'session'], sessionOnly: null }
    case 'weak':
      return { options: ['session', 'weak'], sessionOnly: null }
    case 'none':
      return { options: ['session'], sessionOnly: 'no-safe-place' }
    default:
      return assertNever(info.vault.kind)
  }
}
