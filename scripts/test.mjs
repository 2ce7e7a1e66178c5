// @ts-check
// npm test: every check of the project, in order, up to the first that fails. The last line is `N passed, N failed`, over
// the unit and end-to-end tests; a failed check that is no test counts as one failure.
//
// npm test -- --only lint,types runs the steps whose names contain one of the words.
import { runSteps } from './tasks/run-steps.mjs'
import { noTests, summaryLine } from './tasks/test-counts.mjs'
import { testSteps } from './tasks/test-steps.mjs'

const print = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`)

const onlyAt = process.argv.indexOf('--only')
const words = onlyAt < 0 ? [''] : (process.argv[onlyAt + 1] ?? '').split(',')

/** @type {import('./tasks/test-steps.mjs').TestTotals} */
const totals = { counts: [], closingLines: [] }
const steps = testSteps(process.env, totals).filter((step, index) => {
  // Whatever runs, Electron has been found before.
  return index === 0 || words.some((word) => step.name.includes(word))
})

const startedAtMs = performance.now()
const failed = await runSteps(steps, { print, nowMs: () => performance.now() })
if (failed !== undefined && totals.counts.every((counts) => counts.failed === 0)) {
  totals.counts.push({ ...noTests, failed: 1 })
}
print(`\n== ${failed === undefined ? 'All steps passed' : `Stopped at: ${failed.name}`}`)
print(`== ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s in all`)
for (const line of totals.closingLines) print(line)
print(summaryLine(totals.counts))
process.exitCode = failed === undefined ? 0 : 1
