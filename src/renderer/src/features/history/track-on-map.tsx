import { useReducedMotion } from '@mantine/hooks'
import { historyFeatures, trailFeatures } from '@renderer/map/track-features'
import { useNow, useSelection, useSettings, useStores } from '@renderer/state/stores'
import { formatDuration } from '@shared/domain/measures'
import { formatClock } from '@shared/domain/time'
import { placeAt } from '@shared/domain/track'
import { formatSpeed } from '@shared/domain/units'
import type { Stop } from '@shared/domain/track-stops'
import type { Track } from '@shared/ipc/schemas-history'
import { useEffect, useEffectEvent } from 'react'
import { useStore } from 'zustand'
import { placeAtFix, useHistory, useLoadedHistory, type LoadedHistory } from './loaded-history'
import { useTimeZone } from './use-time-zone'

const hourMs = 3_600_000

/**
 * Keeps what the map shows of a vehicle's past in step with the stores: the trail of whoever is selected, or the loaded past with its playback
 * marker. Draws nothing itself.
 *
 * @param rightInsetPx how much of the map's right edge is covered, in CSS pixels
 */
export function TrackOnMap({ rightInsetPx }: { readonly rightInsetPx: number }) {
  const loaded = useLoadedHistory()
  useLeavingOthersHistory()
  useTrail(loaded !== null)
  useHistoryTrack(loaded, rightInsetPx)
  return loaded === null ? null : <PlaybackMarker loaded={loaded} rightInsetPx={rightInsetPx} />
}

/** A past belongs to the selected vehicle: it goes when another one, or none, is selected. */
function useLeavingOthersHistory(): void {
  const { history } = useStores()
  const state = useHistory()
  const selectedSlot = useSelection((selection) => selection.selectedSlot)
  const owner = state.kind === 'nothing' ? null : state.wish.slot
  useEffect(() => {
    if (owner !== null && owner !== selectedSlot) history.clear()
  }, [history, owner, selectedSlot])
  // Who follows a vehicle wants the present.
  const followedSlot = useSelection((selection) => selection.followedSlot)
  useEffect(() => {
    if (followedSlot !== null) history.clear()
  }, [history, followedSlot])
}

function useTrail(isHistoryShown: boolean): void {
  const { trail, mapTools } = useStores()
  const { hours, track } = useStore(trail.store)
  const nowMs = useNow()
  const selectedSlot = useSelection((selection) => selection.selectedSlot)
  useEffect(() => trail.setVehicle(selectedSlot), [trail, selectedSlot])
  useEffect(() => {
    const isShown = track !== null && !isHistoryShown && hours > 0
    mapTools.tracks.setTrail(isShown ? trailFeatures(track, nowMs, hours * hourMs) : null)
  }, [mapTools, track, hours, nowMs, isHistoryShown])
}

function useHistoryTrack(loaded: LoadedHistory | null, rightInsetPx: number): void {
  const { mapTools, playback, selection } = useStores()
  const isMotionReduced = useReducedMotion()
  const fit = useEffectEvent(() => mapTools.tracks.fit({ rightPx: rightInsetPx, isMotionReduced }))
  useEffect(() => {
    if (loaded === null) return
    const { track, stops } = loaded
    // Two that both move the map would quarrel.
    selection.getState().follow(null)
    playback.getState().open(track.occurredAtMs.at(0) ?? 0, track.occurredAtMs.at(-1) ?? 0)
    mapTools.tracks.setHistory(historyFeatures(track, stops, (stop) => stopLabel(track, stop)))
    fit()
    return () => {
      playback.getState().pause()
      mapTools.tracks.setHistory(null)
    }
  }, [loaded, mapTools, playback, selection])
}

/** The city and how long, one below the other. */
function stopLabel(track: Track, { fromIndex, fromMs, toMs }: Stop): string {
  const city = placeAtFix(track, fromIndex).split(',')[0] ?? ''
  return [city, formatDuration(toMs - fromMs)].filter((part) => part !== '').join('\n')
}

interface MarkerProps {
  readonly loaded: LoadedHistory
  readonly rightInsetPx: number
}

function PlaybackMarker({ loaded, rightInsetPx }: MarkerProps) {
  const { mapTools, playback } = useStores()
  const atMs = useStore(playback, (state) => state.atMs)
  const fromMs = useStore(playback, (state) => state.fromMs)
  const speedUnit = useSettings((settings) => settings.speedUnit)
  const { timeZone } = useTimeZone(loaded.wish.slot)
  const isMotionReduced = useReducedMotion()
  useEffect(() => {
    const place = placeAt(loaded.track, atMs)
    if (place === null) return
    const { longitudeDeg, latitudeDeg, certainty, index } = place
    const speed = certainty === 'gap' ? '' : formatSpeed(loaded.speeds.speedMps[index] ?? NaN, speedUnit)
    const label = [formatClock(atMs, timeZone), speed].filter((part) => part !== '').join(' · ')
    mapTools.tracks.setMarker({ longitudeDeg, latitudeDeg, isGuess: certainty === 'gap', label })
    // At the beginning the whole track is in view.
    if (atMs !== fromMs) mapTools.tracks.reveal(longitudeDeg, latitudeDeg, { rightPx: rightInsetPx, isMotionReduced })
  }, [loaded, mapTools, atMs, fromMs, speedUnit, timeZone, rightInsetPx, isMotionReduced])
  useEffect(() => () => mapTools.tracks.setMarker(null), [mapTools])
  return null
}
