import { useStores } from '@renderer/state/stores'
import { useEffect } from 'react'
import { useStore } from 'zustand'

/** Thirty moments a second look smooth; more would only be work for the map. */
const leastTickMs = 33

/** Moves what plays on with the frames of the screen; a hidden window has none, so playing rests there. */
export function usePlaybackTicks(): void {
  const { playback } = useStores()
  const isPlaying = useStore(playback, (state) => state.isPlaying)
  useEffect(() => {
    if (!isPlaying) return
    let lastMs = performance.now()
    let frame = requestAnimationFrame(function tick(atMs) {
      if (atMs - lastMs >= leastTickMs) {
        playback.getState().advance(atMs - lastMs)
        lastMs = atMs
      }
      frame = requestAnimationFrame(tick)
    })
    return () => cancelAnimationFrame(frame)
  }, [playback, isPlaying])
}
