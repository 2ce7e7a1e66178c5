import { describe, expect, it } from 'vitest'
import type { JournalEntry, NewJournalEntry } from '@shared/ipc/schemas-journal'
import type { CacheBlobs } from '../fleet/position-cache'
import { createJournal } from './journal'

const dayMs = 86_400_000

function memoryBlobs() {
  const kept = new Map<string, Uint8Array>()
  const blobs: CacheBlobs = {
    get: (name) => Promise.resolve(kept.get(name) ?? null),
    put: (name, bytes) => Promise.resolve(Boolean(kept.set(name, bytes)))
  }
  return { kept, blobs }
}

function setUp(blobs = memoryBlobs().blobs, startMs = 1000 * dayMs) {
  const time = { nowMs: startMs }
  const added: JournalEntry[] = []
  const warnings: unknown[] = []
  const journal = createJournal({
    blobs,
    nowMs: () => time.nowMs,
    onAdded: (entries) => void added.push(...entries),
    logger: { warn: (...line) => void warnings.push(line) }
  })
  const about = (fleetKey: string): NewJournalEntry => ({
    atMs: time.nowMs,
    kind: 'invitation-accepted',
    fleetKey,
    fleetName: `Fleet ${fleetKey}`,
    detail: {}
  })
  return { journal, time, added, warnings, about }
}

describe('the journal', () => {
  it('numbers its entries, gives the newest first, and tells of them', async () => {
    const { journal, added, about } = setUp()
    await journal.open()
    journal.add([about('A'), about('B')])
    journal.add([about('A')])
    journal.add([])
    expect(added.map(({ id, fleetKey }) => [id, fleetKey])).toEqual([
      [1, 'A'],
      [2, 'B'],
      [3, 'A']
    ])
    expect(journal.newest(2, null, null).map(({ id }) => id)).toEqual([3, 2])
    expect(journal.newest(2, 2, null).map(({ id }) => id)).toEqual([1])
    expect(journal.newest(9, null, 'A').map(({ id }) => id)).toEqual([3, 1])
  })

  it('is there again after a restart, and goes on counting', async () => {
    const { blobs } = memoryBlobs()
    const first = setUp(blobs)
    await first.journal.open()
    first.journal.add([first.about('A'), first.about('B')])
    first.journal.looked()
    await first.journal.close()
    const second = setUp(blobs)
    await second.journal.open()
    expect(second.journal.newest(9, null, null).map(({ fleetKey }) => fleetKey)).toEqual(['B', 'A'])
    expect(second.journal.lastLookedAtMs()).toBe(first.time.nowMs)
    second.journal.add([second.about('C')])
    expect(second.added[0]?.id).toBe(3)
  })

  it('holds 5,000 entries at most, in as many places as that takes', async () => {
    const { kept, blobs } = memoryBlobs()
    const run = setUp(blobs)
    await run.journal.open()
    for (let round = 0; round < 70; round += 1)
      run.journal.add(Array.from({ length: 200 }, () => run.about(`${round}`)))
    await run.journal.close()
    expect(run.journal.newest(500, null, null)[0]?.id).toBe(14_000)
    const again = setUp(blobs)
    await again.journal.open()
    const all = again.journal.newest(100_000, null, null)
    expect([all.length, all[0]?.id, all.at(-1)?.id]).toEqual([5000, 14_000, 9001])
    expect(kept.size).toBeLessThanOrEqual(12)
  })

  it('forgets what is older than 90 days, on the disk too', async () => {
    const { kept, blobs } = memoryBlobs()
    const first = setUp(blobs)
    await first.journal.open()
    first.journal.add([first.about('Old Fleet')])
    await first.journal.close()
    const second = setUp(blobs, first.time.nowMs + 91 * dayMs)
    await second.journal.open()
    expect(second.journal.newest(9, null, null)).toEqual([])
    second.journal.add([second.about('New')])
    await second.journal.close()
    expect(second.added[0]?.id).toBe(2)
    expect([...kept.values()].map((bytes) => Buffer.from(bytes).toString()).join()).not.toContain('Old Fleet')
  })

  it('leaves out what it cannot read', async () => {
    const { kept, blobs } = memoryBlobs()
    const first = setUp(blobs)
    await first.journal.open()
    first.journal.add([first.about('A')])
    await first.journal.close()
    const [[name, bytes] = ['', new Uint8Array()]] = kept
    const { entries } = JSON.parse(Buffer.from(bytes).toString()) as { entries: unknown[] }
    const spoiled = { entries: [...entries, { id: 2, kind: 'from-the-future' }, null] }
    kept.set(name, Buffer.from(JSON.stringify(spoiled)))
    kept.set('journal-3', Buffer.from('not JSON'))
    const second = setUp(blobs)
    await second.journal.open()
    expect(second.journal.newest(9, null, null)).toHaveLength(1)
    expect(second.warnings).toEqual([])
  })

  it('says when it cannot be read or saved, and goes on', async () => {
    const failing: CacheBlobs = {
      get: () => Promise.reject(new Error('made up')),
      put: () => Promise.reject(new Error('made up'))
    }
    const { journal, warnings, about } = setUp(failing)
    await journal.open()
    journal.add([about('A')])
    await journal.close()
    expect(journal.newest(9, null, null)).toHaveLength(1)
    expect(warnings).toHaveLength(2)
    journal.add([about('B')])
    expect(journal.newest(9, null, null)).toHaveLength(1)
  })
})
