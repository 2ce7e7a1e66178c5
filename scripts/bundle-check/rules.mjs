// @ts-check
// What must not stand in the built files. The floors are those of DESIGN.md, "Running on any machine": main and preload
// Node 18.15, page Chromium 114.

/**
 * Static functions, by full name, that a floor lacks. (Methods on instances, such as `Set.prototype.union`, cannot be told
 * from others of the same name, except those in `newerMethods`.)
 *
 * @type {Readonly<Record<'node' | 'page', ReadonlySet<string>>>}
 */
export const newerStatics = Object.freeze({
  node: new Set([
    ...['Promise.withResolvers', 'Promise.try', 'Object.groupBy', 'Map.groupBy', 'Array.fromAsync', 'URL.canParse'],
    ...['URL.parse', 'AbortSignal.any', 'import.meta.dirname', 'import.meta.filename', 'process.getBuiltinModule'],
    ...['process.loadEnvFile', 'Iterator.from', 'RegExp.escape', 'Intl.DurationFormat', 'Error.isError']
  ]),
  page: new Set([
    ...['Promise.withResolvers', 'Promise.try', 'Object.groupBy', 'Map.groupBy', 'Array.fromAsync', 'URL.canParse'],
    ...['URL.parse', 'AbortSignal.any', 'Iterator.from', 'RegExp.escape', 'Intl.DurationFormat', 'Error.isError']
  ])
})

/** Methods whose name alone says that they are too new for Node 18.15. Chromium has had them since 110 and 111. */
export const newerMethods = Object.freeze({
  node: new Set(['toSorted', 'toReversed', 'toSpliced', 'isWellFormed', 'toWellFormed']),
  page: /** @type {ReadonlySet<string>} */ (new Set())
})

/** Globals that the main process of Electron 25 was seen to lack; the page has them. */
export const newerGlobals = Object.freeze({
  node: new Set(['crypto', 'navigator', 'File', 'CustomEvent', 'WebSocket', 'CloseEvent']),
  page: /** @type {ReadonlySet<string>} */ (new Set())
})

/** Threat: one of these options undoes the sandbox, the origin checks or TLS, wherever it is set. */
export const forbiddenSettings = Object.freeze(
  /** @type {ReadonlyMap<string, boolean>} */ (
    new Map([
      ['nodeIntegration', true],
      ['nodeIntegrationInWorker', true],
      ['nodeIntegrationInSubFrames', true],
      ['allowRunningInsecureContent', true],
      ['webviewTag', true],
      ['webSecurity', false],
      ['contextIsolation', false],
      ['sandbox', false],
      ['rejectUnauthorized', false]
    ])
  )
)

/**
 * A use that was looked at and is fine. `context` is a piece of the source around it, so that the entry ends with the code
 * it was written for.
 *
 * @typedef {{ readonly part: 'main' | 'preload' | 'renderer', readonly rule: string, readonly context: string,
 *   readonly reason: string }} ReviewedUse
 *
 * @type {readonly Readonly<ReviewedUse>[]}
 */
export const reviewedUses = Object.freeze([
  {
    part: 'main',
    rule: 'URL.canParse',
    context: 'typeof URL.canParse === "function") return URL.canParse(',
    reason: 'zod asks first and falls back to new URL()'
  },
  {
    part: 'main',
    rule: 'global crypto',
    context: '',
    reason:
      'src/main/app/node-floor.ts puts it in place before anything else; oauth4webapi wants it for grants that we do not use'
  },
  {
    part: 'main',
    rule: 'URL.parse',
    context: 'URL.parse ? (url, base) => URL.parse(url, base)',
    reason: 'oauth4webapi asks first and falls back to new URL()'
  },
  {
    part: 'main',
    rule: 'global navigator',
    context: 'typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")',
    reason: 'zod asks first'
  },
  {
    part: 'main',
    rule: 'global navigator',
    context: 'typeof navigator === "undefined" || !navigator.userAgent?.startsWith',
    reason: 'oauth4webapi asks first'
  }
])
