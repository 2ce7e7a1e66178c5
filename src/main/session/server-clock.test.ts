import { expect, it } from 'vitest'
import { createServerClock } from './server-clock'

const nowMs = 1_800_000_000_000
const clock = createServerClock(() => nowMs)

it.each([
  ['agrees within the resolution of the header', -900, 100, 0],
  ['agrees when the header was written at the start of a slow answer', -25_000, 25_500, 0],
  ['is ahead', 60_000, 100, 60_000],
  ['is behind, by what the wait does not explain', -60_000, 10_000, -50_000]
])('%s', (_name, differenceMs, durationMs, offsetMs) => {
  expect(clock.offsetMs(nowMs + differenceMs, durationMs)).toBe(offsetMs)
})
