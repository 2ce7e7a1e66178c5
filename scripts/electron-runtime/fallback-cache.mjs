// @ts-check
// Keeps the fallback Electron outside node_modules, so that `npm ci` does not fetch 110 MB again.
//
// A folder in the cache is either complete or not used: it is built beside its place and renamed into it, and carries a
// marker written last. Two callers at once both build; the second to finish finds the place taken and uses what is there.
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { failure, oneLine, success } from './outcome.mjs'

const markerName = 'fleet-desk-complete.json'
const abandonedAfterMs = 6 * 60 * 60 * 1000

/**
 * @typedef {object} CacheEntry
 * @property {string} directory where the runtime belongs, absolute
 * @property {string} key what the runtime was made from; another key means another folder
 */

/**
 * @param {string} cacheRoot absolute
 * @param {string} electronVersion
 * @param {readonly string[]} ingredients everything the folder is made from: the tarball's hash, the launcher's text
 * @returns {CacheEntry}
 */
export function cacheEntry(cacheRoot, electronVersion, ingredients) {
  const key = createHash('sha256').update(ingredients.join('\0')).digest('hex')
  return { directory: join(cacheRoot, `electron-${electronVersion}-${key.slice(0, 12)}`), key }
}

/**
 * @param {CacheEntry} entry
 * @param {string} executableName
 * @returns {Promise<boolean>} true when the folder was finished and its executable is there
 */
export async function isComplete(entry, executableName) {
  try {
    const marker = /** @type {unknown} */ (JSON.parse(await readFile(join(entry.directory, markerName), 'utf8')))
    const key = typeof marker === 'object' && marker !== null && 'key' in marker ? marker.key : undefined
    return key === entry.key && (await stat(join(entry.directory, executableName))).isFile()
  } catch {
    // Missing, unreadable or half-written: all mean "build it again".
    return false
  }
}

/**
 * Builds the folder of an entry if it is not complete yet.
 *
 * @param {object} options
 * @param {CacheEntry} options.entry
 * @param {string} options.executableName
 * @param {(directory: string) => Promise<import('./outcome.mjs').Outcome<true>>} options.build fills an empty folder
 * @param {() => number} options.nowMs
 * @returns {Promise<import('./outcome.mjs').Outcome<string>>} the path of the executable
 */
export async function ensureCached({ entry, executableName, build, nowMs }) {
  const executable = join(entry.directory, executableName)
  if (await isComplete(entry, executableName)) return success(executable)
  const cacheRoot = dirname(entry.directory)
  /** @type {string | undefined} */
  let workDirectory
  try {
    await mkdir(cacheRoot, { recursive: true, mode: 0o700 })
    await removeAbandoned(cacheRoot, nowMs())
    workDirectory = await mkdtemp(join(cacheRoot, 'unpacking-'))
    const content = join(workDirectory, 'content')
    await mkdir(content)
    const built = await build(content)
    if (!built.ok) return built
    await writeFile(join(content, markerName), JSON.stringify({ key: entry.key }))
    return (await putInPlace(content, workDirectory, entry, executableName))
      ? success(executable)
      : failure(`Another program keeps changing ${entry.directory}. Remove that folder and start again.`)
  } catch (error) {
    return failure(`The Electron cache in ${cacheRoot} cannot be written (${oneLine(error)}).`)
  } finally {
    if (workDirectory !== undefined) await rm(workDirectory, { recursive: true, force: true })
  }
}

/**
 * @param {string} content
 * @param {string} workDirectory
 * @param {CacheEntry} entry
 * @param {string} executableName
 */
async function putInPlace(content, workDirectory, entry, executableName) {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await rename(content, entry.directory)
      return true
    } catch (error) {
      if (!isTaken(error)) throw error
    }
    // Someone was faster (use theirs), or an unfinished folder is in the way (move it aside, try again).
    if (await isComplete(entry, executableName)) return true
    await rename(entry.directory, join(workDirectory, `set-aside-${attempt}`)).catch(ignoreMissing)
  }
  return false
}

/**
 * Work folders of runs that were killed. Younger ones may belong to a run that is still busy.
 *
 * @param {string} cacheRoot
 * @param {number} nowMs
 */
async function removeAbandoned(cacheRoot, nowMs) {
  for (const name of await readdir(cacheRoot)) {
    if (!name.startsWith('unpacking-')) continue
    const path = join(cacheRoot, name)
    const info = await stat(path).catch(ignoreMissing)
    if (info !== undefined && nowMs - info.mtimeMs > abandonedAfterMs) await rm(path, { recursive: true, force: true })
  }
}

/** @param {unknown} error */
const errorCode = (error) => (error instanceof Error && 'code' in error ? error.code : undefined)

/** @param {unknown} error */
const isTaken = (error) => ['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(String(errorCode(error)))

/**
 * @param {unknown} error
 * @returns {undefined}
 */
function ignoreMissing(error) {
  if (errorCode(error) !== 'ENOENT') throw error
  return undefined
}
