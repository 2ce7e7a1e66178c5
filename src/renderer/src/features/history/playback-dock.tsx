import { ActionIcon, Button, NativeSelect } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import {
  IconHistory,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBackFilled,
  IconPlayerSkipForwardFilled
} from '@tabler/icons-react'
import { playbackRates, type PlaybackRate } from '@renderer/state/playback-store'
import { useSettings, useStores, useVehicleTable } from '@renderer/state/stores'
import { formatExact } from '@shared/domain/time'
import { fixAtOrBefore, placeAt } from '@shared/domain/track'
import { formatSpeed } from '@shared/domain/units'
import { useStore } from 'zustand'
import classes from './history.module.css'
import { placeAtFix, useLoadedHistory, type LoadedHistory } from './loaded-history'
import { stepOf, type Step } from './playback-steps'
import { SpeedChart } from './speed-chart'
import { usePlaybackKeys } from './use-playback-keys'
import { usePlaybackTicks } from './use-playback-ticks'
import { useTimeZone } from './use-time-zone'
import { words } from './words'

/**
 * Below the map while a past is loaded: what moment is looked at, how to move it, and the speeds around it. Nothing here is live, and it says so.
 *
 * @param rightInsetPx how much of its right edge is covered, in CSS pixels
 */
export function PlaybackDock({ rightInsetPx }: { readonly rightInsetPx: number }) {
  const loaded = useLoadedHistory()
  return loaded === null ? null : <Dock loaded={loaded} rightInsetPx={rightInsetPx} />
}

function Dock({ loaded, rightInsetPx }: { readonly loaded: LoadedHistory; readonly rightInsetPx: number }) {
  const { history, playback } = useStores()
  const table = useVehicleTable()
  const atMs = useStore(playback, (state) => state.atMs)
  const isMotionReduced = useReducedMotion()
  usePlaybackTicks()

  const step = (by: Step) => {
    playback.getState().pause()
    playback.getState().seek(stepOf(loaded, playback.getState().atMs, by))
  }
  const toggle = () => {
    const { isPlaying, play, pause } = playback.getState()
    if (isPlaying) pause()
    else if (!isMotionReduced) play()
  }
  usePlaybackKeys({ step, toggle })

  return (
    <section
      className={classes['dock']}
      style={{ paddingRight: rightInsetPx + 12 }}
      aria-label={words.playbackLabel}
      onKeyDown={(event) => {
        if (event.key === 'Escape') history.clear()
      }}
    >
      <div className={classes['dockHead']}>
        <span className={classes['badge']}>
          <IconHistory size={14} aria-hidden="true" />
          {words.badge} <span>· {words.notLive}</span>
        </span>
        <span className={classes['moment']}>
          <b>{table.name(loaded.wish.slot)}</b> <MomentText loaded={loaded} atMs={atMs} />
        </span>
      </div>
      <SpeedChart loaded={loaded} />
      <MomentSlider loaded={loaded} step={step} toggle={toggle} />
      <Controls step={step} toggle={toggle} canPlay={!isMotionReduced} onLeave={history.clear} />
    </section>
  )
}

interface MomentProps {
  readonly loaded: LoadedHistory
  readonly atMs: number
}

function MomentText({ loaded, atMs }: MomentProps) {
  const { timeZone } = useTimeZone(loaded.wish.slot)
  const speedUnit = useSettings((settings) => settings.speedUnit)
  return <>{momentParts(loaded, atMs, speedUnit, timeZone).join(' · ')}</>
}

/** Time, speed and place of a moment, in words. */
function momentParts(
  { track, speeds }: LoadedHistory,
  atMs: number,
  speedUnit: 'mph' | 'kph',
  timeZone: string | undefined
): readonly string[] {
  const index = Math.max(0, fixAtOrBefore(track, atMs))
  const isGuess = placeAt(track, atMs)?.certainty === 'gap'
  const speed = isGuess ? words.guess : formatSpeed(speeds.speedMps[index] ?? NaN, speedUnit) || words.noSpeed
  return [formatExact(atMs, timeZone), speed, placeAtFix(track, index)].filter((part) => part !== '')
}

interface Moves {
  readonly step: (by: Step) => void
  readonly toggle: () => void
}

const stepsOfKeys: Readonly<Record<string, Step>> = {
  ArrowLeft: 'previous-fix',
  ArrowDown: 'previous-fix',
  ArrowRight: 'next-fix',
  ArrowUp: 'next-fix',
  PageDown: 'previous-stop',
  PageUp: 'next-stop'
}

function MomentSlider({ loaded, step, toggle }: Moves & { readonly loaded: LoadedHistory }) {
  const { playback } = useStores()
  const { atMs, fromMs, toMs } = useStore(playback)
  const { timeZone } = useTimeZone(loaded.wish.slot)
  const speedUnit = useSettings((settings) => settings.speedUnit)
  return (
    <input
      type="range"
      className={classes['slider']}
      aria-label={words.sliderLabel}
      aria-valuetext={momentParts(loaded, atMs, speedUnit, timeZone).join(', ')}
      title={words.sliderKeys}
      min={fromMs}
      max={toMs}
      step={1}
      value={atMs}
      onChange={(event) => playback.getState().seek(Number(event.currentTarget.value))}
      onKeyDown={(event) => {
        const by = stepsOfKeys[event.key]
        if (by !== undefined) step(by)
        else if (event.key === ' ') toggle()
        else return
        event.preventDefault()
      }}
    />
  )
}

interface ControlsProps extends Moves {
  readonly canPlay: boolean
  readonly onLeave: () => void
}

function Controls({ step, toggle, canPlay, onLeave }: ControlsProps) {
  const { playback } = useStores()
  const isPlaying = useStore(playback, (state) => state.isPlaying)
  const rate = useStore(playback, (state) => state.rate)
  const PlayIcon = isPlaying ? IconPlayerPauseFilled : IconPlayerPlayFilled
  return (
    <div className={classes['controls']}>
      <ActionIcon variant="subtle" aria-label={words.previousFix} onClick={() => step('previous-fix')}>
        <IconPlayerSkipBackFilled size={16} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon
        variant="filled"
        color="accent"
        aria-label={isPlaying ? words.pause : words.play}
        onClick={toggle}
        disabled={!canPlay}
      >
        <PlayIcon size={16} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon variant="subtle" aria-label={words.nextFix} onClick={() => step('next-fix')}>
        <IconPlayerSkipForwardFilled size={16} aria-hidden="true" />
      </ActionIcon>
      {canPlay ? (
        <NativeSelect
          size="xs"
          className={classes['rate']}
          aria-label={words.rate}
          value={rate}
          onChange={(event) => playback.getState().setRate(Number(event.currentTarget.value) as PlaybackRate)}
          data={playbackRates.map((value) => ({ value: String(value), label: words.times(value) }))}
        />
      ) : (
        <span className={classes['keys']} title={words.reducedMotion}>
          {words.reducedMotion}
        </span>
      )}
      {canPlay && <span className={classes['keys']}>{words.sliderKeys}</span>}
      <Button size="xs" variant="default" className={classes['leave'] ?? ''} onClick={onLeave}>
        {words.leave}
      </Button>
    </div>
  )
}
