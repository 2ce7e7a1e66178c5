// @ts-check
// Threat: a registry, mirror or proxy hands out another tarball than the one that was reviewed. Its SHA-512 is therefore
// compared with the pinned one before anything in it is unpacked or run.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

/**
 * Subresource Integrity (W3C SRI) of a file.
 *
 * @param {string} path
 * @returns {Promise<string>} `sha512-<base64>`
 */
export async function fileIntegrity(path) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(path), hash)
  return `sha512-${hash.digest('base64')}`
}
