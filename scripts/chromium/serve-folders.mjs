// @ts-check
// Serves folders over http on loopback, for pages that run in a browser instead of the app: benchmarks and the renderer's own tests.
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2'
}

/**
 * @typedef {object} FolderServer
 * @property {string} url ends in a slash
 * @property {() => Promise<void>} close
 */

/**
 * @param {Readonly<Record<string, string>>} folders by the path they are served below; the longest that fits counts
 * @param {object} [options]
 * @param {Readonly<Record<string, string>>} [options.headers] sent with every answer
 * @param {(path: string) => string | undefined} [options.made] answers that are no files, by path: HTML
 * @returns {Promise<FolderServer>}
 */
export async function serveFolders(folders, { headers = {}, made = () => undefined } = {}) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const text = made(path)
    if (text !== undefined) {
      response.writeHead(200, { 'content-type': types['.html'], ...headers }).end(text)
      return
    }
    const file = fileAt(folders, path)
    if (file === undefined) {
      response.writeHead(404, headers).end()
      return
    }
    readFile(file).then(
      (bytes) => {
        const type = types[extname(file)] ?? 'application/octet-stream'
        response.writeHead(200, { 'content-type': type, 'content-length': bytes.length, ...headers }).end(bytes)
      },
      () => response.writeHead(404, headers).end()
    )
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

/**
 * Threat: a path that climbs out of its folder would serve any file of the computer to whatever runs on it.
 *
 * @param {Readonly<Record<string, string>>} folders
 * @param {string} path decoded
 * @returns {string | undefined} undefined: no folder has it
 */
export function fileAt(folders, path) {
  const prefix = Object.keys(folders)
    .filter((candidate) => path.startsWith(candidate))
    .sort((a, b) => b.length - a.length)[0]
  const folder = prefix === undefined ? undefined : folders[prefix]
  if (prefix === undefined || folder === undefined) return undefined
  const rest = path.slice(prefix.length)
  const file = normalize(join(folder, rest === '' ? 'index.html' : rest))
  return file.startsWith(normalize(folder) + sep) ? file : undefined
}
