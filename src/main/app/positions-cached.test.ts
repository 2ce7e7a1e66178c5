import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { arePositionsCached } from './positions-cached'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-profiles-'))
})

afterEach(() => rm(folder, { recursive: true }))

it('says no before there is any profile', async () => {
  expect(await arePositionsCached(join(folder, 'profiles'))).toBe(false)
})

it('says no where profiles keep other things', async () => {
  await mkdir(join(folder, 'a', 'positions.corrupt-1'), { recursive: true })
  await mkdir(join(folder, 'b'))
  await writeFile(join(folder, 'b', 'positions'), '')
  expect(await arePositionsCached(folder)).toBe(false)
})

it('says yes where one profile of several has a cache', async () => {
  await mkdir(join(folder, 'a'))
  await mkdir(join(folder, 'b', 'positions'), { recursive: true })
  expect(await arePositionsCached(folder)).toBe(true)
})
