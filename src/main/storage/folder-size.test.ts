import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { folderSizeBytes } from './folder-size'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-size-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('adds up the files of all folders, and does not follow links out of them', async () => {
  await mkdir(join(folder, 'a', 'b'), { recursive: true })
  await writeFile(join(folder, 'one'), '12345')
  await writeFile(join(folder, 'a', 'b', 'two'), '123')
  await symlink('/', join(folder, 'a', 'out'))
  expect(await folderSizeBytes(folder)).toBe(8)
})

it('is nothing where there is no folder', async () => {
  expect(await folderSizeBytes(join(folder, 'none'))).toBe(0)
})
