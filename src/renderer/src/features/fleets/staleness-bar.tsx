import { stalenessBuckets } from '@shared/domain/staleness'
import { words as vehicleWords } from '../vehicles/words'
import { formatNumber } from '@renderer/ui/count'
import classes from './staleness-bar.module.css'
import { words } from './words'

interface Props {
  /** Vehicles in each bucket, in the order of `stalenessBuckets`. */
  readonly counts: readonly number[]
  /** Whether the number stands beside it. */
  readonly hasTotal?: boolean
}

/** A fleet's vehicles by the age of their positions: the number, a bar for the eye, and the same in words for everybody else. */
export function StalenessBar({ counts, hasTotal = true }: Props) {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return <span className={classes['none']}>{words.noVehicles}</span>
  const text = stalenessText(counts)
  return (
    <span className={classes['whole']} title={text}>
      {hasTotal && (
        <span className={classes['total']} aria-hidden="true">
          {formatNumber(total)}
        </span>
      )}
      <span className={classes['bar']} role="img" aria-label={text}>
        {stalenessBuckets.map((bucket, index) => {
          const count = counts[index] ?? 0
          return count === 0 ? null : <span key={bucket} data-bucket={bucket} style={{ flexGrow: count }} />
        })}
      </span>
    </span>
  )
}

/** "12 live, 3 late". */
export function stalenessText(counts: readonly number[]): string {
  return stalenessBuckets
    .flatMap((bucket, index) => {
      const count = counts[index] ?? 0
      return count === 0 ? [] : [`${formatNumber(count)} ${vehicleWords.staleness[bucket].toLowerCase()}`]
    })
    .join(', ')
}
