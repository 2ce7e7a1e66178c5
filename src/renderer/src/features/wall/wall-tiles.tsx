import { stalenessBuckets } from '@shared/domain/staleness'
import { IconAlertTriangleFilled } from '@tabler/icons-react'
import { StalenessMark } from '../vehicles/staleness-mark'
import type { WallCounts } from './wall-counts'
import { words } from './words'
import classes from './wall.module.css'

/** The legend and the counts in one: the mark, how many, what it is called and what that means. The numbers add up to the vehicles shown. */
export function WallTiles({ counts }: { readonly counts: WallCounts }) {
  return (
    <footer className={classes['tiles']} aria-label={words.legend}>
      <dl className={classes['buckets']}>
        {stalenessBuckets.map((staleness, index) => {
          const count = counts.buckets[index] ?? 0
          return (
            <div key={staleness} className={classes['tile']} data-empty={count === 0 || undefined}>
              <dt>
                <StalenessMark staleness={staleness} isMoving />
                <span className={classes['tileName']}>{words.staleness[staleness]}</span>
                <span className={classes['tileMeaning']}>{words.meaning[staleness]}</span>
              </dt>
              <dd data-testid={`wall-${staleness}`}>{words.count(count)}</dd>
            </div>
          )
        })}
      </dl>
      <dl className={classes['alarm']} data-on={counts.silent > 0 || undefined}>
        <div className={classes['tile']}>
          <dt>
            <IconAlertTriangleFilled className={classes['alarmMark']} aria-hidden="true" />
            <span className={classes['tileName']}>{words.silent}</span>
            <span className={classes['tileMeaning']}>{words.silentMeaning}</span>
          </dt>
          <dd data-testid="wall-silent">{words.count(counts.silent)}</dd>
        </div>
      </dl>
    </footer>
  )
}
