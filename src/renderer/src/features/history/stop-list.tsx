import { Button } from '@mantine/core'
import { useStores } from '@renderer/state/stores'
import { formatDuration } from '@shared/domain/measures'
import { formatClock, formatWeekdayTime } from '@shared/domain/time'
import type { Stop } from '@shared/domain/track-stops'
import { useState } from 'react'
import { useStore } from 'zustand'
import { formatCoordinates } from '../vehicles/position-text'
import classes from './history.module.css'
import { placeAtFix, type LoadedHistory } from './loaded-history'
import { useTimeZone } from './use-time-zone'
import { words } from './words'

/** Shown at first: 45 days have hundreds. */
const shownAtFirst = 30

/** Where it stood, from when to when, and how long; each a step away on the map. */
export function StopList({ loaded }: { readonly loaded: LoadedHistory }) {
  const { playback } = useStores()
  const atMs = useStore(playback, (state) => state.atMs)
  const { timeZone } = useTimeZone(loaded.wish.slot)
  const [isWhole, setWhole] = useState(false)
  const { stops, track } = loaded
  const shown = isWhole ? stops : stops.slice(0, shownAtFirst)
  const placeOf = ({ fromIndex, longitudeDeg, latitudeDeg }: Stop) =>
    placeAtFix(track, fromIndex) || formatCoordinates(longitudeDeg, latitudeDeg)

  return (
    <div className={classes['stops']}>
      <h3 className={classes['heading']}>
        {words.stops} <span className={classes['count']}>{stops.length}</span>
      </h3>
      <p className={classes['hint']}>{stops.length === 0 ? words.noStops : words.stopRule}</p>
      <ol>
        {shown.map((stop) => {
          const duration = formatDuration(stop.toMs - stop.fromMs)
          const isHere = atMs >= stop.fromMs && atMs <= stop.toMs
          return (
            <li key={stop.fromIndex}>
              <button
                type="button"
                aria-current={isHere || undefined}
                onClick={() => {
                  playback.getState().pause()
                  playback.getState().seek(stop.fromMs)
                }}
              >
                <span className={classes['place']}>{placeOf(stop)}</span>
                <span className={classes['duration']}>{duration}</span>
                <span className={classes['when']}>
                  {formatWeekdayTime(stop.fromMs, timeZone)} – {untilText(stop, timeZone)}
                  {stop.isSilent && ` · ${words.silent}`}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
      {shown.length < stops.length && (
        <Button size="xs" variant="subtle" onClick={() => setWhole(true)}>
          {words.moreStops(stops.length - shown.length)}
        </Button>
      )}
    </div>
  )
}

/** The hour alone where the day is the same. */
function untilText({ fromMs, toMs }: Stop, timeZone: string | undefined): string {
  const [fromDay] = formatWeekdayTime(fromMs, timeZone).split(' ')
  const [toDay] = formatWeekdayTime(toMs, timeZone).split(' ')
  return fromDay === toDay && toMs - fromMs < 86_400_000
    ? formatClock(toMs, timeZone)
    : formatWeekdayTime(toMs, timeZone)
}
