import { describe, expect, it } from 'vitest'
import { createOutageRadar, isPartOf, type OutageRadar } from './outage-radar'
import { hourMs, minuteMs, nowMs } from './test-support/verdict-cases'
import { usualThresholds } from './verdict-thresholds'

const thresholds = usualThresholds.outage

/** A radar over connections `geotab-0` and so on, all fetched at `nowMs`. */
function watching(count: number, slug = 'geotab'): OutageRadar {
  const radar = createOutageRadar(thresholds)
  for (let index = 0; index < count; index += 1) fetched(radar, slug, index, nowMs)
  radar.settle()
  return radar
}

function fetched(radar: OutageRadar, slug: string, index: number, atMs: number): void {
  radar.set(`${slug}-${index}`, { providerSlug: slug, lastSuccessAtMs: atMs, missedAtMs: null })
}

function missed(radar: OutageRadar, slug: string, index: number, atMs: number): void {
  radar.set(`${slug}-${index}`, { providerSlug: slug, lastSuccessAtMs: atMs - minuteMs, missedAtMs: atMs })
}

/** Everybody else goes on. */
function liveOn(radar: OutageRadar, slug: string, from: number, to: number, atMs: number): void {
  for (let index = from; index < to; index += 1) fetched(radar, slug, index, atMs)
}

describe('the outage radar', () => {
  it('folds eleven of twelve that fell silent together into one', () => {
    const radar = watching(12)
    for (let index = 0; index < 11; index += 1) missed(radar, 'geotab', index, nowMs + minuteMs * (1 + (index % 3)))
    fetched(radar, 'geotab', 11, nowMs + 7 * minuteMs)
    expect(radar.settle()).toEqual({
      began: [{ providerSlug: 'geotab', sinceMs: nowMs + minuteMs, lateCount: 11, totalCount: 12 }],
      ended: []
    })
    expect(radar.settle()).toEqual({ began: [], ended: [] })
  })

  it('leaves two of two single: two are no crowd', () => {
    const radar = watching(2)
    for (const index of [0, 1]) missed(radar, 'geotab', index, nowMs + minuteMs)
    expect(radar.settle().began).toEqual([])
  })

  it('leaves three of forty single: the others live', () => {
    const radar = watching(40)
    for (const index of [0, 1, 2]) missed(radar, 'geotab', index, nowMs + minuteMs)
    liveOn(radar, 'geotab', 3, 40, nowMs + 6 * minuteMs)
    expect(radar.settle().began).toEqual([])
  })

  it('leaves single what fell silent at different times of a day', () => {
    const radar = watching(4)
    for (let index = 0; index < 4; index += 1) missed(radar, 'geotab', index, nowMs + index * hourMs)
    expect(radar.settle().began).toEqual([])
  })

  it('does not add up different providers', () => {
    const radar = createOutageRadar(thresholds)
    for (const slug of ['geotab', 'samsara', 'motive']) missed(radar, slug, 0, nowMs)
    expect(radar.settle().began).toEqual([])
  })

  it('does not wait for those with a slow rhythm, and takes them in as they miss their run', () => {
    const radar = watching(20)
    for (let index = 0; index < 5; index += 1) missed(radar, 'geotab', index, nowMs + minuteMs)
    expect(radar.settle().began).toMatchObject([{ lateCount: 5, totalCount: 20 }])
    for (let index = 5; index < 20; index += 1) missed(radar, 'geotab', index, nowMs + hourMs)
    expect(radar.settle()).toEqual({ began: [], ended: [] })
    expect(radar.outageOf('geotab')).toMatchObject({ lateCount: 20, sinceMs: nowMs + minuteMs })
  })

  it('ends when they are fetched again, and once only', () => {
    const radar = watching(12)
    for (let index = 0; index < 12; index += 1) missed(radar, 'geotab', index, nowMs + minuteMs)
    radar.settle()
    liveOn(radar, 'geotab', 0, 5, nowMs + hourMs)
    expect(radar.settle().ended).toEqual([])
    liveOn(radar, 'geotab', 5, 12, nowMs + hourMs)
    expect(radar.settle().ended).toHaveLength(1)
    expect(radar.outages()).toEqual([])
    expect(radar.settle().ended).toEqual([])
  })

  it('lets those be single that were late before', () => {
    const radar = watching(12)
    missed(radar, 'geotab', 0, nowMs - 5 * hourMs)
    for (let index = 1; index < 12; index += 1) missed(radar, 'geotab', index, nowMs + minuteMs)
    radar.settle()
    const outage = radar.outageOf('geotab')
    if (outage === null) throw new Error('the outage was not found')
    expect(outage.lateCount).toBe(11)
    expect([isPartOf(outage, nowMs - 5 * hourMs), isPartOf(outage, nowMs + minuteMs)]).toEqual([false, true])
  })

  it('forgets connections that are no longer watched', () => {
    const radar = watching(3)
    for (const index of [0, 1, 2]) missed(radar, 'geotab', index, nowMs + minuteMs)
    expect(radar.settle().began).toHaveLength(1)
    radar.set('geotab-0', null)
    expect(radar.settle().ended).toHaveLength(1)
  })

  it('goes by other thresholds at once', () => {
    const radar = watching(2)
    for (const index of [0, 1]) missed(radar, 'geotab', index, nowMs + minuteMs)
    radar.settle()
    radar.setThresholds({ ...thresholds, leastCount: 2 })
    expect(radar.settle().began).toHaveLength(1)
    radar.setThresholds(thresholds)
    expect(radar.settle().ended).toHaveLength(1)
  })
})
