import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { useBridge, useFleets, useFleetView, useNow, useStores } from '@renderer/state/stores'
import { FleetNotices } from '../fleets/fleet-notices'
import { FleetPagePanel } from '../fleets/fleet-page-panel'
import { countTiles } from '../fleets/fleet-tiles'
import screenClasses from '../fleets/fleets.module.css'
import { FleetsAsOf } from '../fleets/fleets-as-of'
import { AttentionEmpty } from './attention-empty'
import { attentionItems, itemsOf } from './attention-items'
import { AttentionList } from './attention-list'
import type { News } from './news'
import { NewsLine } from './news-line'
import { Tiles } from './tiles'
import { words } from './words'

/** Where a day begins: who must act, the worst first, and what happened since this person last looked. */
export function AttentionScreen() {
  const bridge = useBridge()
  const { journal } = useStores()
  const byKey = useFleets((state) => state.byKey)
  const { outages, isRefreshing } = useFleets((state) => state.meta)
  const tile = useFleetView((state) => state.attentionTile)
  const showTile = useFleetView((state) => state.showTile)
  const nowMs = useNow()
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  const [news, setNews] = useState<News | null>(null)
  // Who leaves this screen has seen it.
  useEffect(() => () => journal.looked(), [journal])

  const counts = useMemo(() => countTiles(byKey.values(), nowMs), [byKey, nowMs])
  const items = useMemo(
    () =>
      news === null
        ? attentionItems(byKey, outages, { tile, unfolded, nowMs })
        : itemsOf([...news.fleetKeys].flatMap((key) => byKey.get(key) ?? [])),
    [byKey, outages, tile, unfolded, nowMs, news]
  )
  const toggleFold = (slug: string) =>
    setUnfolded((before) => {
      const next = new Set(before)
      if (!next.delete(slug)) next.add(slug)
      return next
    })

  return (
    <div className={screenClasses['screen']}>
      <section className={screenClasses['main']} aria-labelledby="attention-title">
        <header className={screenClasses['header']}>
          <h1 id="attention-title" className={screenClasses['title']}>
            {words.title}
          </h1>
          <FleetsAsOf />
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconRefresh size={14} aria-hidden="true" />}
            loading={isRefreshing}
            onClick={() => void bridge.calls['fleets:refresh'](undefined)}
          >
            {words.refresh}
          </Button>
        </header>
        <FleetNotices />
        <Tiles
          counts={counts}
          chosen={news === null ? tile : null}
          onChoose={(chosen) => {
            setNews(null)
            showTile(chosen)
          }}
        />
        <NewsLine chosen={news?.kind ?? null} onChoose={setNews} />
        {items.length > 0 ? (
          <AttentionList items={items} onFold={toggleFold} />
        ) : (
          <AttentionEmpty
            counts={counts}
            isNarrowed={tile !== null || news !== null}
            onShowAll={() => {
              setNews(null)
              showTile(null)
            }}
          />
        )}
      </section>
      <FleetPagePanel />
    </div>
  )
}
