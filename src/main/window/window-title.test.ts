import { expect, it } from 'vitest'
import type { Profile, SessionState } from '@shared/ipc/schemas-session'
import { windowTitle } from './window-title'

const profile: Profile = {
  id: 'profile-1',
  name: 'Acme',
  environment: 'production',
  clientId: 'acme-client',
  apiBaseUrl: 'https://api.example.test',
  authBaseUrl: 'https://auth.example.test',
  frameColour: 'automatic',
  isMarkedTest: false
}

function locked(changed: Partial<Profile> = {}): SessionState {
  return { kind: 'locked', profile: { ...profile, ...changed }, secret: 'found', lockedAtMs: null, revocation: null }
}

it.each<[string, SessionState]>([
  ['Fleet Desk', { kind: 'starting' }],
  ['Fleet Desk', { kind: 'signed-out', remembered: profile, secret: 'found' }],
  ['Acme — Fleet Desk', locked()],
  ['TEST Acme — Fleet Desk', locked({ environment: 'test' })],
  ['DEMO Acme — Fleet Desk', locked({ environment: 'demo' })],
  ['Acme — Fleet Desk', locked({ name: 'Ac\n\u202eme' })]
])('is %j', (title, session) => {
  expect(windowTitle(session, 'main', 'en')).toBe(title)
})

it('is in the language of the app, and names the part', () => {
  expect(windowTitle(locked({ environment: 'test' }), 'wall', 'es')).toBe('Mapa mural — PRUEBA Acme — Fleet Desk')
  expect(windowTitle(locked(), 'wall', 'en')).toBe('Wall map — Acme — Fleet Desk')
})
