import type { Region } from '@shared/ipc/schemas-basemaps'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { useBaseMaps, useBridge, useStores } from '../state/stores'
import { bundledMap, type BaseMap } from './base-map'
import type { RegionTrouble } from './region-source'

/** Main is asked again after this, in milliseconds, while a region file cannot be read. */
const lookAgainMs = 20_000

interface Reading {
  /** Regions that gave no tiles, by id. */
  readonly failed: ReadonlyMap<string, RegionTrouble>
  /** How often each was begun anew. */
  readonly revisions: ReadonlyMap<string, number>
}

/** A region that is listed and not shown. */
export interface RegionProblem {
  readonly name: string
  readonly trouble: RegionTrouble
}

/** The person's region files, those that can be read; the others come back by themselves once they are where they were. */
export function useRegionMaps(isWanted: boolean) {
  const bridge = useBridge()
  const { baseMaps } = useStores()
  const listed = useBaseMaps((maps) => maps.regions)
  const [{ failed, revisions }, setReading] = useState<Reading>({ failed: new Map(), revisions: new Map() })

  const base = useMemo<BaseMap>(() => {
    const readable = listed.filter((region) => region.state === 'ready' && !failed.has(region.id))
    const shown = readable.map((region) => ({ ...region, revision: revisions.get(region.id) ?? 0 }))
    return shown.length === 0 ? bundledMap : { kind: 'regions', regions: shown }
  }, [listed, failed, revisions])
  const problems = useMemo(() => (isWanted ? problemsOf(listed, failed) : []), [isWanted, listed, failed])

  /** @param isAsked whether the person asked: then a damaged file, too, is tried again */
  const lookAgain = async (isAsked: boolean) => {
    const answer = await bridge.calls['basemaps:get'](undefined)
    if (!answer.ok) return
    const ready = new Set(answer.value.regions.filter(({ state }) => state === 'ready').map(({ id }) => id))
    setReading((before) => {
      const back = [...before.failed].filter(([id, trouble]) => ready.has(id) && (isAsked || trouble !== 'damaged'))
      return back.length === 0 ? before : begunAnew(before, back)
    })
    if (JSON.stringify(answer.value) !== JSON.stringify(baseMaps.getState())) baseMaps.setState(answer.value, true)
  }
  const lookByItself = useEffectEvent(() => void lookAgain(false))
  const hasProblem = problems.length > 0
  useEffect(() => {
    if (!hasProblem) return
    const timer = setInterval(lookByItself, lookAgainMs)
    return () => clearInterval(timer)
  }, [hasProblem])

  return {
    base,
    problems,
    attributions: attributionsOf(listed),
    retry: () => void lookAgain(true),
    fail: (id: string, trouble: RegionTrouble) =>
      setReading((before) =>
        before.failed.has(id) ? before : { ...before, failed: new Map(before.failed).set(id, trouble) }
      )
  }
}

function begunAnew({ failed, revisions }: Reading, back: readonly (readonly [string, RegionTrouble])[]): Reading {
  const ids = new Set(back.map(([id]) => id))
  return {
    failed: new Map([...failed].filter(([id]) => !ids.has(id))),
    revisions: new Map([...revisions, ...[...ids].map((id) => [id, (revisions.get(id) ?? 0) + 1] as const)])
  }
}

function problemsOf(listed: readonly Region[], failed: ReadonlyMap<string, RegionTrouble>): readonly RegionProblem[] {
  return listed.flatMap(({ id, name, state }) => {
    const trouble = state === 'ready' ? failed.get(id) : state
    return trouble === undefined ? [] : [{ name, trouble }]
  })
}

function attributionsOf(listed: readonly Region[]): readonly string[] {
  const texts = listed.filter((region) => region.state === 'ready').map((region) => region.attribution)
  return [...new Set(texts)].filter((text) => text !== '')
}
