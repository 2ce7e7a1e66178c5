import { stalenessBuckets } from '@shared/domain/staleness'
import { FilterChip, FilterChips } from '@renderer/ui/filter-chip'
import { StalenessMark } from './staleness-mark'
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
    <FilterChips label={words.bucketsLabel}>
      {stalenessBuckets.map((bucket, index) => {
        const vehicles = counts[index] ?? 0
        if (vehicles === 0 && !chosen.has(index)) return null
        return (
          <FilterChip
            key={bucket}
            isPressed={chosen.has(index)}
            count={words.bucketCount(vehicles)}
            hint={words.stalenessMeaning[bucket]}
            onPress={() => {
              const next = new Set(chosen)
              if (!next.delete(index)) next.add(index)
              onChange(next)
            }}
          >
            <StalenessMark staleness={bucket} isMoving={bucket === 'late' || bucket === 'stale'} />
            {words.staleness[bucket]}
          </FilterChip>
        )
      })}
    </FilterChips>
  )
}
