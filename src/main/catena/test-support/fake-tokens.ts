import { ok, type Result } from '@shared/ipc/result'
import type { TokenSource } from '../http-types'
import { Secret } from '../secret'

/** A token source that counts what was asked of it. */
export interface FakeTokens extends TokenSource {
  readonly refusals: readonly (401 | 403)[]
}

/** Gives `fake-token-1`; each refusal brings the next number, or what `afterRefusal` says. */
export function fakeTokens(afterRefusal?: () => Result<Secret> | 'final'): FakeTokens {
  const refusals: (401 | 403)[] = []
  return {
    refusals,
    isRevoked: () => false,
    token: () => Promise.resolve(ok(new Secret(`fake-token-${refusals.length + 1}`))),
    renewAfterRefusal(_refused, status) {
      refusals.push(status)
      return Promise.resolve(afterRefusal?.() ?? ok(new Secret(`fake-token-${refusals.length + 1}`)))
    }
  }
}
