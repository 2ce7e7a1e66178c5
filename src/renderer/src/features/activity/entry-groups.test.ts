import type { JournalEntry } from '@shared/ipc/schemas-journal'
import { expect, it } from 'vitest'
import { activityRows } from './entry-groups'
import { entryText } from './entry-words'

const noonMs = new Date(2026, 10, 22, 12).getTime()
const dayMs = 24 * 3_600_000

function entry(id: number, atMs: number, fields: Partial<JournalEntry> = {}): JournalEntry {
  return { id, atMs, kind: 'fleet-appeared', fleetKey: 'a', fleetName: 'Acme', detail: {}, ...fields }
}

const entries = [
  entry(4, noonMs, { kind: 'chased', detail: { via: 'mail' } }),
  entry(3, noonMs - 3_600_000),
  entry(2, noonMs - dayMs, { kind: 'verdict-changed', detail: { verdict: 'sign-in-needed', was: 'fine' } }),
  entry(1, noonMs - 2 * dayMs, { fleetKey: 'b', fleetName: 'Blue' })
]

it('puts a day above what happened on it', () => {
  expect(activityRows(entries, new Set(), null).map((row) => (row.kind === 'day' ? 'day' : row.entry.id))).toEqual([
    'day',
    4,
    3,
    'day',
    2,
    'day',
    1
  ])
})

it('narrows to a group, and to a fleet', () => {
  const ids = (...input: Parameters<typeof activityRows> extends [unknown, ...infer R] ? R : never) =>
    activityRows(entries, ...input).flatMap((row) => (row.kind === 'entry' ? [row.entry.id] : []))
  expect(ids(new Set(['yours']), null)).toEqual([4])
  expect(ids(new Set(['fleets', 'verdicts']), null)).toEqual([3, 2, 1])
  expect(ids(new Set(), 'b')).toEqual([1])
})

it('tells what happened in one line', () => {
  expect(entries.map((each) => entryText(each, noonMs))).toEqual([
    'You wrote to Acme by mail',
    'Acme is new',
    'Acme: Sign-in needed, before fine',
    'Blue is new'
  ])
})
