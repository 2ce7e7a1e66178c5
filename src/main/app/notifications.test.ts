import { describe, expect, it } from 'vitest'
import type { Language } from '@shared/domain/language'
import { createNotifications, type NewsKind, type Note } from './notifications'

function setUp(language: Language = 'en') {
  const shown: Note[] = []
  const clicks: (() => void)[] = []
  const opened: NewsKind[] = []
  const timers: (() => void)[] = []
  const wanted = { accepted: true, declined: true, expiring: true, outage: true }
  const state = { isInFront: false }
  const notifications = createNotifications({
    show: (note, onClick) => {
      shown.push(note)
      clicks.push(onClick)
    },
    isInFront: () => state.isInFront,
    wanted: () => wanted,
    language: () => language,
    onOpen: (kind) => opened.push(kind),
    schedule: (run) => {
      timers.push(run)
      return () => undefined
    }
  })
  const gathered = (): void => timers.splice(0).forEach((run) => run())
  return { shown, clicks, opened, wanted, state, notifications, gathered }
}

describe('a note', () => {
  it('names the fleet it is about', () => {
    const { notifications, shown, gathered } = setUp()
    notifications.tell('accepted', ['Swift Transport'])
    gathered()
    expect(shown).toEqual([{ title: 'Swift Transport accepted', body: 'The invitation was accepted.' }])
  })

  it('tells what comes together in one, by kind', () => {
    const { notifications, shown, gathered } = setUp()
    notifications.tell('accepted', ['A', 'B'])
    notifications.tell('declined', ['C'])
    notifications.tell('accepted', ['D', 'E'])
    gathered()
    expect(shown).toEqual([
      { title: '4 fleets accepted', body: 'A, B, D …' },
      { title: 'C declined', body: 'The invitation was declined.' }
    ])
    gathered()
    expect(shown).toHaveLength(2)
  })

  it('speaks the language of the app', () => {
    const { notifications, shown, gathered } = setUp('es')
    notifications.tell('expiring', ['A', 'B'])
    gathered()
    expect(shown).toEqual([{ title: '2 enlaces vencen pronto', body: 'A, B' }])
  })

  it('leads to what it is about', () => {
    const { notifications, clicks, opened, gathered } = setUp()
    notifications.tell('declined', ['A'])
    gathered()
    clicks[0]?.()
    expect(opened).toEqual(['declined'])
  })

  it('is not shown when it is not wanted, or the app is in front', () => {
    const { notifications, shown, wanted, state, gathered } = setUp()
    wanted.accepted = false
    notifications.tell('accepted', ['A'])
    notifications.tell('declined', ['B'])
    wanted.declined = false
    gathered()
    state.isInFront = true
    notifications.tell('expiring', ['C'])
    notifications.tell('expiring', [])
    gathered()
    expect(shown).toEqual([])
  })
})
