import { stalenessBuckets } from '@shared/domain/staleness'
import { StalenessMark } from './staleness-mark'
import classes from './vehicle-list.module.css'
import { words } from './words'

interface Props {
  /** Vehicles in each bucket, in the order of `stalenessBuckets`. */
  readonly counts: readonly number[]
  /** Indexes of the buckets that are shown; none means all. */
  readonly chosen: ReadonlySet<number>
  readonly onChange: (chosen: ReadonlySet<number>) => void
}

/** The fleet by age: each chip counts and filters. The counts add up to what the text filter leaves. */
export function BucketChips({ counts, chosen, onChange }: Props) {
  return (
    <div className={classes['chips']} role="group" aria-label={words.bucketsLabel}>
      {stalenessBuckets.map((bucket, index) => {
        const vehicles = counts[index] ?? 0
        if (vehicles === 0 && !chosen.has(index)) return null
        return (
          <button
            key={bucket}
            type="button"
            className={classes['chip']}
            aria-pressed={chosen.has(index)}
            title={words.stalenessMeaning[bucket]}
            onClick={() => {
              const next = new Set(chosen)
              if (!next.delete(index)) next.add(index)
              onChange(next)
            }}
          >
            <StalenessMark staleness={bucket} isMoving={bucket === 'late' || bucket === 'stale'} />
            {words.staleness[bucket]} <b>{words.bucketCount(vehicles)}</b>
          </button>
        )
      })}
    </div>
  )
}
