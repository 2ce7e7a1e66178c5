import { fixAtOrBefore } from '@shared/domain/track'
import type { LoadedHistory } from './loaded-history'

/** One step of the person's own through a past. */
export type Step = 'previous-fix' | 'next-fix' | 'previous-stop' | 'next-stop'

/**
 * Where a step leads to.
 *
 * @param atMs the moment that is looked at
 * @returns epoch milliseconds; the end (or beginning) of the track when there is nothing further
 */
export function stepOf({ track, stops }: Pick<LoadedHistory, 'track' | 'stops'>, atMs: number, step: Step): number {
  const { occurredAtMs } = track
  const firstMs = occurredAtMs.at(0) ?? atMs
  const lastMs = occurredAtMs.at(-1) ?? atMs
  switch (step) {
    case 'previous-fix':
      return occurredAtMs[fixAtOrBefore(track, atMs - 1)] ?? firstMs
    case 'next-fix':
      return occurredAtMs[fixAtOrBefore(track, atMs) + 1] ?? lastMs
    case 'previous-stop':
      return stops.filter(({ fromMs }) => fromMs < atMs).at(-1)?.fromMs ?? firstMs
    case 'next-stop':
      return stops.find(({ fromMs }) => fromMs > atMs)?.fromMs ?? lastMs
  }
}
