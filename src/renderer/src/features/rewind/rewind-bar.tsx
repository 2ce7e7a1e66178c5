import { ActionIcon, NativeSelect, Slider } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay, IconRewindBackward10, IconRewindForward10 } from '@tabler/icons-react'
import { formatExact } from '@shared/domain/time'
import { rewindSpeeds, type RewindSpeed, type RewindState } from '@renderer/state/rewind-store'
import { useNow, useRewind, useStores } from '@renderer/state/stores'
import { formatAsOf } from '@renderer/ui/as-of'
import { useState } from 'react'
import { marksBetween } from './marks'
import classes from './rewind.module.css'
import { words } from './words'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const stepMinutes = 10
/** Where only some minutes are kept, a minute is too wide a step. */
const finestStepMs = 1000
const stepsAtLeast = 100

/** The time slider along the bottom of the map, while the past is shown (LOOK.md, "Frame"). */
export function RewindBar() {
  const state = useRewind((rewind) => rewind)
  return state.kind === 'rewound' && !state.isEmpty ? <Bar state={state} /> : null
}

function Bar({ state }: { readonly state: Extract<RewindState, { readonly kind: 'rewound' }> }) {
  const { rewind } = useStores()
  const nowMs = useNow()
  const [speed, setSpeed] = useState<RewindSpeed>(5)
  const fromMs = state.fromMs ?? nowMs - dayMs
  const isPlaying = state.speed !== null
  const toggle = () => rewind.play(isPlaying ? null : speed)
  const changeSpeed = (chosen: RewindSpeed) => {
    setSpeed(chosen)
    if (isPlaying) rewind.play(chosen)
  }
  return (
    <section className={classes['bar']} aria-label={words.region}>
      <ActionIcon
        variant="subtle"
        aria-label={words.earlier(stepMinutes)}
        onClick={() => rewind.goTo(state.atMs - stepMinutes * minuteMs)}
      >
        <IconRewindBackward10 size={18} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon variant="filled" color="accent" aria-label={isPlaying ? words.pause : words.play} onClick={toggle}>
        {isPlaying ? <IconPlayerPause size={16} aria-hidden="true" /> : <IconPlayerPlay size={16} aria-hidden="true" />}
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        aria-label={words.later(stepMinutes)}
        onClick={() => rewind.goTo(state.atMs + stepMinutes * minuteMs)}
      >
        <IconRewindForward10 size={18} aria-hidden="true" />
      </ActionIcon>
      <NativeSelect
        aria-label={words.speed}
        size="xs"
        className={classes['speed']}
        value={String(speed)}
        onChange={(event) =>
          changeSpeed(rewindSpeeds.find((known) => String(known) === event.currentTarget.value) ?? 5)
        }
        data={rewindSpeeds.map((known) => ({ value: String(known), label: words.speedOf(known) }))}
      />
      <Slider
        className={classes['slider']}
        size={4}
        thumbSize={16}
        min={fromMs}
        max={nowMs}
        step={Math.max(finestStepMs, Math.min(minuteMs, (nowMs - fromMs) / stepsAtLeast))}
        value={state.atMs}
        onChange={rewind.goTo}
        label={(atMs) => formatAsOf(atMs, nowMs)}
        thumbLabel={words.slider}
        thumbValueText={(atMs) => formatExact(atMs)}
        marks={marksBetween(fromMs, nowMs, (atMs) => formatAsOf(atMs, nowMs))}
      />
    </section>
  )
}
