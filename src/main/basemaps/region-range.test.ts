import { mkdtemp, open, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readRegionRange, type KnownFile } from './region-range'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-range-'))
  path = join(folder, 'a.pmtiles')
})
afterEach(() => rm(folder, { recursive: true }))

async function known(): Promise<KnownFile> {
  const { size, mtimeMs } = await stat(path)
  return { path, sizeBytes: size, modifiedMs: Math.trunc(mtimeMs) }
}

it('reads the part that is asked for, at the far end of a file of 6 GiB, too', async () => {
  const sizeBytes = 6 * 2 ** 30
  const file = await open(path, 'w')
  await file.truncate(sizeBytes)
  await file.write(Buffer.from('the end'), 0, 7, sizeBytes - 7)
  await file.close()
  const part = await readRegionRange(await known(), `bytes=${sizeBytes - 7}-${sizeBytes - 1}`)
  expect(part).toMatchObject({ kind: 'part', start: sizeBytes - 7, sizeBytes })
  expect(part.kind === 'part' && Buffer.from(part.bytes).toString()).toBe('the end')
  for (const range of [null, 'bytes=0-', `bytes=0-${17 * 2 ** 20}`, `bytes=${sizeBytes}-`])
    expect(await readRegionRange(await known(), range)).toEqual({ kind: 'no-range', sizeBytes })
})

it('tells a file that is gone from one that was replaced', async () => {
  await writeFile(path, 'as it was')
  const before = await known()
  await writeFile(path, 'another file')
  expect(await readRegionRange(before, 'bytes=0-1')).toEqual({ kind: 'changed' })
  await rm(path)
  expect(await readRegionRange(before, 'bytes=0-1')).toEqual({ kind: 'gone' })
})
