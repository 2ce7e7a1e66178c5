import type { AppRequest } from './app-scheme'

interface DevServerOptions {
  /** `ELECTRON_RENDERER_URL` of electron-vite, when set. */
  readonly url: string | null
  readonly isPackaged: boolean
  /** Electron's `net.fetch`. */
  readonly fetch: (url: string) => Promise<Response>
}

/**
 * During `npm run dev` the page still lives at `app://bundle`, but its files come from Vite's server, so that edits show at
 * once and origin, bridge and guards stay those of the real app.
 *
 * Threat: an environment variable that makes an installed app load its page from elsewhere. A packaged app never looks at it,
 * and any other run accepts this computer only.
 *
 * @returns the answerer for `serveAppScheme`, or undefined when files come from disk
 */
export function createDevServer(options: DevServerOptions): ((request: AppRequest) => Promise<Response>) | undefined {
  const { url, isPackaged, fetch } = options
  if (url === null || isPackaged) return undefined
  const server = new URL(url)
  if (server.protocol !== 'http:' || !['localhost', '127.0.0.1', '[::1]'].includes(server.hostname)) return undefined
  const policy = developmentPolicy(server.host)
  return async (request) => {
    const { pathname, search } = new URL(request.url)
    const answer = await fetch(`${server.origin}${pathname}${search}`)
    const headers = new Headers({
      'Content-Type': answer.headers.get('content-type') ?? 'application/octet-stream',
      'Content-Security-Policy': policy,
      'Cache-Control': 'no-store'
    })
    return new Response(await answer.arrayBuffer(), { status: answer.status, headers })
  }
}

/** Looser than the real one in what Vite needs: its inline refresh script, its inline styles, its socket. */
function developmentPolicy(serverHost: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data: blob:",
    `connect-src 'self' ws://${serverHost}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'"
  ].join('; ')
}
