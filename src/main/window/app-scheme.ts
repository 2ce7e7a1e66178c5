import { open, readFile, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Protocol } from 'electron'
import type { Language } from '@shared/domain/language'
import type { Logger } from '../app/logger'
import { readyPath } from '@shared/ipc/ready-path'
import { appOrigin, appScheme } from './app-origin'
import { resolveAppPath, type AppPath } from './app-path'
import type { RegionRange } from '../basemaps/region-range'
import { parseByteRange } from './byte-range'
import { contentSecurityPolicy } from './csp'

export interface AppFiles {
  /** `out/renderer`: the built page. */
  readonly rendererDir: string
  /** `resources`: its `basemap` folder is served, nothing else of it. */
  readonly resourcesDir: string
  /** Makes the nonce of one document; at least 128 random bits in base64. */
  readonly newNonce: () => string
  /** Hosts that the person allowed an online map to be loaded from. */
  readonly mapOrigins: () => readonly string[]
  /** A part of a region file; null for an id that is not listed. */
  readonly readRegion: (id: string, range: string | null) => Promise<RegionRange | null>
  /** Whether positions are cached, so that the page does well to paint them before it reads the app. */
  readonly isStartWarm: () => Promise<boolean>
  /** What the page's words are in. */
  readonly language: () => Language
}

/** A request as the scheme handler needs it; `Request` fits. */
export interface AppRequest {
  readonly url: string
  readonly method: string
  readonly headers: { get(name: string): string | null }
}

interface ServeAppSchemeOptions extends AppFiles {
  readonly protocol: Pick<Protocol, 'handle' | 'unhandle'>
  readonly logger: Logger
  /** Resolves once main takes the page's calls; `readyPath` is answered then. */
  readonly ready: Promise<void>
  /** Told of each script that was answered. */
  readonly onScript?: () => void
  /** Answers page requests from a development server; absent in every other run. */
  readonly devServer?: ((request: AppRequest) => Promise<Response>) | undefined
}

/**
 * Tells Chromium about our scheme. Must run before the app is ready.
 *
 * The privileges are the least that the page needs: an origin of its own (`standard`), a secure context, `fetch`, and
 * streamed answers. Not `bypassCSP`, not service workers, not `corsEnabled`: nobody else may load from it.
 */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }
  ])
}

/**
 * Serves the page and the base map from disk. Call once the app is ready.
 *
 * @returns how to stop
 */
export function serveAppScheme(options: ServeAppSchemeOptions): () => void {
  const { protocol, logger, devServer, ready, onScript } = options
  protocol.handle(appScheme, async (request) => {
    try {
      if (request.url === appOrigin + readyPath) {
        await ready
        return refusal(204)
      }
      const isPage = !/^\/(basemap|region)\//.test(new URL(request.url).pathname)
      const response = await (devServer !== undefined && isPage
        ? devServer(request)
        : answerAppRequest(request, options))
      const type = response.headers.get('content-type')
      if (type?.startsWith('text/javascript') === true) onScript?.()
      return response
    } catch (error) {
      logger.error('A file of the app could not be read', { error })
      return refusal(500)
    }
  })
  return () => protocol.unhandle(appScheme)
}

/**
 * Answers one request from disk.
 *
 * Threat: a symbolic link inside a served folder that points out of it. The real path is compared with the real root.
 *
 * @returns 200, 206 or 416 (ranges, RFC 9110), 304 never; 400, 404 and 405 as `resolveAppPath` says
 */
export async function answerAppRequest(request: AppRequest, files: AppFiles): Promise<Response> {
  const target = resolveAppPath(request.url, request.method)
  if (target.kind === 'refused') return refusal(target.status)
  if (target.kind === 'region') return answerRegion(request, target.id, files)
  const path = await findInside(target.root === 'renderer' ? files.rendererDir : files.resourcesDir, target.path)
  if (path === undefined) return refusal(404)
  return target.contentType.startsWith('text/html')
    ? answerDocument(request, path, target, files)
    : answerFile(request, path, target, files)
}

