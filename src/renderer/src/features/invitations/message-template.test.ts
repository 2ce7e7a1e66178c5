import { describe, expect, it } from 'vitest'
import { fillTemplate, ownTemplates, templateOf, type MessageFacts } from './message-template'

const facts: MessageFacts = {
  fleet: 'Swift Transport',
  company: 'Demo Insurance',
  shares: ['Vehicles', 'Positions of vehicles'],
  providers: ['Samsara', 'Geotab'],
  expiresAtMs: Date.UTC(2026, 10, 24, 20),
  timeZone: 'America/Chicago'
}

describe('fillTemplate', () => {
  it('tells who asks, what for, how long in the zone of the fleet, and with which providers; the link is for main', () => {
    const { subject, body } = fillTemplate(ownTemplates.en, facts, 'en')
    expect(subject).toBe('Demo Insurance asks Swift Transport to share vehicle data')
    expect(body).toContain('Vehicles and Positions of vehicles')
    expect(body).toContain('(Samsara or Geotab)')
    expect(body).toMatch(/until Tuesday, November 24, 2026 at 14:00 CST/)
    expect(body).toContain('\n{link}\n')
  })

  it('says it in Spanish, in another zone', () => {
    const { body } = fillTemplate(ownTemplates.es, { ...facts, providers: [], timeZone: 'America/Tijuana' }, 'es')
    expect(body).toMatch(/hasta martes, 24 de noviembre de 2026.*12:00/)
    expect(body).toContain('(el que usted use)')
  })

  it('takes nothing that a name contains for a placeholder', () => {
    const { subject } = fillTemplate({ subject: '{fleet} {unknown}', body: '' }, { ...facts, fleet: '{link}' }, 'en')
    expect(subject).toBe('{link} {unknown}')
  })
})

it('prefers what the person wrote', () => {
  const own = { subject: 'Hi {fleet}', body: '{link}' }
  expect(templateOf({ en: own, es: null, timeZone: null }, 'en')).toBe(own)
  expect(templateOf({ en: own, es: null, timeZone: null }, 'es')).toBe(ownTemplates.es)
})
