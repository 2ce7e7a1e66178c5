import { Tooltip } from '@mantine/core'
import { formatAge, formatCountdown, formatExact } from '@shared/domain/time'

interface AgeProps {
  /** Epoch milliseconds; null or NaN when there is none. */
  readonly atMs: number | null
  /** The present, from `useNow()`. */
  readonly nowMs: number
  /** `past` says "12 min ago", `future` says "in 5 h". */
  readonly direction?: 'past' | 'future'
  /** What stands there when there is no time. */
  readonly whenNone?: string
  /** Makes the exact time reachable by keyboard; leave it off in long lists, where the row is the stop. */
  readonly isFocusable?: boolean
}

/** A time, relative first and exact with its zone on hover or focus (LOOK.md, "Type and space"). */
export function Age({ atMs, nowMs, direction = 'past', whenNone = '–', isFocusable = false }: AgeProps) {
  if (atMs === null || !Number.isFinite(atMs)) return <span>{whenNone}</span>
  const text = direction === 'past' ? formatAge(atMs, nowMs) : formatCountdown(atMs, nowMs)
  return (
    <Tooltip label={formatExact(atMs)}>
      <time dateTime={new Date(atMs).toISOString()} tabIndex={isFocusable ? 0 : undefined}>
        {text}
      </time>
    </Tooltip>
  )
}
