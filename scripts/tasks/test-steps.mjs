// @ts-check
// The steps of `npm test`, in the order of STYLE.md: format, lint, types, boundaries, dead code, unit, build, bundle, e2e in Electron, and the page
// alone in the system's Chromium.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from '../chromium/chromium.mjs'
import { hasDisplay, runHeadless } from '../headless/run-headless.mjs'
import { runCommand } from '../headless/run-command.mjs'
import { build } from './build-if-stale.mjs'
import { prepareRuntime } from './prepare-runtime.mjs'
import { projectDirectory, toolEntry } from './project-tools.mjs'
import { closingLines, countsOfStep, noTests, playwrightCounts, vitestCounts } from './test-counts.mjs'

/**
 * @typedef {object} TestTotals filled while the steps run
 * @property {import('./test-counts.mjs').TestCounts[]} counts one per test runner that ran
 * @property {string[]} closingLines what the runners said last
 */

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {TestTotals} totals
 * @returns {readonly import('./run-steps.mjs').Step[]}
 */
export function testSteps(env, totals) {
  let electron = ''
  /** @type {(args: readonly string[]) => Promise<boolean>} */
  const node = async (args) => (await runCommand({ command: process.execPath, args, env, cwd: projectDirectory })) === 0
  return [
    {
      name: 'system packages and Electron',
      run: async () => {
        const runtime = await prepareRuntime(env)
        electron = runtime?.executable ?? ''
        if (runtime !== undefined) process.stdout.write(`Electron ${runtime.version ?? ''} (${runtime.source})\n`)
        return runtime !== undefined
      }
    },
    { name: 'format (prettier)', run: () => node([toolEntry('prettier'), '--check', '.']) },
    { name: 'lint (eslint)', run: () => node([toolEntry('eslint'), '--max-warnings', '0', '.']) },
    ...['node', 'renderer', 'tools'].map((part) => ({
      name: `types (tsconfig.${part}.json)`,
      run: () => node([toolEntry('typescript', 'tsc'), '-p', `tsconfig.${part}.json`])
    })),
    { name: 'boundaries (dependency-cruiser)', run: () => node([toolEntry('dependency-cruiser', 'depcruise'), 'src']) },
    { name: 'dead code (knip)', run: () => node([toolEntry('knip')]) },
    { name: 'unit and contract tests (vitest)', run: () => unitTests(env, totals) },
    { name: 'build (electron-vite)', run: async () => (await build(env)) === 0 },
    { name: 'bundle checks', run: () => node(['scripts/check-bundle.mjs']) },
    {
      name: 'end-to-end tests (playwright)',
      run: () => endToEndTests({ ...env, FLEET_DESK_ELECTRON: electron }, totals)
    },
    { name: 'end-to-end tests of the page in Chromium (playwright)', run: () => chromiumTests(env, totals) }
  ]
}

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {TestTotals} totals
 */
function unitTests(env, totals) {
  return withReport(totals, vitestCounts, (reportFile, onOutput) => {
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
    return runCommand({
      command: process.execPath,
      args: [toolEntry('vitest'), ...args],
      env,
      cwd: projectDirectory,
      onOutput
    })
  })
}

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {TestTotals} totals
 */
function endToEndTests(env, totals) {
  return playwright(['e2e', 'tour'], env, totals, (command) =>
    hasDisplay(env, process.platform) ? runCommand(command) : runHeadless(command)
  )
}

/**
 * The specs of the page that need no main, in an engine that is newer than the fallback Electron's. A machine without it, on which nothing may be
 * installed, is told what to install, and loses nothing else.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {TestTotals} totals
 */
function chromiumTests(env, totals) {
  const chromium = ensureChromium(env)
  if (!chromium.ok) {
    process.stdout.write(`Skipped. ${chromium.message}\n`)
    return true
  }
  return playwright(['renderer'], { ...env, FLEET_DESK_CHROMIUM: chromium.value }, totals, runCommand)
}

/**
 * @param {readonly string[]} projects
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {TestTotals} totals
 * @param {(command: Parameters<typeof runCommand>[0]) => Promise<number>} run
 */
function playwright(projects, env, totals, run) {
  return withReport(totals, playwrightCounts, (reportFile, onOutput) => {
    const args = ['test', '--config', 'playwright.config.ts', '--reporter', 'list,json']
    return run({
      command: process.execPath,
      args: [
        toolEntry('@playwright/test', 'playwright'),
        ...args,
        ...projects.flatMap((project) => ['--project', project])
      ],
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile },
      cwd: projectDirectory,
      onOutput
    })
  })
}

/**
 * @param {TestTotals} totals
 * @param {(report: unknown) => import('./test-counts.mjs').TestCounts} countsOf
 * @param {(reportFile: string, onOutput: (text: string) => void) => Promise<number>} run
 * @returns {Promise<boolean>}
 */
async function withReport(totals, countsOf, run) {
  const directory = await mkdtemp(join(tmpdir(), 'fleet-desk-report-'))
  const reportFile = join(directory, 'report.json')
  let output = ''
  try {
    const code = await run(reportFile, (text) => {
      process.stdout.write(text)
      output = (output + text).slice(-20_000)
    })
    const report = await readFile(reportFile, 'utf8').then(JSON.parse, () => undefined)
    totals.counts.push(countsOfStep(report === undefined ? noTests : countsOf(report), code === 0))
    totals.closingLines.push(...closingLines(output))
    return code === 0
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
