import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createAppLanguage } from './app-language'

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-language-'))
  path = join(folder, 'settings.json')
})

afterEach(() => rm(folder, { recursive: true }))

it('is the computer’s where nothing was chosen, and English where that is neither', () => {
  expect(createAppLanguage(path, 'es-MX').get()).toBe('es')
  expect(createAppLanguage(path, 'en-US').get()).toBe('en')
  expect(createAppLanguage(path, 'fr').get()).toBe('en')
})

it('is what was chosen before, also against the computer’s', async () => {
  await writeFile(path, '{"language":"en"}')
  expect(createAppLanguage(path, 'es-MX').get()).toBe('en')
})

it.each(['{', '[]', 'null', '{"language":"klingon"}', '{"language":"system"}'])(
  'takes %s for no choice',
  async (text) => {
    await writeFile(path, text)
    expect(createAppLanguage(path, 'es').get()).toBe('es')
  }
)

it('says whether a choice changes anything', () => {
  const language = createAppLanguage(path, 'es-US')
  expect(language.choose('es')).toBe(false)
  expect(language.choose('en')).toBe(true)
  expect(language.choose('system')).toBe(true)
  expect(language.get()).toBe('es')
})
