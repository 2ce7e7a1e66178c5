import type { CallHandlers } from '@shared/ipc/contract'
import { fail, ok } from '@shared/ipc/result'
import type { Session } from '../../session/session-types'

type Area =
  | 'session:get'
  | 'session:connect'
  | 'session:start-demo'
  | 'session:replace-secret'
  | 'session:retry-secret'
  | 'session:lock'
  | 'session:sign-out'
  | 'session:revoke-token'
  | 'session:report'
  | 'session:copy-diagnostics'

interface SessionHandlerDeps {
  readonly session: Session
  /** The report for support, redacted; null when no profile is open. */
  readonly diagnostics: () => Promise<string | null>
  readonly clipboard: { writeText(text: string): Promise<void> | void }
}

export function sessionHandlers({ session, diagnostics, clipboard }: SessionHandlerDeps): Pick<CallHandlers, Area> {
  return {
    'session:get': () => Promise.resolve(ok(session.state())),
    'session:connect': (input) => session.connect(input),
    'session:start-demo': () => session.startDemo(),
    'session:replace-secret': (input) => session.replaceSecret(input),
    'session:retry-secret': () => session.retrySecret(),
    'session:lock': (input) => session.lock(input),
    'session:sign-out': (input) => session.signOut(input),
    'session:revoke-token': () => session.revokeToken(),
    'session:report': () => session.report(),
    'session:copy-diagnostics': async () => {
      const text = await diagnostics()
      if (text === null) return fail('signed-out')
      try {
        await clipboard.writeText(text)
        return ok(undefined)
      } catch {
        return fail('clipboard')
      }
    }
  }
}
