// @ts-check
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isBuildStale } from './build-if-stale.mjs'
import { runSteps } from './run-steps.mjs'
import { closingLines, countsOfStep, noTests, playwrightCounts, summaryLine, vitestCounts } from './test-counts.mjs'

describe('runSteps', () => {
  it('stops at the first step that fails and tells durations', async () => {
    /** @type {string[]} */
    const lines = []
    let timeMs = 0
    const step = (/** @type {string} */ name, /** @type {boolean} */ passes) => ({
      name,
      run: () => {
        timeMs += 1500
        return passes
      }
    })
    const steps = [step('one', true), step('two', false), step('three', true)]
    const failed = await runSteps(steps, { print: (line) => void lines.push(line.trim()), nowMs: () => timeMs })
    expect(failed?.name).toBe('two')
    expect(lines).toEqual(['== 1/3 one', '== one: passed in 1.5 s', '== 2/3 two', '== two: FAILED in 1.5 s'])
  })
})

describe('test counts', () => {
  it('are added up over both runners into one line', () => {
    const unit = vitestCounts({ numPassedTests: 120, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 })
    const endToEnd = playwrightCounts({ stats: { expected: 10, unexpected: 2, flaky: 1, skipped: 4 } })
    expect(unit).toEqual({ passed: 120, failed: 1, skipped: 3 })
    expect(endToEnd).toEqual({ passed: 11, failed: 2, skipped: 4 })
    expect(summaryLine([unit, endToEnd])).toBe('131 passed, 3 failed')
  })

  it('are zero for a report that makes no sense', () => {
    expect(vitestCounts('nonsense')).toEqual(noTests)
    expect(playwrightCounts({ stats: null })).toEqual(noTests)
  })

  it('never say "0 failed" for a runner that failed without a failed test', () => {
    expect(countsOfStep({ passed: 5, failed: 0, skipped: 0 }, false).failed).toBe(1)
    expect(countsOfStep({ passed: 5, failed: 2, skipped: 0 }, false).failed).toBe(2)
    expect(countsOfStep({ passed: 5, failed: 0, skipped: 0 }, true).failed).toBe(0)
  })

  it('come with the lines each runner ends with, without colours', () => {
    const vitest =
      'noise\n\u001b[2m Test Files \u001b[22m 3 passed (3)\n      Tests  12 passed (12)\n   Duration  1.20s (tests 1s)\n'
    expect(closingLines(vitest)).toEqual([
      ' Test Files  3 passed (3)',
      '      Tests  12 passed (12)',
      '   Duration  1.20s (tests 1s)'
    ])
    expect(closingLines('  ok 1 …\n  2 skipped\n  14 passed (1.2m)\n')).toEqual(['  2 skipped', '  14 passed (1.2m)'])
  })
})

describe('isBuildStale', () => {
  const outputs = ['out/main/index.js', 'out/preload/index.js', 'out/renderer/index.html']
  let project = ''
  beforeEach(async () => {
    project = await mkdtemp(join(tmpdir(), 'fleet-desk-stale-test-'))
    await write('src/main/index.ts', 1000)
    for (const path of outputs) await write(path, 2000)
  })
  afterEach(() => rm(project, { recursive: true, force: true }))

  /** @param {string} path @param {number} atSeconds */
  async function write(path, atSeconds) {
    await mkdir(dirname(join(project, path)), { recursive: true })
    await writeFile(join(project, path), '')
    await utimes(join(project, path), atSeconds, atSeconds)
  }

  it('is false when every output is newer than every source', async () => {
    expect(await isBuildStale(project)).toBe(false)
  })

  it.each(outputs)('is true without %s', async (path) => {
    await rm(join(project, path))
    expect(await isBuildStale(project)).toBe(true)
  })

  it.each(['src/renderer/src/deep/x.tsx', 'package-lock.json'])('is true when %s is newer', async (path) => {
    await write(path, 3000)
    expect(await isBuildStale(project)).toBe(true)
  })

  it('does not care for newer tests', async () => {
    await write('src/main/index.test.ts', 3000)
    expect(await isBuildStale(project)).toBe(false)
  })
})
