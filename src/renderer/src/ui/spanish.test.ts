import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { languages, type Language } from '@shared/domain/language'

/** The converted words files. */
const files = {
  ...import.meta.glob<Record<string, unknown>>('../{map,shell}/{words,shortcut-words}.ts'),
  ...import.meta.glob<Record<string, unknown>>('../features/{vehicles,map,settings,invitations,rewind,fleets,attention,activity}/words.ts'),
  ...import.meta.glob<Record<string, unknown>>('../features/vehicles/{list-words,vehicle-detail-words}.ts'),
  ...import.meta.glob<Record<string, unknown>>(
    '../features/fleets/{action-words,chase-words,invisible-words,page-words}.ts'
  )
}

/** Names, units and words that are the same in both languages. */
const same = /^(Normal|VIN|UTC|Demo|Electron|–|Natural Earth · .*|Inter \(.*|MapLibre .*|[\d\W]*)$/

const texts = new Map<Language, ReadonlyMap<string, string>>()

beforeAll(async () => {
  for (const language of languages) {
    vi.resetModules()
    document.documentElement.lang = language
    const found = new Map<string, string>()
    for (const [path, load] of Object.entries(files)) collect(await load(), path, found)
    texts.set(language, found)
  }
})

afterAll(() => {
  document.documentElement.lang = ''
})

function collect(value: unknown, path: string, found: Map<string, string>): void {
  if (typeof value === 'string') found.set(path, value)
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) collect(inner, `${path} ${key}`, found)
}

it('has a Spanish text for every English one, and no other', () => {
  expect([...(texts.get('es')?.keys() ?? [])]).toEqual([...(texts.get('en')?.keys() ?? [])])
  expect(texts.get('es')?.size).toBeGreaterThan(200)
})

it('leaves no text in English', () => {
  const english = texts.get('en')
  const left = [...(texts.get('es') ?? [])].filter(([path, text]) => english?.get(path) === text && !same.test(text))
  expect(left).toEqual([])
})
