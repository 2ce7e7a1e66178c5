import { resolve } from 'node:path'
import type { ScreenKind } from './invitations/page/invitations-bench'
import type { Keystroke } from './map/page/list-bench'
import { openBenchBrowser, type BenchBrowser } from './map/browser'
import { machineLoad, percentile } from './map/plan'
import { openSite } from './map/site'
import { report, spreadOf } from './statistics'

const size = 20_000
/** A person who types fast presses a key about as often. */
const betweenKeysMs = 150
/** The naive way takes seconds for a key: a few say enough. */
const naiveKeys = 2

/** Filter as you type over 20,000 invitations, in the app's own screen and in the system's Chromium. */
export async function run(): Promise<void> {
  const root = resolve(import.meta.dirname, 'invitations/page')
  const bench = await openBenchBrowser(() => openSite({ root, pages: ['invitations.html'] }))
  try {
    const ours = await measure(bench, 'ours', Infinity)
    const times = (strokes: readonly Keystroke[]): number[] => strokes.map(({ answeredMs }) => answeredMs)
    console.log(`  ours: p95 ${percentile(times(ours), 0.95).toFixed(1)} ms of ${ours.length} keys; now the naive way`)
    const naive = await measure(bench, 'naive', naiveKeys)
    const [mine, other] = [percentile(times(ours), 0.95), percentile(times(naive), 0.95)]
    report('invitations', { ratio: other / mine, ours: mine, baseline: other, unit: 'ms' })
    console.log(
      `  p95 of a keystroke, from the key to the answer in the document, over ${size} invitations; ours ${ours.length} keys (letters and backspaces), ${spreadOf(times(ours), 1)}; baseline ${naive.length} letters, ${spreadOf(times(naive))}: each row lower-cased at each key, the table drawn whole; ${machineLoad()}`
    )
  } finally {
    await bench.close()
  }
}

/** Types each text and deletes it again. Only keys after which another number of rows is left can be seen to be answered. */
async function measure(bench: BenchBrowser, kind: ScreenKind, mostKeys: number): Promise<readonly Keystroke[]> {
  const opened = await bench.openPage('invitations.html')
  try {
    const { page } = opened
    await page.evaluate((given) => window.invitationsBench?.start(given.kind, given.size), { kind, size })
    const texts = (await page.evaluate(() => window.invitationsBench?.texts())) ?? []
    await page.locator('input:is([type="text"], [type="search"], :not([type]))').first().click()
    const expected: number[] = []
    const press = async (key: string, before: number, after: number): Promise<void> => {
      const answered = await page.evaluate(() => window.invitationsBench?.answeredCount() ?? 0)
      await page.keyboard.press(key)
      if (after !== before) {
        expected.push(after)
        await page.waitForFunction((count) => (window.invitationsBench?.answeredCount() ?? 0) > count, answered)
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
    const strokes = (await page.evaluate(() => window.invitationsBench?.takeKeystrokes())) ?? []
    if (JSON.stringify(strokes.map(({ count }) => count)) !== JSON.stringify(expected)) {
      throw new Error(`${kind}: the screen counts ${strokes.map(({ count }) => count).join()} for ${expected.join()}`)
    }
    return strokes
  } finally {
    await opened.close()
  }
}
