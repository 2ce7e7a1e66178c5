import { beforeAll, expect, test, vi } from 'vitest'

interface Pair {
  readonly file: string
  readonly en: unknown
  readonly es: unknown
}

const pairs: Pair[] = []
let loading = ''

vi.mock('./in-language', () => ({
  inLanguage: ({ en, es }: { readonly en: unknown; readonly es: unknown }) => {
    pairs.push({ file: loading, en, es })
    return en
  }
}))

// Every file that chooses words by language, found by its text so that a new one cannot be forgotten.
const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}'], {
  query: '?raw',
  import: 'default',
  eager: true
})
const modules = import.meta.glob(['../**/*words*.ts', '!../**/*.test.ts'])

/** Whole texts that are the same in both languages: names, and words that Spanish has, too. */
const sameInBoth = new Set([
  'Fleet Desk',
  'Demo',
  'KWallet',
  'CSV',
  'GeoJSON',
  'GPX',
  'PDF',
  'PNG',
  'VIN',
  'UTC',
  'Base',
  'Error',
  'Color',
  'Panel',
  'No',
  'Total',
  'Normal',
  'EASA',
  'VAT',
  'Electron',
  'Inter (SIL Open Font License 1.1)',
  'MapLibre GL JS (BSD 3-Clause)',
  'Natural Earth · © GeoNames (CC BY 4.0) · US Census'
])

beforeAll(async () => {
  for (const [file, load] of Object.entries(modules)) {
    loading = file
    await load()
  }
})

test('every words file that speaks English speaks Spanish', () => {
  const wordsFiles = Object.keys(sources).filter((file) => /words[^/]*\.ts$/.test(file))
  expect(wordsFiles.length).toBeGreaterThan(20)
  expect(wordsFiles.filter((file) => !speaksSpanish(sources[file] ?? ''))).toEqual([])
})

test('English and Spanish say the same things under the same keys', () => {
  expect(pairs.length).toBeGreaterThan(20)
  for (const { file, en, es } of pairs) expect(keysOf(es), file).toEqual(keysOf(en))
})

test('no English text is left in the Spanish', () => {
  const left = pairs.flatMap(({ file, en, es }) => {
    const english = textsOf(en)
    return [...textsOf(es)]
      .filter(([key, text]) => english.get(key) === text && /[a-z]{3}/i.test(text) && !sameInBoth.has(text))
      .map(([key, text]) => `${file} ${key}: ${text}`)
  })
  expect(left).toEqual([])
})

function speaksSpanish(source: string): boolean {
  // Or it puts together what another words file says.
  return /words'$|\binLanguage\b|\bpageLanguage\b|[áéíóúñ¿¡]/m.test(source)
}

/** The paths to everything said, and how many things each function wants to know. */
function keysOf(words: unknown, path = ''): readonly string[] {
  if (typeof words === 'function') return [`${path}()`]
  if (typeof words !== 'object' || words === null) return [path]
  return Object.entries(words)
    .flatMap(([key, value]) => keysOf(value, `${path}.${key}`))
    .sort()
}

function textsOf(words: unknown, path = '', texts = new Map<string, string>()): ReadonlyMap<string, string> {
  if (typeof words === 'string') texts.set(path, words)
  if (typeof words === 'object' && words !== null)
    for (const [key, value] of Object.entries(words)) textsOf(value, `${path}.${key}`, texts)
  return texts
}
