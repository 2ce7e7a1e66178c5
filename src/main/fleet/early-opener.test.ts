import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEarlyOpener } from './early-opener'
import type { DbOpening, KeyValueDb } from './key-value-db'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fleet-desk-early-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function fakeDb() {
  const opened: string[] = []
  const closed: string[] = []
  const openDb = (path: string): Promise<DbOpening> => {
    opened.push(path)
    const db: Partial<KeyValueDb> = { close: () => Promise.resolve(void closed.push(path)) }
    return Promise.resolve({ kind: 'opened', db: db as KeyValueDb })
  }
  return { opened, closed, openDb }
}

describe('a database that is opened early', () => {
  it('is handed to the first who opens its folder, and then is theirs to close', async () => {
    const { opened, closed, openDb } = fakeDb()
    const early = createEarlyOpener(openDb)
    const end = early.begin(folder)
    expect(opened).toEqual([folder])
    await early.openDb(folder)
    expect(opened).toEqual([folder])
    await end()
    expect(closed).toEqual([])
    await early.openDb(folder)
    expect(opened).toEqual([folder, folder])
  })

  it('is closed when nobody wanted it', async () => {
    const { closed, openDb } = fakeDb()
    const early = createEarlyOpener(openDb)
    await early.begin(folder)()
    expect(closed).toEqual([folder])
  })

  it('is not made where there is none, and does not stand for another', async () => {
    const { opened, openDb } = fakeDb()
    const early = createEarlyOpener(openDb)
    early.begin(join(folder, 'none'))
    expect(opened).toEqual([])
    early.begin(folder)
    await early.openDb(join(folder, 'other'))
    expect(opened).toEqual([folder, join(folder, 'other')])
  })
})
