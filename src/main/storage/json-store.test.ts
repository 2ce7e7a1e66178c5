import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openConfFile } from './conf-file'
import { createJsonStore, type JsonStore, type OpenStoreFile, type StoreTrouble } from './json-store'

const schema = z.object({ unit: z.enum(['mph', 'kph']).default('mph'), widthPx: z.number().default(380) })
const nowMs = Date.UTC(2026, 10, 22)

let folder = ''
let troubles: StoreTrouble[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-json-'))
  troubles = []
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

function openStore(open: OpenStoreFile = openConfFile): JsonStore<z.output<typeof schema>> {
  const onTrouble = (trouble: StoreTrouble): number => troubles.push(trouble)
  return createJsonStore({ open, folder, name: 'settings', schema, nowMs: () => nowMs, onTrouble })
}
const settingsFile = (): string => join(folder, 'settings.json')

describe('createJsonStore', () => {
  it('starts with the defaults and keeps what was set', () => {
    const store = openStore()
    expect(store.get()).toEqual({ unit: 'mph', widthPx: 380 })
    expect(store.set({ unit: 'kph', widthPx: 400 })).toBe(true)
    expect(openStore().get()).toEqual({ unit: 'kph', widthPx: 400 })
    expect(troubles).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('writes a file that only its owner reads', async () => {
    openStore().set({ unit: 'kph', widthPx: 400 })
    expect((await stat(settingsFile())).mode & 0o777).toBe(0o600)
  })

  it('keeps keys that this version does not know', async () => {
    await writeFile(settingsFile(), '{"unit":"kph","fromTheFuture":{"a.b":1}}')
    openStore().set({ unit: 'mph', widthPx: 300 })
    expect(JSON.parse(await readFile(settingsFile(), 'utf8'))).toEqual({
      unit: 'mph',
      widthPx: 300,
      fromTheFuture: { 'a.b': 1 }
    })
  })

  it.each([
    ['truncated', '{"unit":"k'],
    ['empty', ''],
    ['an array', '[]'],
    ['null', 'null'],
    ['a number', '7'],
    ['text', '"kph"'],
    ['of the wrong type', '{"unit":42}'],
    ['binary', Uint8Array.of(0, 159, 146, 150, 255)]
  ])('sets a file aside that is %s, with its content, and starts clean', async (_kind, content) => {
    await writeFile(settingsFile(), content)
    const store = openStore()
    expect(store.get()).toEqual({ unit: 'mph', widthPx: 380 })
    const asidePath = join(folder, 'settings.corrupt-2026-11-22T00-00-00-000Z.json')
    expect(store.trouble).toMatchObject({ kind: 'set-aside', asidePath })
    expect(troubles).toEqual([store.trouble])
    expect((await readFile(asidePath)).equals(Buffer.from(content as string))).toBe(true)

    store.set({ unit: 'kph', widthPx: 1 })
    expect(openStore().trouble).toBeNull()
    expect(openStore().get().unit).toBe('kph')
  })

  it('rescues through repair what is usable, and still sets the original aside', async () => {
    await writeFile(settingsFile(), '{"unit":"knots","widthPx":444,"other":true}')
    const repair = ({ widthPx, other }: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
      widthPx,
      other
    })
    const store = createJsonStore({ open: openConfFile, folder, name: 'settings', schema, nowMs: () => nowMs, repair })
    expect(store.get()).toEqual({ unit: 'mph', widthPx: 444 })
    expect(store.trouble).toMatchObject({ kind: 'set-aside', reason: 'content' })
    expect(JSON.parse(await readFile(settingsFile(), 'utf8'))).toEqual({ widthPx: 444, other: true })
    expect(await readdir(folder)).toHaveLength(2)
  })

  it('sets aside even a folder that stands in the place of the file', async () => {
    await mkdir(settingsFile())
    expect(openStore().trouble).toMatchObject({ kind: 'set-aside', reason: 'EISDIR' })
  })

  it('works in memory and says so when the file can be neither read nor moved', () => {
    const store = openStore(() => {
      throw Object.assign(new Error('made up'), { code: 'EACCES' })
    })
    expect(store.trouble).toEqual({ kind: 'memory-only', name: 'settings', reason: 'EACCES' })
    expect(store.set({ unit: 'kph', widthPx: 1 })).toBe(false)
    expect(store.get().unit).toBe('kph')
  })

  it('counts a change that the disk refused for this run and says so', () => {
    const store = openStore(() => ({
      get store() {
        return {}
      },
      set store(_value: Record<string, unknown>) {
        throw Object.assign(new Error('made up'), { code: 'ENOSPC' })
      }
    }))
    expect(store.set({ unit: 'kph', widthPx: 1 })).toBe(false)
    expect(store.get().unit).toBe('kph')
    expect(troubles).toEqual([{ kind: 'unsaved', name: 'settings', reason: 'ENOSPC' }])
  })
})
