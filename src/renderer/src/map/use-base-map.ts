import { useEffect, useMemo, useRef, useState } from 'react'
import { useBaseMaps, useBridge, useSettings } from '../state/stores'
import { bundledMap, type BaseMap } from './base-map'
import type { BaseTrouble } from './base-trouble'
import { baseWords } from './base-words'
import { loadOnlineMap, type OnlineMapLoader, type OnlineMapState } from './online-map'
import { useRegionMaps } from './use-region-maps'
import { words } from './words'

/** Something to say about the base map, and what can be done. */
export interface BaseMapNote {
  readonly text: string
  readonly onRetry: (() => void) | null
}

/** The base map that the person chose, as far as it can be had. */
export interface ShownBaseMap {
  readonly base: BaseMap
  readonly attribution: string
  readonly about: string
  readonly notes: readonly BaseMapNote[]
  readonly onTrouble: (trouble: BaseTrouble) => void
}

/** The person's base map; where it cannot be had, the bundled one and a note. */
export function useBaseMap(): ShownBaseMap {
  const choice = useSettings((settings) => settings.baseMap)
  const online = useOnlineMap(choice === 'online')
  const regions = useRegionMaps(choice === 'regions')
  const { state } = online
  const onlineBase = useMemo<BaseMap>(
    () => (state.kind === 'shown' ? { kind: 'online', style: state.style } : bundledMap),
    [state]
  )
  const onTrouble = (trouble: BaseTrouble) => {
    if (trouble.kind === 'online') online.fail(trouble.trouble)
    else regions.fail(trouble.id, trouble.trouble)
  }
  switch (choice) {
    case 'bundled':
      return { base: bundledMap, attribution: words.attribution, about: words.aboutText, notes: [], onTrouble }
    case 'regions':
      return {
        base: regions.base,
        attribution: [words.attribution, ...regions.attributions].join(' · '),
        about: baseWords.aboutRegions,
        notes: regions.problems.map(({ name, trouble }) => ({
          text: baseWords.regionFailed(name, trouble),
          onRetry: regions.retry
        })),
        onTrouble
      }
    case 'online':
      return {
        base: onlineBase,
        attribution: state.kind === 'shown' ? state.attribution : words.attribution,
        about: state.kind === 'shown' ? baseWords.aboutOnline : words.aboutText,
        notes: state.kind === 'failed' ? [{ text: baseWords.onlineFailed(state.reason), onRetry: online.retry }] : [],
        onTrouble
      }
  }
}

function useOnlineMap(isWanted: boolean) {
  const bridge = useBridge()
  const styleHost = useBaseMaps((maps) => maps.online?.styleHost ?? null)
  const loader = useRef<OnlineMapLoader | null>(null)
  const [state, setState] = useState<OnlineMapState>({ kind: 'loading' })
  useEffect(() => {
    if (!isWanted || styleHost === null) return
    const made = loadOnlineMap({
      load: () => bridge.calls['basemaps:load-online'](undefined),
      schedule: later,
      onChange: setState
    })
    loader.current = made
    // The network is back: no reason to wait.
    window.addEventListener('online', made.retry)
    return () => {
      window.removeEventListener('online', made.retry)
      loader.current = null
      made.stop()
    }
  }, [bridge, isWanted, styleHost])
  return {
    state,
    retry: () => loader.current?.retry(),
    fail: (reason: 'no-tiles' | 'broken') => loader.current?.fail(reason)
  }
}

function later(run: () => void, delayMs: number): () => void {
  const timer = setTimeout(run, delayMs)
  return () => clearTimeout(timer)
}
