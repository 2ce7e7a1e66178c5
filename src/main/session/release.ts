import type { SessionCore } from './session-core'

/**
 * The log lets go of the secrets and tokens that it hides: they are to leave memory. Secrets of other profiles that are kept for this run stay
 * hidden, and so does everything while a profile is open, which needs it.
 */
export function releaseAll(core: SessionCore): void {
  if (core.workspace() !== null) return
  core.secretProtection.release()
  core.tokenProtection.release()
  for (const profile of core.deps.profiles.all()) {
    const kept = core.deps.sessionSecrets.find(profile, 'client-secret')
    if (kept.kind === 'found') core.secretProtection.add(kept.secret)
  }
}
