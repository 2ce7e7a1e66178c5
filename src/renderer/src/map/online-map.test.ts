import { ok } from '@shared/ipc/result'
import type { LoadOnlineOutcome } from '@shared/ipc/schemas-basemaps'
import { expect, it } from 'vitest'
import { loadOnlineMap, type OnlineMapState } from './online-map'

const loaded: LoadOnlineOutcome = { kind: 'loaded', style: '{"version":8,"sources":{},"layers":[]}', attribution: 'Us' }
const refused = (reason: Extract<LoadOnlineOutcome, { kind: 'refused' }>['reason']): LoadOnlineOutcome => ({
  kind: 'refused',
  reason
})

function start(first: LoadOnlineOutcome) {
  let answer = first
  const states: OnlineMapState[] = []
  const planned: { run: () => void; delayMs: number; isOff: boolean }[] = []
  const loader = loadOnlineMap({
    load: () => Promise.resolve(ok(answer)),
    schedule: (run, delayMs) => {
      const plan = { run, delayMs, isOff: false }
      planned.push(plan)
      return () => (plan.isOff = true)
    },
    onChange: (state) => states.push(state)
  })
  return {
    loader,
    states,
    planned,
    kinds: () => states.map((state) => state.kind),
    set: (next: LoadOnlineOutcome) => (answer = next),
    settle: () => new Promise((resolve) => setTimeout(resolve))
  }
}

it('comes back by itself, waiting longer each time', async () => {
  const { planned, kinds, set, settle } = start(refused('unreachable'))
  await settle()
  planned[0]?.run()
  await settle()
  set(loaded)
  planned[1]?.run()
  await settle()
  expect(planned.map((plan) => plan.delayMs)).toEqual([15_000, 30_000])
  expect(kinds()).toEqual(['loading', 'failed', 'failed', 'shown'])
})

it('is tried at once on request, and no second time by the clock', async () => {
  const { loader, planned, kinds, set, settle } = start(refused('too-slow'))
  await settle()
  set(loaded)
  loader.retry()
  await settle()
  expect(kinds()).toEqual(['loading', 'failed', 'shown'])
  expect(planned[0]?.isOff).toBe(true)
})

it('is given up when its tiles do not come, and tried again', async () => {
  const { loader, states, planned, settle } = start(loaded)
  await settle()
  loader.fail('no-tiles')
  expect(states.at(-1)).toEqual({ kind: 'failed', reason: 'no-tiles' })
  expect(planned).toHaveLength(1)
})

it('is not tried again where it would fail again', async () => {
  const { planned, settle } = start(refused('other-hosts'))
  await settle()
  expect(planned).toEqual([])
})

it('says nothing after it was stopped', async () => {
  const { loader, kinds, settle } = start(loaded)
  loader.stop()
  await settle()
  expect(kinds()).toEqual(['loading'])
})
