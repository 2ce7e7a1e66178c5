import { useStores } from '@renderer/state/stores'
import { speedsOf, type TrackSpeeds } from '@shared/domain/track'
import { statisticsOf, stopsOf, type Stop, type TrackStatistics } from '@shared/domain/track-stops'
import type { Track } from '@shared/ipc/schemas-history'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { HistoryState, HistoryWish } from '@renderer/state/history'

/** A loaded past, and what follows from it. What exports tracks needs no more than this. */
export interface LoadedHistory {
  readonly wish: HistoryWish
  readonly track: Track
  readonly speeds: TrackSpeeds
  readonly stops: readonly Stop[]
  readonly statistics: TrackStatistics
}

/** Reads stops, speeds and sums off a track. */
export function readHistory(wish: HistoryWish, track: Track): LoadedHistory {
  const stops = stopsOf(track)
  const speeds = speedsOf(track)
  return { wish, track, stops, speeds, statistics: statisticsOf(track, stops, speeds.speedMps) }
}

export function useHistory(): HistoryState {
  return useStore(useStores().history.store)
}

/** The past that is on screen; null while none is loaded, or it has no positions. */
export function useLoadedHistory(): LoadedHistory | null {
  const state = useHistory()
  const loaded = state.kind === 'loaded' && state.track.occurredAtMs.length > 0 ? state : null
  return useMemo(() => (loaded === null ? null : readHistory(loaded.wish, loaded.track)), [loaded])
}

/** The place of a fix: "Dallas, TX, USA"; empty when not known. */
export function placeAtFix({ place, places }: Track, index: number): string {
  return places[place[index] ?? 0] ?? ''
}
