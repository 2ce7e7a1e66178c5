import type { SessionState } from '@shared/ipc/schemas-session'

/** The profile on screen; null while none is open. */
export function openProfileId(session: SessionState): string | null {
  return session.kind === 'open' ? session.profile.id : null
}
