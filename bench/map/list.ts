import { report, spreadOf } from '../statistics'
import type { BenchBrowser, BenchPage } from './browser'
import type { Keystroke, ListKind } from './page/list-bench'
import { makeTexts } from './page/texts'
import { searchTexts, typedWords, type TypedWord } from './page/typed-words'
import { machineLoad, percentile } from './plan'

const size = 100_000
const wordCount = 4
const scrollMs = 5000
/** Ten rows: faster than anybody reads, as a scroll bar is dragged. */
const pxPerFrame = 340
/** A person who types fast presses a key about as often. */
const betweenKeysMs = 150
const frameLimitMs = 50

interface Measured {
  readonly keystrokes: readonly Keystroke[]
  readonly intervalsMs: readonly number[]
}

/** The list of 100,000 vehicles, while 2% of them move every second: typing in its filter, and scrolling. */
export async function list(bench: BenchBrowser): Promise<void> {
  // Made here: 300,000 texts that only these words are chosen from would be the page's to clear away while it scrolls.
  const texts = makeTexts(size)
  const words = typedWords(searchTexts(texts), texts, wordCount)
  const ours = await measure(bench, 'ours', words)
  const usual = await measure(bench, 'usual', words)
  const answered = (measured: Measured) => measured.keystrokes.map(({ answeredMs }) => answeredMs)
  const [mine, other] = [percentile(answered(ours), 0.95), percentile(answered(usual), 0.95)]
  report('list-filter-100k', { ratio: other / mine, ours: mine, baseline: other, unit: 'ms' })
  console.log(
    `  p95 of ${ours.keystrokes.length} keystrokes (letters and backspaces of ${wordCount} words), from the key to the answer in the document, each count checked; ours ${spreadOf(answered(ours))}, baseline ${spreadOf(answered(usual))}; 2% move every second; ${machineLoad()}`
  )
  const blocked = (measured: Measured) =>
    percentile(
      measured.keystrokes.map(({ blockedMs }) => blockedMs),
      0.95
    )
  report('list-filter-block-100k', {
    ratio: blocked(usual) / Math.max(1, blocked(ours)),
    ours: blocked(ours),
    baseline: blocked(usual),
    unit: 'ms'
  })
  console.log(
    '  p95 of the longest time between the key and its answer in which the page could do nothing else, by a 4 ms timer'
  )
  const [worst, usualWorst] = [Math.max(...ours.intervalsMs), Math.max(...usual.intervalsMs)]
  report('list-scroll-100k', { ratio: usualWorst / worst, ours: worst, baseline: usualWorst, unit: 'ms' })
  console.log(
    `  worst interval between two frames of a ${scrollMs / 1000} s scroll by ${pxPerFrame} px a frame; over ${frameLimitMs} ms: ours ${longFrames(ours)} of ${ours.intervalsMs.length}, baseline ${longFrames(usual)} of ${usual.intervalsMs.length}; ${machineLoad()}`
  )
}

async function measure(bench: BenchBrowser, kind: ListKind, words: readonly TypedWord[]): Promise<Measured> {
  const opened = await bench.openPage('list.html')
  try {
    const { page } = opened
    await page.evaluate((given) => window.listBench?.start(given.kind, given.size), { kind, size })
    await page.evaluate(() => window.listBench?.beginTicks())
    const intervalsMs = await page.evaluate((given) => window.listBench?.scroll(given.scrollMs, given.pxPerFrame), {
      scrollMs,
      pxPerFrame
    })
    await page.getByLabel('Filter vehicles').click()
    for (const { word, counts } of words) await typeAndDelete(opened, word, counts)
    const keystrokes = (await page.evaluate(() => window.listBench?.takeKeystrokes())) ?? []
    const expected = words.flatMap(({ counts }) => [...counts, ...counts.slice(0, -1).reverse(), size])
    if (JSON.stringify(keystrokes.map(({ count }) => count)) !== JSON.stringify(expected)) {
      throw new Error(`${kind}: the list counts ${keystrokes.map(({ count }) => count).join()} for ${expected.join()}`)
    }
    return { keystrokes, intervalsMs: intervalsMs ?? [] }
  } finally {
    await opened.close()
  }
}

async function typeAndDelete({ page }: BenchPage, word: string, counts: readonly number[]): Promise<void> {
  const keys = word.split('').concat(counts.map(() => 'Backspace'))
  for (const key of keys) {
    const before = await page.evaluate(() => window.listBench?.answeredCount() ?? 0)
    const answered = page.evaluate((count) => window.listBench?.answered(count), before)
    await page.keyboard.press(key)
    await answered
    await page.waitForTimeout(betweenKeysMs)
  }
}

function longFrames({ intervalsMs }: Measured): number {
  return intervalsMs.filter((intervalMs) => intervalMs > frameLimitMs).length
}
