import type { Secret } from '../catena/secret'

/** Makes the log hide a secret from now on; answers how to end it. */
export type Protect = (secret: Secret) => () => void

/** The secrets that the log is to hide. */
export interface Protection {
  /** Hides one more; a secret that is hidden already is not hidden twice. */
  readonly add: (secret: Secret) => void
  /** Lets go of all: for secrets that are to leave memory. */
  readonly release: () => void
}

/**
 * Protects each secret once, and only the newest of them.
 *
 * Every protected text is looked for in every line of the log. A token lives for minutes and the app for weeks: without a limit the
 * search would grow for as long as the app runs.
 *
 * @param protect the log's own
 * @param most how many stay protected; default: all
 */
export function createProtection(protect: Protect, most = Infinity): Protection {
  let held: readonly { readonly secret: Secret; readonly stop: () => void }[] = []
  return {
    add(secret) {
      if (held.some((one) => one.secret.equals(secret))) return
      held = [...held, { secret, stop: protect(secret) }]
      if (held.length <= most) return
      const [oldest, ...newer] = held
      held = newer
      oldest?.stop()
    },
    release() {
      for (const { stop } of held) stop()
      held = []
    }
  }
}
