import type { CallHandlers } from '@shared/ipc/contract'
import { ok } from '@shared/ipc/result'
import type { ProfileBook } from '../../session/profile-book'
import type { Session } from '../../session/session-types'

type Area =
  'profiles:get' | 'profiles:open' | 'profiles:change' | 'profiles:duplicate' | 'profiles:contents' | 'profiles:remove'

export function profileHandlers(book: ProfileBook, session: Session): Pick<CallHandlers, Area> {
  return {
    'profiles:get': async () => ok(await book.list()),
    'profiles:open': ({ profileId }) => session.open(profileId),
    'profiles:change': (change) => book.change(change),
    'profiles:duplicate': ({ profileId }) => book.duplicate(profileId),
    'profiles:contents': ({ profileId }) => book.contents(profileId),
    'profiles:remove': ({ profileId }) => session.remove(profileId)
  }
}
