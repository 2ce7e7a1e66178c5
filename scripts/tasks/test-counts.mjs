// @ts-check
// Adds up what the two test runners report, from their JSON reports.
import { stripVTControlCharacters } from 'node:util'

/**
 * @typedef {object} TestCounts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** @type {TestCounts} */
export const noTests = Object.freeze({ passed: 0, failed: 0, skipped: 0 })

/**
 * @param {unknown} report what `vitest --reporter=json` wrote
 * @returns {TestCounts}
 */
export function vitestCounts(report) {
  return {
    passed: numberAt(report, 'numPassedTests'),
    failed: numberAt(report, 'numFailedTests'),
    skipped: numberAt(report, 'numPendingTests') + numberAt(report, 'numTodoTests')
  }
}

/**
 * @param {unknown} report what Playwright's json reporter wrote; a flaky test did pass, on a later try
 * @returns {TestCounts}
 */
export function playwrightCounts(report) {
  const stats = typeof report === 'object' && report !== null && 'stats' in report ? report.stats : undefined
  return {
    passed: numberAt(stats, 'expected') + numberAt(stats, 'flaky'),
    failed: numberAt(stats, 'unexpected'),
    skipped: numberAt(stats, 'skipped')
  }
}

/**
 * A runner may fail without a failed test (a file that does not load, an unhandled rejection): that is one failure.
 *
 * @param {TestCounts} counts
 * @param {boolean} stepPassed
 * @returns {TestCounts}
 */
export function countsOfStep(counts, stepPassed) {
  return stepPassed || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

/**
 * @param {readonly TestCounts[]} all
 * @returns {string} `N passed, N failed`
 */
export function summaryLine(all) {
  const sum = (/** @type {keyof TestCounts} */ key) => all.reduce((total, counts) => total + counts[key], 0)
  return `${sum('passed')} passed, ${sum('failed')} failed`
}

/**
 * The lines a runner ends with, so that they can be shown together at the end.
 *
 * @param {string} output of vitest's default or Playwright's list reporter
 * @returns {readonly string[]}
 */
export function closingLines(output) {
  const lines = stripVTControlCharacters(output).split('\n')
  const vitest = /^\s*(Test Files|Tests|Type Errors|Errors|Duration)\s{2,}\d/
  const playwright = /^\s*\d+ (passed|failed|flaky|skipped|interrupted|did not run)\b/
  return lines.slice(-60).filter((line) => vitest.test(line) || playwright.test(line))
}

/**
 * @param {unknown} value
 * @param {string} key
 */
function numberAt(value, key) {
  const entry = typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key) : []
  const found = /** @type {unknown} */ (entry?.[1])
  return typeof found === 'number' ? found : 0
}
