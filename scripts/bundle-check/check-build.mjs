// @ts-check
// Looks through a whole build.
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { findPreloadProblems, findProblems } from './find-problems.mjs'

/** @typedef {import('./rules.mjs').ReviewedUse} ReviewedUse */

const parts = Object.freeze(/** @type {const} */ (['main', 'preload', 'renderer']))

/**
 * @param {string} outDirectory absolute
 * @param {readonly ReviewedUse[]} reviewed
 * @returns {Promise<{ readonly problems: readonly string[], readonly notes: readonly string[] }>} one line each; a build
 *   without problems is fine, notes name reviewed uses that are gone
 */
export async function checkBuild(outDirectory, reviewed) {
  /** @type {string[]} */
  const lines = []
  /** @type {Set<ReviewedUse>} */
  const used = new Set()
  for (const part of parts) {
    const files = await scriptsIn(join(outDirectory, part))
    if (files.length === 0) lines.push(`out/${part} holds no script: build the app first`)
    if (part === 'preload' && files.length > 1) lines.push(`out/preload must be one file, found ${files.length}`)
    for (const file of files) {
      const text = await readFile(file, 'utf8')
      const problems = [
        ...findProblems(file, text, part === 'renderer' ? 'page' : 'node'),
        ...(part === 'preload' ? findPreloadProblems(file, text) : [])
      ]
      for (const { rule, line, context } of problems) {
        const review = reviewed.find(
          (each) => each.part === part && each.rule === rule && context.includes(each.context)
        )
        if (review === undefined) lines.push(`${relative(outDirectory, file)}:${line}  ${rule}  …${context}…`)
        else used.add(review)
      }
    }
  }
  const gone = reviewed.filter((each) => !used.has(each))
  const notes = gone.map((each) => `reviewed use not found: ${each.part}  ${each.rule}  ${each.context}`)
  return { problems: lines, notes }
}

/**
 * @param {string} directory
 * @returns {Promise<readonly string[]>}
 */
async function scriptsIn(directory) {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile() && /\.[cm]?js$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
