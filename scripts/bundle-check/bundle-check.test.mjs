// @ts-check
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkBuild } from './check-build.mjs'
import { findPreloadProblems, findProblems } from './find-problems.mjs'

/** @param {string} text @param {'node' | 'page'} [floor] */
const rulesIn = (text, floor = 'node') => findProblems('index.js', text, floor).map(({ rule }) => rule)

describe('interfaces newer than the floor', () => {
  it.each([
    ['Promise.withResolvers()', 'Promise.withResolvers'],
    ['globalThis.Promise.withResolvers()', 'Promise.withResolvers'],
    ['Object.groupBy(a, f)', 'Object.groupBy'],
    ['const parse = URL.canParse', 'URL.canParse'],
    ['Array.fromAsync(a)', 'Array.fromAsync'],
    ['open(import.meta.dirname)', 'import.meta.dirname'],
    ['rows.toSorted()', '.toSorted()'],
    ['crypto.randomUUID()', 'global crypto'],
    ['new File([], "x")', 'global File'],
    ['typeof URL.canParse === "function" ? URL.canParse(x) : y', 'URL.canParse']
  ])('are found in main: %s', (text, rule) => {
    expect(rulesIn(text)).toEqual([rule])
  })

  it.each([
    ['in comments', '// Promise.withResolvers()'],
    ['in texts', 'log("Promise.withResolvers()")'],
    ['when asked about', 'if (typeof URL.canParse === "function") use()'],
    ['when called only if present', 'URL.canParse?.(x)'],
    ['when tested', 'if (Promise.withResolvers) use()'],
    ['when filled in', 'Promise.withResolvers ??= own'],
    ['when the name is the file’s own', 'const crypto = require("node:crypto"); crypto.randomUUID()'],
    ['when another object has a method of that name', 'rows.groupBy(x)'],
    ['when a method is only mentioned', 'const own = { toSorted: rows.toSorted }']
  ])('are not found %s', (_, text) => {
    expect(rulesIn(text)).toEqual([])
  })

  it('differ for the page: Chromium 114 sorts copies and has crypto, but cannot parse URLs that way', () => {
    expect(rulesIn('rows.toSorted(); crypto.randomUUID()', 'page')).toEqual([])
    expect(rulesIn('URL.canParse(x)', 'page')).toEqual(['URL.canParse'])
  })

  it('are reported with line and context', () => {
    const [problem] = findProblems('index.js', 'const a = 1\n\nuse(Object.groupBy(rows, key))', 'node')
    expect(problem).toMatchObject({ line: 3, context: expect.stringContaining('use(Object.groupBy(rows, key))') })
  })
})

describe('settings that undo a protection', () => {
  it.each([
    ['{ nodeIntegration: true }', 'nodeIntegration: true'],
    ['{ webSecurity: false }', 'webSecurity: false'],
    ['{ "contextIsolation": !1 }', 'contextIsolation: false'],
    ['{ sandbox: false }', 'sandbox: false'],
    ['{ rejectUnauthorized: !1 }', 'rejectUnauthorized: false']
  ])('are found: %s', (text, rule) => {
    expect(rulesIn(`open(${text})`)).toEqual([rule])
  })

  it('are found when set later', () => {
    expect(rulesIn('preferences.webSecurity = false')).toEqual(['webSecurity: false'])
  })

  it('are not found when they protect', () => {
    expect(rulesIn('open({ nodeIntegration: false, sandbox: true, webSecurity: !0 })')).toEqual([])
  })
})

describe('the preload', () => {
  it('may require electron', () => {
    expect(findPreloadProblems('index.js', '"use strict"; const e = require("electron")')).toEqual([])
  })

  it.each(['require("node:fs")', 'require(name)', 'import("electron-log")', 'import fs from "fs"', 'export {}'])(
    'may not contain %s',
    (text) => {
      expect(findPreloadProblems('index.js', text)).toHaveLength(1)
    }
  )
})

describe('checkBuild', () => {
  let out = ''
  beforeEach(async () => {
    out = await mkdtemp(join(tmpdir(), 'fleet-desk-bundle-test-'))
    await write('main/index.js', 'start()')
    await write('preload/index.js', 'require("electron")')
    await write('renderer/assets/index.js', 'show()')
  })
  afterEach(() => rm(out, { recursive: true, force: true }))

  /** @param {string} path @param {string} text */
  async function write(path, text) {
    await mkdir(dirname(join(out, path)), { recursive: true })
    await writeFile(join(out, path), text)
  }

  it('passes a build within its rules', async () => {
    expect(await checkBuild(out, [])).toEqual({ problems: [], notes: [] })
  })

  it('finds a planted use in any part and names file and line', async () => {
    await write('main/chunks/extra.js', '\nObject.groupBy(a, b)')
    await write('renderer/assets/worker.js', 'Object.groupBy(a, b)')
    const { problems } = await checkBuild(out, [])
    expect(problems).toEqual([
      expect.stringMatching(/^main\/chunks\/extra\.js:2 {2}Object\.groupBy/),
      expect.stringMatching(/^renderer\/assets\/worker\.js:1 {2}Object\.groupBy/)
    ])
  })

  it('lets a reviewed use pass in its part and context only, and notes entries without a use', async () => {
    await write('main/index.js', 'guard(URL.canParse(a)); other(URL.canParse(b))')
    const review = { part: /** @type {const} */ ('main'), rule: 'URL.canParse', reason: 'a test' }
    const { problems } = await checkBuild(out, [
      { ...review, context: 'guard(URL.canParse(a)); other(URL.canParse(b))' }
    ])
    expect(problems).toEqual([])
    const strict = await checkBuild(out, [{ ...review, context: 'elsewhere(' }])
    expect(strict.problems).toHaveLength(2)
    expect(strict.notes).toHaveLength(1)
  })

  it('refuses a second preload file', async () => {
    await write('preload/chunk.js', 'require("electron")')
    expect((await checkBuild(out, [])).problems).toEqual(['out/preload must be one file, found 2'])
  })

  it('refuses a missing build', async () => {
    expect((await checkBuild(join(out, 'nowhere'), [])).problems).toHaveLength(3)
  })
})
