import type { JournalEntry } from '@shared/ipc/schemas-journal'
import { expect, it } from 'vitest'
import { newsSince } from './news'

let lastId = 100
function entry(kind: JournalEntry['kind'], fleetKey: string, detail: JournalEntry['detail'] = {}): JournalEntry {
  lastId -= 1
  return { id: lastId, atMs: lastId * 1000, kind, fleetKey, fleetName: fleetKey, detail }
}

const counted = (entries: readonly JournalEntry[], sinceMs = 0) =>
  newsSince(entries, sinceMs).map(({ kind, count }) => [kind, count])

it('counts fleets by what became of them, each once', () => {
  const entries = [
    entry('invitation-accepted', 'a'),
    entry('verdict-changed', 'b', { verdict: 'fine', was: 'connection-late' }),
    entry('verdict-changed', 'b', { verdict: 'connection-late', was: 'fine' }),
    entry('verdict-changed', 'c', { verdict: 'sign-in-needed', was: 'fine' }),
    entry('invitation-accepted', 'd'),
    entry('invitation-accepted', 'a')
  ]
  expect(counted(entries)).toEqual([
    ['accepted', 2],
    ['worse', 1],
    ['better', 1]
  ])
})

it('leaves out what this person did, and what was seen before', () => {
  const seen = entry('fleet-appeared', 'a')
  const entries = [entry('chased', 'b'), entry('snoozed', 'b'), entry('note-changed', 'b')]
  expect(counted([...entries])).toEqual([])
  expect(counted([seen], seen.atMs)).toEqual([])
  expect(counted([seen], seen.atMs - 1)).toEqual([['appeared', 1]])
})
