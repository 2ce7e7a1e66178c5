import { resolve } from 'node:path'
import type { Keystroke } from '../map/page/list-bench'
import { openBenchBrowser, type BenchBrowser } from '../map/browser'
import { machineLoad, percentile } from '../map/plan'
import { openSite } from '../map/site'
import { report, spreadOf } from '../statistics'
import type { ListKind, ScreenKind } from './page/typing-bench'

/** A person who types fast presses a key about as often. */
const betweenKeysMs = 150
/** The naive way takes long for a key: a few say enough. */
const naiveKeys = 2

export interface TypingPlan {
  /** Of the figure. */
  readonly name: string
  readonly list: ListKind
  /** Rows of the list. */
  readonly size: number
}

/** Filter as you type over a list of the app, in the app's own screen and in the system's Chromium, beside the naive way. */
export async function measureTyping(plan: TypingPlan): Promise<void> {
  const root = resolve(import.meta.dirname, 'page')
  const bench = await openBenchBrowser(() => openSite({ root, pages: ['typing.html'] }))
  try {
    const ours = await typeInto(bench, plan, 'ours', Infinity)
    const naive = await typeInto(bench, plan, 'naive', naiveKeys)
    const times = (strokes: readonly Keystroke[]): number[] => strokes.map(({ answeredMs }) => answeredMs)
    const [mine, other] = [percentile(times(ours), 0.95), percentile(times(naive), 0.95)]
    report(plan.name, { ratio: other / mine, ours: mine, baseline: other, unit: 'ms' })
    console.log(
      `  p95 of a keystroke, from the key to the answer in the document, over ${plan.size} ${plan.list}; ours ${ours.length} keys (letters and backspaces), ${spreadOf(times(ours), 1)}; baseline ${naive.length} letters, ${spreadOf(times(naive))}: each row lower-cased at each key, the table drawn whole; ${machineLoad()}`
    )
  } finally {
    await bench.close()
  }
}

/** Types each text and deletes it again. Only keys after which another number of rows is left can be seen to be answered. */
async function typeInto(
  bench: BenchBrowser,
  { list, size }: TypingPlan,
  kind: ScreenKind,
  mostKeys: number
): Promise<readonly Keystroke[]> {
  const opened = await bench.openPage('typing.html')
  try {
    const { page } = opened
    await page.evaluate((given) => window.typingBench?.start(given), { list, kind, size })
    const texts = (await page.evaluate(() => window.typingBench?.texts())) ?? []
    await page.locator('input:is([type="text"], [type="search"], :not([type]))').first().click()
    const expected: number[] = []
    const press = async (key: string, before: number, after: number): Promise<void> => {
      const count = await page.evaluate(() => window.typingBench?.answeredCount() ?? 0)
      if (after === before) {
        await page.keyboard.press(key)
      } else {
        expected.push(after)
        const answered = page.evaluate((moreThan) => window.typingBench?.answered(moreThan), count)
        await page.keyboard.press(key)
        await answered
      }
      await page.waitForTimeout(betweenKeysMs)
    }
    for (const { text, counts } of texts) {
      const stops = [size, ...counts]
      for (const [index, key] of Array.from(text).entries()) {
        if (expected.length >= mostKeys) break
        await press(key === ' ' ? 'Space' : key, stops[index] ?? 0, stops[index + 1] ?? 0)
      }
      if (expected.length >= mostKeys) break
      for (let index = counts.length; index > 0; index -= 1) {
        await press('Backspace', stops[index] ?? 0, stops[index - 1] ?? 0)
      }
    }
    const strokes = (await page.evaluate(() => window.typingBench?.takeKeystrokes())) ?? []
    if (JSON.stringify(strokes.map(({ count }) => count)) !== JSON.stringify(expected)) {
      throw new Error(`${kind}: the screen counts ${strokes.map(({ count }) => count).join()} for ${expected.join()}`)
    }
    return strokes
  } finally {
    await opened.close()
  }
}
