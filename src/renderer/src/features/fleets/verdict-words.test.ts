import { verdictOf, situations } from '@shared/domain/verdict-answers'
import { actors, nextActions, verdictKinds } from '@shared/domain/verdict-kinds'
import { describe, expect, it } from 'vitest'
import { actionText, actorName, mustActText, verdictName, verdictSentence } from './verdict-words'

const nowMs = Date.UTC(2026, 10, 22, 15)
const full = {
  sinceMs: nowMs - 3_600_000,
  untilMs: nowMs + 600_000,
  providerName: 'Geotab',
  permission: 'connection:read'
}

describe('the words of verdicts', () => {
  it.each(situations)('tell the situation %s in whole sentences, with and without facts', (situation) => {
    for (const details of [full, {}]) {
      const sentence = verdictSentence(verdictOf(situation, details), nowMs)
      expect(sentence).toMatch(/^[A-Z].*\.$/)
      expect(sentence).not.toMatch(/null|undefined|NaN| {2}|\.\./)
    }
  })

  it('tell apart situations of one kind that ask for something else', () => {
    const texts = new Map<string, string>()
    for (const situation of situations) {
      const verdict = verdictOf(situation, { ...full, permission: null })
      const text = verdictSentence(verdict, nowMs)
      const told = `${verdict.kind} ${verdict.action === 'open-settings' || verdict.action === 'none' ? '' : verdict.action}`
      const other = texts.get(text)
      expect(other === undefined || other === told, `${situation}: ${text}`).toBe(true)
      texts.set(text, told)
    }
  })

  it('say since when, and how long to wait', () => {
    const late = verdictOf('late-a-while', full)
    expect(verdictSentence(late, nowMs)).toMatch(
      /^Nothing has come from Geotab since \d\d:\d\d, later than .* look again at \d\d:\d\d\.$/
    )
    expect(actionText(late, nowMs)).toMatch(/^Wait until \d\d:\d\d$/)
  })

  it('name the missing permission', () => {
    expect(verdictSentence(verdictOf('list-hidden', full), nowMs)).toContain('connection:read')
  })

  it('have a name for every kind, actor and action', () => {
    for (const kind of verdictKinds) expect(verdictName(kind)).not.toBe('')
    for (const actor of actors) expect(`${actorName(actor)}${mustActText(actor)}`).not.toBe('')
    for (const action of nextActions) expect(actionText({ ...verdictOf('flows'), action }, nowMs)).not.toBe('')
  })
})
