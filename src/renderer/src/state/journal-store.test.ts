import { act } from '@testing-library/react'
import type { JournalEntry } from '@shared/ipc/schemas-journal'
import { ok } from '@shared/ipc/result'
import { expect, it } from 'vitest'
import { createFakeBridge } from '../test-support/fake-bridge'
import { openSession, profile } from '../test-support/samples'
import { createJournalStore, journalPage } from './journal-store'
import { createSessionStore } from './session-store'

const settled = () => act(async () => Promise.resolve())

function entry(id: number): JournalEntry {
  return { id, atMs: id * 1000, kind: 'fleet-appeared', fleetKey: `f${id}`, fleetName: null, detail: {} }
}

async function setUp(count: number) {
  const all = Array.from({ length: count }, (_, index) => entry(count - index))
  const bridge = createFakeBridge({
    'journal:get': ({ limit, beforeId }) =>
      Promise.resolve(
        ok({ entries: all.filter(({ id }) => beforeId === null || id < beforeId).slice(0, limit), lastLookedAtMs: 70 })
      )
  })
  const session = createSessionStore(bridge)
  session.start()
  await settled()
  const journal = createJournalStore(bridge, session.store, () => 5000)
  journal.start()
  await settled()
  return { bridge, journal, state: journal.store.getState }
}

it('reads the newest page, and older ones when asked until nothing is older', async () => {
  const { journal, state } = await setUp(journalPage + 20)
  expect(state().entries).toHaveLength(journalPage)
  expect(state()).toMatchObject({ isWhole: false, sinceMs: 70 })
  journal.readMore()
  journal.readMore()
  await settled()
  expect(state().entries).toHaveLength(journalPage + 20)
  expect(state().isWhole).toBe(true)
})

it('takes what is added to the front, each entry once', async () => {
  const { bridge, state } = await setUp(2)
  bridge.emit('journal:added', { entries: [entry(3), entry(2)] })
  expect(state().entries.map(({ id }) => id)).toEqual([3, 2, 1])
})

it('tells main that the person has looked; what is new stays so until it is put away', async () => {
  const { bridge, journal, state } = await setUp(2)
  journal.looked()
  expect(state().sinceMs).toBe(70)
  journal.settle()
  expect(state().sinceMs).toBe(5000)
  expect(bridge.inputsOf('journal:looked')).toHaveLength(2)
})

it('forgets everything when another profile is opened', async () => {
  const { bridge, state } = await setUp(2)
  bridge.answer('journal:get', () => Promise.resolve(ok({ entries: [entry(1)], lastLookedAtMs: null })))
  bridge.emit('session:changed', openSession({ profile: profile({ id: 'other' }) }))
  expect(state().entries).toEqual([])
  await settled()
  expect(state().entries).toHaveLength(1)
})