type FoundFile = Extract<AppPath, { kind: 'file' }>

async function answerDocument(
  request: AppRequest,
  path: string,
  target: FoundFile,
  files: AppFiles
): Promise<Response> {
  const nonce = files.newNonce()
  const [html, isWarm] = await Promise.all([readFile(path, 'utf8'), files.isStartWarm()])
  const filled = html
    .replaceAll('__NONCE__', nonce)
    .replaceAll('__START__', isWarm ? 'warm' : 'cold')
    .replace('<html lang="en">', `<html lang="${files.language()}">`)
  return answer(request, 200, Buffer.from(filled), {
    'Content-Type': target.contentType,
    'Content-Security-Policy': contentSecurityPolicy(nonce, files.mapOrigins()),
    // A kept document would keep its nonce.
    'Cache-Control': 'no-store'
  })
}

async function answerFile(request: AppRequest, path: string, target: FoundFile, files: AppFiles): Promise<Response> {
  const { size } = await stat(path)
  const range = parseByteRange(request.headers.get('range'), size)
  // A worker is governed by the policy of its own script, so scripts carry one too.
  const headers = {
    'Content-Type': target.contentType,
    'Content-Security-Policy': contentSecurityPolicy(undefined, files.mapOrigins()),
    'Accept-Ranges': 'bytes'
  }
  switch (range.kind) {
    case 'whole':
      return answer(request, 200, await readFile(path), headers)
    case 'unsatisfiable':
      return refusal(416, { 'Content-Range': `bytes */${size}` })
    case 'part': {
      // We slice ourselves: `net.fetch('file://…')` ignores the Range header and pmtiles then fails (BASEMAP.md section 6, mode C).
      const body = await readPart(path, range.start, range.end)
      return answer(request, 206, body, {
        ...headers,
        'Content-Range': `bytes ${range.start}-${range.end - 1}/${size}`
      })
    }
  }
}

/**
 * A part of a region file, never the whole: 206; 416 without a range or with one that is too long, 404 for an id that is not listed, 410 for a
 * file that is gone and 409 for another file in its place.
 */
async function answerRegion(request: AppRequest, id: string, files: AppFiles): Promise<Response> {
  const range = await files.readRegion(id, request.headers.get('range'))
  switch (range?.kind) {
    case undefined:
      return refusal(404)
    case 'gone':
      return refusal(410)
    case 'changed':
      return refusal(409)
    case 'no-range':
      return refusal(416, { 'Content-Range': `bytes */${range.sizeBytes}` })
    case 'part':
      return answer(request, 206, Buffer.from(range.bytes), {
        'Content-Type': 'application/vnd.pmtiles',
        'Content-Security-Policy': contentSecurityPolicy(),
        // The file may be replaced at any time; MapLibre keeps the tiles that it shows.
        'Cache-Control': 'no-store',
        'Content-Range': `bytes ${range.start}-${range.start + range.bytes.byteLength - 1}/${range.sizeBytes}`
      })
  }
}

async function readPart(path: string, start: number, end: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), 0, end - start, start)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The real path of a file that lies in the folder, or undefined when there is none or it is a link to somewhere else. */
async function findInside(folder: string, path: string): Promise<string | undefined> {
  try {
    const root = await realpath(folder)
    const real = await realpath(join(root, path))
    return real.startsWith(root + sep) && (await stat(real)).isFile() ? real : undefined
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined
    throw error
  }
}

function answer(request: AppRequest, status: number, body: Buffer, headers: Record<string, string>): Response {
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), {
    status,
    headers: { ...headers, ...commonHeaders, 'Content-Length': String(body.byteLength) }
  })
}

function refusal(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, {
    status,
    headers: { ...headers, ...commonHeaders, 'Content-Security-Policy': contentSecurityPolicy() }
  })
}

const commonHeaders = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' }
