import type { CallHandlers } from '@shared/ipc/contract'
import { ok } from '@shared/ipc/result'
import type { Session } from '../../session/session-types'

type Area = 'session:get' | 'session:connect' | 'session:resume' | 'session:start-demo' | 'session:sign-out'

export function sessionHandlers(session: Session): Pick<CallHandlers, Area> {
  return {
    'session:get': () => Promise.resolve(ok(session.state())),
    'session:connect': (input) => session.connect(input),
    'session:resume': () => session.resume(),
    'session:start-demo': () => session.startDemo(),
    'session:sign-out': (input) => session.signOut(input)
  }
}
