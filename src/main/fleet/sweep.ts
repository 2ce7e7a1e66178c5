import type { Failure } from '@shared/ipc/result'
import type { LocationRow, PositionSource, RowList } from './rows'

/** Rows a page: the most the API gives (API.md section 3). */
const largestPage = 1000

/** How one pass over all positions ended. What was received stays either way. */
export type SweepOutcome =
  | { readonly kind: 'complete'; readonly received: number }
  | { readonly kind: 'incomplete'; readonly received: number; readonly failure: Failure }

/** How far a pass has come. */
export interface SweepProgress {
  /** Rows of pages that were worked in and written to the cache. */
  readonly received: number
  /** What the server says there is; null when it does not say. Rows may be more or fewer. */
  readonly expected: number | null
}

export interface SweeperOptions {
  readonly source: Pick<PositionSource, 'vehicleLocationPages'>
  /** Rows a page, 1 to 1000; default 1000. */
  readonly pageSize?: number
  /** Works a page in; resolves when its batch has been acknowledged by the cache. */
  readonly takePage: (page: RowList<LocationRow>) => Promise<void>
  readonly onProgress: (progress: SweepProgress) => void
}

/** Passes over all last positions, one page after the other. */
export interface Sweeper {
  /** @param signal cancels: the pass ends as incomplete with `cancelled` */
  run(signal: AbortSignal): Promise<SweepOutcome>
}

/**
 * Builds a sweeper with one cursor. Cursors are sequential, so a big organisation would be swept in shares of fleets at once
 * (`PassOptions.fleetIds`); everything a share needs is in here.
 */
export function createSweeper({ source, pageSize = largestPage, takePage, onProgress }: SweeperOptions): Sweeper {
  return {
    async run(signal) {
      let received = 0
      let expected: number | null = null
      onProgress({ received, expected })
      for await (const page of source.vehicleLocationPages({ size: pageSize, signal })) {
        if (!page.ok) return { kind: 'incomplete', received, failure: page.error }
        await takePage(page.value)
        received += page.value.rows.length + page.value.setAside.length
        expected ??= page.value.total ?? null
        onProgress({ received, expected })
        if (signal.aborted) return { kind: 'incomplete', received, failure: { code: 'cancelled' } }
      }
      return signal.aborted
        ? { kind: 'incomplete', received, failure: { code: 'cancelled' } }
        : { kind: 'complete', received }
    }
  }
}
