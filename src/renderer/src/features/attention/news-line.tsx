import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useJournal, useNow, useStores, useView } from '@renderer/state/stores'
import { formatAsOf } from '@renderer/ui/as-of'
import classes from './attention.module.css'
import { newsSince, type News, type NewsKind } from './news'
import { words } from './words'

interface Props {
  readonly chosen: NewsKind | null
  readonly onChoose: (news: News | null) => void
}

/** A shift's hand-over in one line: each number shows its fleets. Nothing before somebody has looked for the first time. */
export function NewsLine({ chosen, onChoose }: Props) {
  const { journal } = useStores()
  const entries = useJournal((state) => state.entries)
  const sinceMs = useJournal((state) => state.sinceMs)
  const show = useView((state) => state.show)
  const nowMs = useNow()
  const news = useMemo(() => (sinceMs === null ? [] : newsSince(entries, sinceMs)), [entries, sinceMs])
  if (sinceMs === null) return null
  const time = formatAsOf(sinceMs, nowMs)
  return (
    <div className={classes['news']}>
      <p id="news-title" className={classes['newsTitle']} role="status">
        {news.length === 0 ? words.newsNone(time) : words.newsTitle(time)}
      </p>
      {news.length > 0 && (
        <>
          <div role="group" aria-labelledby="news-title" className={classes['newsParts']}>
            {news.map((each) => (
              <button
                key={each.kind}
                type="button"
                className={classes['newsPart']}
                aria-pressed={each.kind === chosen}
                onClick={() => onChoose(each.kind === chosen ? null : each)}
              >
                {words.news[each.kind](each.count)}
              </button>
            ))}
          </div>
          <span className={classes['spring']} />
          <Button size="compact-xs" variant="subtle" onClick={() => show('activity')}>
            {words.allNews}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              onChoose(null)
              journal.settle()
            }}
          >
            {words.settle}
          </Button>
        </>
      )}
    </div>
  )
}
