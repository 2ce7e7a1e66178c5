import type { Profile, SessionState } from '@shared/ipc/schemas-session'

const appName = 'Fleet Desk'

/**
 * What task bars and window lists show: which profile it is, and that it is a test, so that two windows are never mistaken for each other.
 * Made by main from a name and nothing else; a page cannot set it.
 *
 * @param part of the app, where the window is not the main one
 */
export function windowTitle(session: SessionState, part?: 'Wall map'): string {
  const profile = shownProfile(session)
  if (profile === null) return appName
  const prefix = part === undefined ? '' : `${part} — `
  // A name may hold anything that was typed; line breaks and direction marks would let it pose as something else.
  const name = profile.name.replace(/[\p{Cc}\p{Cf}]/gu, '')
  return `${prefix}${markOf(profile.environment)}${name} — ${appName}`
}

function shownProfile(session: SessionState): Profile | null {
  switch (session.kind) {
    case 'open':
    case 'locked':
      return session.profile
    case 'signed-out':
    case 'starting':
      return null
  }
}

function markOf(environment: Profile['environment']): string {
  switch (environment) {
    case 'production':
      return ''
    case 'test':
      return 'TEST '
    case 'demo':
      return 'DEMO '
  }
}
