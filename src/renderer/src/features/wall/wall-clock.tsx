import { formatClock } from '@shared/domain/time'
import { useEffect, useState } from 'react'
import classes from './wall.module.css'

const minuteMs = 60_000

/** The hour, large. It changes with the minute and not up to half a minute later, as a clock on a wall is compared with others. */
export function WallClock({ now = Date.now }: { readonly now?: () => number }) {
  const [nowMs, setNowMs] = useState(now)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const tick = (): void => {
      setNowMs(now())
      timer = setTimeout(tick, minuteMs - (now() % minuteMs) + 20)
    }
    // A computer that slept through the edge of a minute.
    const look = (): void => {
      clearTimeout(timer)
      tick()
    }
    tick()
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [now])
  return (
    <time className={classes['clock']} dateTime={new Date(nowMs).toISOString()}>
      {formatClock(nowMs)}
    </time>
  )
}
