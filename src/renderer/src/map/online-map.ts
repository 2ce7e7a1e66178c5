import type { Result } from '@shared/ipc/result'
import type { LoadOnlineOutcome, StyleRefusal } from '@shared/ipc/schemas-basemaps'
import type { StyleSpecification } from 'maplibre-gl'

/** Why the built-in map is shown in place of the online one. */
export type OnlineFailure = StyleRefusal | 'no-tiles' | 'broken'

export type OnlineMapState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'shown'; readonly style: StyleSpecification; readonly attribution: string }
  | { readonly kind: 'failed'; readonly reason: OnlineFailure }

interface OnlineMapParts {
  readonly load: () => Promise<Result<LoadOnlineOutcome>>
  /** Runs something later; returns how to call it off. */
  readonly schedule: (run: () => void, delayMs: number) => () => void
  readonly onChange: (state: OnlineMapState) => void
}

export interface OnlineMapLoader {
  /** Tries at once. */
  readonly retry: () => void
  /** The map does not come, although its style did. */
  readonly fail: (reason: OnlineFailure) => void
  readonly stop: () => void
}

const firstRetryMs = 15_000
const longestRetryMs = 300_000

/**
 * Loads the online map, and tries again by itself when it fails: after 15 s, then twice as long each time, up to 5 minutes. What would fail
 * again for certain is not repeated.
 */
export function loadOnlineMap({ load, schedule, onChange }: OnlineMapParts): OnlineMapLoader {
  let isStopped = false
  let attempt = 0
  let delayMs = firstRetryMs
  let cancelRetry: () => void = () => undefined

  function fail(reason: OnlineFailure): void {
    if (isStopped) return
    attempt += 1
    onChange({ kind: 'failed', reason })
    cancelRetry()
    if (!mayRecover(reason)) return
    cancelRetry = schedule(() => void run(), delayMs)
    delayMs = Math.min(longestRetryMs, 2 * delayMs)
  }

  async function run(): Promise<void> {
    cancelRetry()
    const own = (attempt += 1)
    const result = await load()
    if (isStopped || own !== attempt) return
    if (!result.ok) fail('unreachable')
    else if (result.value.kind === 'refused') fail(result.value.reason)
    else onChange({ kind: 'shown', style: parseStyle(result.value.style), attribution: result.value.attribution })
  }

  onChange({ kind: 'loading' })
  void run()
  return {
    retry() {
      delayMs = firstRetryMs
      void run()
    },
    fail,
    stop() {
      isStopped = true
      cancelRetry()
    }
  }
}

/** Main has built it, so it is JSON. */
function parseStyle(style: string): StyleSpecification {
  return JSON.parse(style) as StyleSpecification
}

function mayRecover(reason: OnlineFailure): boolean {
  return ![
    'other-hosts',
    'unsupported',
    'too-many-hosts',
    'credentials-in-url',
    'not-https',
    'not-a-url',
    'none',
    'broken'
  ].includes(reason)
}
