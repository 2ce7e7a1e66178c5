import type { Staleness } from '@shared/domain/staleness'
import classes from './staleness-mark.module.css'

interface Props {
  readonly staleness: Staleness
  readonly isMoving: boolean
  /** Derived direction, clockwise from north; left out or NaN where it is not known. Only a known one is drawn as a chevron. */
  readonly bearingDeg?: number
}

/**
 * The mark of the map, small: fill says age, shape says motion, so it reads without colour (UX.md section 4.1). A standing vehicle that is late or
 * stale is no news and stays neutral. Decorative: the words beside it say the same.
 */
export function StalenessMark({ staleness, isMoving, bearingDeg = NaN }: Props) {
  const tone = !isMoving && (staleness === 'late' || staleness === 'stale') ? 'neutral' : staleness
  return (
    <svg className={classes['mark']} data-tone={tone} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {shape(staleness, isMoving, bearingDeg)}
    </svg>
  )
}

function shape(staleness: Staleness, isMoving: boolean, bearingDeg: number) {
  switch (staleness) {
    case 'live':
    case 'recent':
      if (!isMoving) return <circle cx="6" cy="6" r="4" className={classes['solid']} />
      return Number.isFinite(bearingDeg) ? (
        <path d="M6 1 10.5 10.5 6 8 1.5 10.5Z" transform={`rotate(${bearingDeg} 6 6)`} className={classes['solid']} />
      ) : (
        <circle cx="6" cy="6" r="3.2" className={classes['thick']} />
      )
    case 'late':
      return (
        <>
          <circle cx="6" cy="6" r="4.5" className={classes['hollow']} />
          <circle cx="6" cy="6" r="2.2" className={classes['solid']} />
        </>
      )
    case 'stale':
      return <circle cx="6" cy="6" r="4.2" className={classes['hollow']} />
    case 'lost':
      return (
        <>
          <circle cx="6" cy="6" r="4.5" className={classes['dashed']} />
          <path d="M4.3 4.3 7.7 7.7M7.7 4.3 4.3 7.7" className={classes['line']} />
        </>
      )
    case 'never':
      return <path d="M3 6H9" className={classes['line']} />
  }
}
