import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readWholeFile, removeLeftovers, writeFileAtomically } from './atomic-file'
import { eraseSetAside, listSetAside, setAside } from './set-aside'

const nowMs = Date.UTC(2026, 10, 22, 16, 53, 12, 123)
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-atomic-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('writeFileAtomically', () => {
  it('writes text and bytes and leaves no temporary file', async () => {
    await writeFileAtomically(join(folder, 'text'), 'Grüße')
    await writeFileAtomically(join(folder, 'bytes'), Uint8Array.of(0, 255))
    expect(await readFile(join(folder, 'text'), 'utf8')).toBe('Grüße')
    expect([...(await readFile(join(folder, 'bytes')))]).toEqual([0, 255])
    expect((await readdir(folder)).sort()).toEqual(['bytes', 'text'])
  })

  it.skipIf(process.platform === 'win32')(
    'gives file and folder to their owner alone, also over an open older file',
    async () => {
      const path = join(folder, 'inner', 'vault.json')
      await writeFileAtomically(path, 'a')
      expect((await stat(path)).mode & 0o777).toBe(0o600)
      expect((await stat(join(folder, 'inner'))).mode & 0o777).toBe(0o700)

      await writeFile(join(folder, 'open.json'), 'old', { mode: 0o644 })
      await writeFileAtomically(join(folder, 'open.json'), 'new')
      expect((await stat(join(folder, 'open.json'))).mode & 0o777).toBe(0o600)
    }
  )

  it('throws and leaves nothing behind when the target cannot be replaced', async () => {
    await mkdir(join(folder, 'taken', 'full'), { recursive: true })
    await expect(writeFileAtomically(join(folder, 'taken'), 'x')).rejects.toThrow()
    expect(await readdir(folder)).toEqual(['taken'])
  })

  it('keeps the old content when it is killed between write and rename', async () => {
    const path = join(folder, 'vault.json')
    await writeFileAtomically(path, 'old')
    await killBetweenWriteAndRename(path)

    expect(await readFile(path, 'utf8')).toBe('old')
    const leftovers = (await readdir(folder)).filter((name) => name.endsWith('.tmp'))
    expect(leftovers).toHaveLength(1)
    expect(await readFile(join(folder, leftovers[0] ?? ''), 'utf8')).toBe('new')

    await removeLeftovers(path)
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
    await writeFileAtomically(path, 'newer')
    expect(await readFile(path, 'utf8')).toBe('newer')
  })
})

describe('readWholeFile', () => {
  it('tells absent from unreadable', async () => {
    await writeFile(join(folder, 'there'), 'x')
    expect(await readWholeFile(join(folder, 'missing'))).toEqual({ kind: 'absent' })
    expect(await readWholeFile(folder)).toEqual({ kind: 'unreadable', errorCode: 'EISDIR' })
    expect(await readWholeFile(join(folder, 'there'))).toMatchObject({ kind: 'found' })
  })
})

describe('setAside', () => {
  it('renames under a name that says when, and never over an earlier one', async () => {
    const path = join(folder, 'settings.json')
    await writeFile(path, 'first')
    expect(setAside(path, nowMs)).toBe(join(folder, 'settings.corrupt-2026-11-22T16-53-12-123Z.json'))
    await writeFile(path, 'second')
    expect(setAside(path, nowMs)).toBe(join(folder, 'settings.corrupt-2026-11-22T16-53-12-123Z-2.json'))
    const contents = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))
    expect(contents.sort()).toEqual(['first', 'second'])
  })

  it('answers null when there is nothing to move', () => {
    expect(setAside(join(folder, 'missing.json'), nowMs)).toBeNull()
  })
})

/** Runs the real module in a process of its own, whose `rename` only reports that it was reached, and kills that process there. */
async function killBetweenWriteAndRename(path: string): Promise<void> {
  const source = await readFile(join(__dirname, 'atomic-file.ts'), 'utf8')
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 }
  const moduleFile = join(folder, 'atomic-file.mjs')
  await writeFile(moduleFile, ts.transpileModule(source, { compilerOptions }).outputText)
  const script = `
    import fs from 'node:fs/promises'
    import { syncBuiltinESMExports } from 'node:module'
    fs.rename = () => { console.log('reached rename'); return new Promise(() => setInterval(() => {}, 1000)) }
    syncBuiltinESMExports()
    const { writeFileAtomically } = await import(${JSON.stringify(pathToFileURL(moduleFile).href)})
    await writeFileAtomically(${JSON.stringify(path)}, 'new')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await Promise.race([new Promise<void>((resolve) => child.stdout.once('data', () => resolve())), exited])
  child.kill('SIGKILL')
  await exited
}

describe('listSetAside', () => {
  it('lists the files that were set aside, oldest first, and nothing of another name', async () => {
    const path = join(folder, 'settings.json')
    for (const atMs of [nowMs + 1, nowMs, nowMs]) {
      await writeFile(path, 'x')
      setAside(path, atMs)
    }
    await mkdir(path)
    setAside(path, nowMs + 9)
    for (const name of ['settings.json', 'settings.corrupt-note.json', 'vault.corrupt-2026-11-22T16-53-12-123Z.json']) {
      await writeFile(join(folder, name), 'x')
    }
    const listed = await listSetAside(path)
    expect(listed.map(({ setAsideAtMs }) => setAsideAtMs)).toEqual([nowMs, nowMs, nowMs + 1])
    expect(await eraseSetAside(path)).toBe(true)
    expect(await readdir(folder)).toHaveLength(4)
    expect(await listSetAside(join(folder, 'missing', 'settings.json'))).toEqual([])
  })
})
