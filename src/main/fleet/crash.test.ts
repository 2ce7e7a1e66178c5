import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createPositionCache } from './cache'
import { crashBatchSize, crashRecord } from './test-support/crash-writer'

const rounds = 10
let profileFolder: string

beforeEach(async () => {
  profileFolder = await mkdtemp(join(tmpdir(), 'fleet-desk-crash-'))
})

afterEach(() => rm(profileFolder, { recursive: true, force: true }))

/** Lets a process write until it has acknowledged some batches, and kills it a moment later, most likely in the midst of another. */
async function writeAndKill(firstBatch: number, ackedBeforeKill: number, momentMs: number): Promise<number> {
  const writer = spawn(process.execPath, [
    join(__dirname, 'test-support', 'run-crash-writer.mjs'),
    profileFolder,
    String(firstBatch)
  ])
  const ended = new Promise((resolve) => writer.on('close', resolve))
  let errors = ''
  writer.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  let last = -1
  let count = 0
  for await (const line of createInterface({ input: writer.stdout })) {
    last = Number(line)
    if (++count === ackedBeforeKill) setTimeout(() => writer.kill('SIGKILL'), momentMs)
  }
  await ended
  expect(errors).toBe('')
  expect(writer.signalCode).toBe('SIGKILL')
  return last
}

it(`holds every acknowledged batch after ${rounds} kills in the midst of writing`, { timeout: 120_000 }, async () => {
  const newestOf = new Map<string, number>()
  let next = 1
  for (let round = 0; round < rounds; round++) {
    const lastAcked = await writeAndKill(next, 3 + round * 2, (round * 7) % 23)
    expect(lastAcked).toBeGreaterThanOrEqual(next)
    for (let batch = next; batch <= lastAcked; batch++) {
      for (let index = 0; index < crashBatchSize; index++) newestOf.set(crashRecord(batch, index).vehicleId, batch)
    }
    const cache = createPositionCache({ profileFolder, dataKey: Buffer.alloc(32, 3), retentionDays: 30, now: Date.now })
    expect(await cache.open()).toEqual({ kind: 'opened' })
    const found = new Map<string, number>()
    const reading = await cache.read((records) => {
      for (const record of records) found.set(record.vehicleId, record.occurredAtMs)
    })
    await cache.close()
    expect(reading).toMatchObject({ kind: 'read', unreadableCount: 0 })
    const lost = [...newestOf].filter(([id, batch]) => (found.get(id) ?? -1) < batch)
    expect(lost).toEqual([])
    // A batch that was under way may be there as well, as a whole.
    next = lastAcked + 2
  }
})
