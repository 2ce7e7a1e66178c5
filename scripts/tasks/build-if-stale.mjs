// @ts-check
// Builds the app into out/ when there is no build, or the sources are newer than it.
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { runCommand } from '../headless/run-command.mjs'
import { projectDirectory, toolEntry } from './project-tools.mjs'

const sources = ['src', 'electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json']
const results = ['out/main/index.js', 'out/preload/index.js', 'out/renderer/index.html']

/**
 * @param {string} directory the project
 * @returns {Promise<boolean>} true when a part of the build is missing or older than a source
 */
export async function isBuildStale(directory) {
  const newestSourceMs = Math.max(...(await Promise.all(sources.map((path) => newestMs(join(directory, path))))))
  const builtMs = await Promise.all(results.map((path) => newestMs(join(directory, path))))
  return builtMs.some((eachMs) => eachMs === 0 || eachMs < newestSourceMs)
}

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Promise<number>} exit code, 0 when the build is there
 */
export async function buildIfStale(env) {
  return (await isBuildStale(projectDirectory)) ? build(env) : 0
}

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Promise<number>} exit code
 */
export function build(env) {
  return runCommand({
    command: process.execPath,
    args: [toolEntry('electron-vite'), 'build'],
    env,
    cwd: projectDirectory
  })
}

/**
 * @param {string} path a file or folder
 * @returns {Promise<number>} when its newest file was written; 0 when it does not exist
 */
async function newestMs(path) {
  const info = await stat(path).catch(() => undefined)
  if (info === undefined) return 0
  if (!info.isDirectory()) return info.mtimeMs
  const entries = await readdir(path, { withFileTypes: true, recursive: true })
  const files = entries.filter((entry) => entry.isFile() && !isTest(entry.name))
  const times = await Promise.all(files.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).mtimeMs))
  return Math.max(0, ...times)
}

/** @param {string} name */
const isTest = (name) => /\.test\.tsx?$/.test(name)
