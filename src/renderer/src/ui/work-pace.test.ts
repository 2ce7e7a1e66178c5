import { expect, it } from 'vitest'
import { createWorkPace } from './work-pace'

it.each([
  { tookMs: 0, pauseMs: 250 },
  { tookMs: 50, pauseMs: 250 },
  { tookMs: 400, pauseMs: 2000 },
  { tookMs: 60_000, pauseMs: 5000 }
])('leaves $pauseMs ms for work that takes $tookMs ms', ({ tookMs, pauseMs }) => {
  const pace = createWorkPace()
  expect(pace.pauseMs).toBe(250)
  pace.noteWork(tookMs)
  expect(pace.pauseMs).toBe(pauseMs)
})
