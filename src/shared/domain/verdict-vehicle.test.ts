import { describe, expect, it } from 'vitest'
import { minutesAgo, nowMs } from './test-support/verdict-cases'
import { fieldsOf, outcomes, type Outcome } from './test-support/verdict-outcomes'
import type { Motion } from './vehicle-filter'
import { verdictOf, type Situation } from './verdict-answers'
import { verdictKinds } from './verdict-kinds'
import { nextVehicleVerdictMs, vehicleVerdict, vehicleVerdictIndex } from './verdict-vehicle'

const { fine, lateWait, lateAsk, paused, signIn, notAllowed, outage, quietDriver, quietFleet, noNetwork } = outcomes

type Row = readonly [story: string, source: Situation | null, ageMinutes: number, motion: Motion, outcome: Outcome]

/** Each row reads: a vehicle that STORY is KIND; ACTOR must act; next: ACTION. */
const rows: readonly Row[] = [
  ['drove a minute ago', 'flows', 1, 'moving', fine],
  ['drove 29 minutes ago', 'flows', 29, 'moving', fine],
  ['drove 31 minutes ago', 'flows', 31, 'moving', quietDriver],
  ['drove two days ago', 'flows', 2880, 'moving', quietFleet],
  ['stood 31 minutes ago', 'flows', 31, 'standing', fine],
  ['stood 23 hours ago', 'flows', 1380, 'standing', fine],
  ['stood 25 hours ago', 'flows', 1500, 'standing', quietFleet],
  ['did nobody knows what two hours ago', 'flows', 120, 'unknown', fine],
  ['never had a position', 'flows', NaN, 'unknown', quietFleet],
  ['was heard from the future', 'flows', -10, 'moving', fine],
  ['drove an hour ago, of a connection that nobody knows', null, 60, 'moving', quietDriver],
  ['drove an hour ago through a late connection', 'late-long', 60, 'moving', lateAsk],
  ['stood ten minutes ago through a late connection', 'late-a-while', 10, 'standing', lateWait],
  ['drove a minute ago through a connection called late', 'late-long', 1, 'moving', fine],
  ['never had a position and its login is lost', 'login-lost', NaN, 'unknown', signIn],
  ['drove an hour ago and its provider is out', 'provider-out', 60, 'moving', outage],
  ['drove two days ago under a paused agreement', 'agreement-paused', 2880, 'moving', paused],
  ['drove an hour ago before we were offline', 'no-network', 60, 'moving', noNetwork],
  ['drove an hour ago and nobody may see its connection', 'list-hidden', 60, 'moving', notAllowed]
]

describe('the verdict of a vehicle', () => {
  it.each(rows)('a vehicle that %s', (_story, situation, ageMinutes, motion, outcome) => {
    const source = situation === null ? null : verdictOf(situation)
    expect(vehicleVerdict(source, minutesAgo(ageMinutes), motion, nowMs)).toMatchObject(fieldsOf(outcome))
  })

  it.each(rows)('changes when it said it would: a vehicle that %s', (_story, situation, ageMinutes, motion) => {
    const source = verdictKinds.indexOf(situation === null ? 'fine' : verdictOf(situation).kind)
    const at = (ms: number): number => vehicleVerdictIndex(source, minutesAgo(ageMinutes), motion === 'moving', ms)
    const nextMs = nextVehicleVerdictMs(source, minutesAgo(ageMinutes), motion === 'moving', nowMs)
    if (nextMs === Infinity) expect(at(nowMs + 1e12)).toBe(at(nowMs))
    else {
      expect(at(nextMs - 1)).toBe(at(nowMs))
      expect(at(nextMs)).not.toBe(at(nowMs))
    }
  })

  it('takes a number that is no verdict as fine', () => {
    expect(verdictKinds[vehicleVerdictIndex(200, minutesAgo(10), true, nowMs)]).toBe('fine')
  })
})
