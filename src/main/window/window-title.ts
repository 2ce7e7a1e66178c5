import type { Language } from '@shared/domain/language'
import type { Profile, SessionState } from '@shared/ipc/schemas-session'

const appName = 'Fleet Desk'

/** A part of the app that has a window of its own. */
export type WindowPart = 'main' | 'wall'

const words = {
  en: { wall: 'Wall map', test: 'TEST', demo: 'DEMO' },
  es: { wall: 'Mapa mural', test: 'PRUEBA', demo: 'DEMO' }
} as const satisfies Record<Language, unknown>

/**
 * What task bars and window lists show: which profile it is, and that it is a test, so that two windows are never mistaken for each other.
 * Made by main from a name and nothing else; a page cannot set it.
 *
 * @param part of the app that the window shows
 */
export function windowTitle(session: SessionState, part: WindowPart, language: Language): string {
  const profile = shownProfile(session)
  if (profile === null) return appName
  const prefix = part === 'wall' ? `${words[language].wall} — ` : ''
  // A name may hold anything that was typed; line breaks and direction marks would let it pose as something else.
  const name = profile.name.replace(/[\p{Cc}\p{Cf}]/gu, '')
  return `${prefix}${markOf(profile.environment, language)}${name} — ${appName}`
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

function markOf(environment: Profile['environment'], language: Language): string {
  switch (environment) {
    case 'production':
      return ''
    case 'test':
      return `${words[language].test} `
    case 'demo':
      return `${words[language].demo} `
  }
}
