import { describe, expect, it } from 'vitest'
import { columnsOf, hourMs, minuteMs, noteIn, secondsAt, setUp, startMs } from './trail-test-support'

describe('asking where vehicles were', () => {
  it('gives the newest fix not after the moment, with its place, speed and time', async () => {
    const { trail, note } = setUp()
    note({ slot: 2, atMs: startMs - 5 * minuteMs, longitudeDeg: -100.1234567, speedMps: 12.34 })
    note({ slot: 2, atMs: startMs, longitudeDeg: -101, speedMps: NaN })
    note({ slot: 0, atMs: startMs + 1000 })
    const before = await trail.asOf(startMs - 1)
    expect([...before.slots]).toEqual([2])
    expect(before.longitudeDeg[0]).toBe(-100.123457)
    expect(before.speedMps[0]).toBeCloseTo(12.3, 5)
    expect(before.occurredAtMs[0]).toBe(startMs - 5 * minuteMs)
    expect(before.atMs).toBe(startMs - 1)
    const after = await trail.asOf(startMs)
    expect([...after.longitudeDeg]).toEqual([-101])
    expect([...after.speedMps]).toEqual([NaN])
  })

  it('leaves out positions and times that are none', async () => {
    const { trail } = setUp()
    const columns = columnsOf([
      { slot: 0, atMs: startMs, longitudeDeg: NaN },
      { slot: 1, atMs: NaN },
      { slot: 2, atMs: -5 },
      { slot: 3, atMs: 1e17 },
      { slot: 4, atMs: startMs }
    ])
    trail.note([0, 1, 2, 3, 4], columns)
    expect([...(await secondsAt(trail, startMs)).keys()]).toEqual([4])
  })

  it('knows a vehicle that stood still since before the ring, after its segment was dropped', async () => {
    const { trail, note, clock } = setUp()
    note({ slot: 7, atMs: startMs })
    for (let step = 1; step <= 200; step++) {
      clock.nowMs = startMs + step * 12 * minuteMs
      note({ slot: 1, atMs: clock.nowMs })
    }
    expect(trail.fromMs).toBeGreaterThan(clock.nowMs - 24 * hourMs - 12 * minuteMs)
    expect((await secondsAt(trail, clock.nowMs - hourMs)).get(7)).toBe(startMs / 1000)
  })

  it('knows parked vehicles from a first sweep although their fixes are days old', async () => {
    const { trail, note } = setUp()
    note({ slot: 0, atMs: startMs - 100 * hourMs }, { slot: 1, atMs: startMs })
    expect(await secondsAt(trail, startMs)).toEqual(
      new Map([
        [0, startMs / 1000 - 360_000],
        [1, startMs / 1000]
      ])
    )
    expect(trail.fromMs).toBe(startMs)
  })

  it('takes what the store restored as known, without claiming to have watched since then', async () => {
    const { trail } = setUp()
    const restored = [
      { slot: 0, atMs: startMs - 3 * hourMs },
      { slot: 1, atMs: startMs - hourMs }
    ]
    trail.noteBase(Uint32Array.of(0, 1), columnsOf(restored))
    expect(trail.fromMs).toBe(startMs - hourMs)
    expect([...(await secondsAt(trail, startMs - 2 * hourMs)).keys()]).toEqual([0])
  })

  it('puts a fix that comes hours late where it belongs', async () => {
    const { trail, note, clock } = setUp()
    note({ slot: 0, atMs: startMs })
    clock.nowMs = startMs + 8 * hourMs
    note({ slot: 1, atMs: clock.nowMs })
    note({ slot: 0, atMs: startMs + 2 * hourMs }, { slot: 1, atMs: startMs + hourMs })
    expect((await secondsAt(trail, startMs + 90 * minuteMs)).get(1)).toBe((startMs + hourMs) / 1000)
    expect((await secondsAt(trail, startMs + 90 * minuteMs)).get(0)).toBe(startMs / 1000)
    expect((await secondsAt(trail, startMs + 3 * hourMs)).get(0)).toBe((startMs + 2 * hourMs) / 1000)
  })

  it('shows a vehicle that left until it left, and the next one in its slot from its first fix on', async () => {
    const { trail, note, clock, segments, begin } = setUp()
    note({ slot: 0, atMs: startMs }, { slot: 1, atMs: startMs + minuteMs })
    trail.noteRemoved([0])
    expect([...(await secondsAt(trail, startMs)).keys()]).toEqual([0])
    expect([...(await secondsAt(trail, startMs + minuteMs)).keys()]).toEqual([1])
    await trail.save()
    // Days later, in another run: the slot belongs to another vehicle.
    clock.nowMs = startMs + 72 * hourMs
    const later = begin()
    await later.open()
    noteIn(later, [{ slot: 1, atMs: clock.nowMs - hourMs }])
    noteIn(later, [{ slot: 0, atMs: clock.nowMs }])
    expect([...(await secondsAt(later, clock.nowMs - minuteMs)).keys()]).toEqual([1])
    expect([...(await secondsAt(later, clock.nowMs)).keys()]).toEqual([0, 1])
    expect([...(await later.track(0, 0, clock.nowMs + 1)).occurredAtMs]).not.toContain(startMs + minuteMs)
    expect(segments.kept.size).toBeGreaterThan(0)
  })

  it('answers questions that are asked at once each for its own moment', async () => {
    const { trail, note } = setUp()
    const fixes = Array.from({ length: 60 }, (_, at) => ({ slot: 3, atMs: startMs + at * minuteMs }))
    for (const fix of fixes) note(fix)
    const asked = [50, 3, 20, 59, 0].map((at) => startMs + at * minuteMs)
    const answers = await Promise.all(asked.map((atMs) => trail.asOf(atMs)))
    expect(answers.map((answer) => answer.occurredAtMs[0])).toEqual(asked)
  })

  it('loses nothing to fixes that come, are packed and fall out while it looks', async () => {
    let duringPause: () => void = () => undefined
    const pause = (): Promise<void> => {
      duringPause()
      return Promise.resolve()
    }
    const { trail, note, clock } = setUp({ limitBytes: 22_000, pause })
    for (let at = 0; at < 100; at++) note({ slot: at % 10, atMs: startMs + at * minuteMs })
    clock.nowMs = startMs + 100 * minuteMs
    const asked = startMs + 99 * minuteMs
    const expected = await secondsAt(trail, asked)
    let more = 0
    duringPause = () => {
      more++
      for (let at = 0; at < 400; at++) note({ slot: at % 10, atMs: clock.nowMs + more * hourMs + at * 1000 })
    }
    // Another anchor has to be made for the earlier moment, so it pauses in the midst.
    expect(await secondsAt(trail, asked)).toEqual(expected)
    expect(more).toBeGreaterThan(0)
    expect(expected.size).toBe(10)
  })

  it('answers with nothing what was cleared while it looked', async () => {
    let duringPause: () => void = () => undefined
    const { trail, note } = setUp({
      pause: () => {
        duringPause()
        return Promise.resolve()
      }
    })
    note({ slot: 1, atMs: startMs })
    duringPause = () => trail.clear()
    expect((await trail.asOf(startMs)).slots).toHaveLength(0)
    expect(trail.fromMs).toBeNull()
  })
})

describe('one vehicle’s fixes', () => {
  it('come in order, each time once, from the first moment included to the last not included', async () => {
    const { trail, note } = setUp()
    const order = [3, 1, 2, 1, 5, 4]
    for (const at of order) note({ slot: 4, atMs: startMs + at * minuteMs, speedMps: at }, { slot: 5, atMs: startMs })
    const track = await trail.track(4, startMs + minuteMs, startMs + 5 * minuteMs)
    expect([...track.occurredAtMs].map((atMs) => (atMs - startMs) / minuteMs)).toEqual([1, 2, 3, 4])
    expect([...track.speedMps]).toEqual([1, 2, 3, 4])
    expect(track.fetchedAtMs).toBeNull()
  })
})

describe('bounds', () => {
  it('keeps within its bytes, in memory and nearly so on disk, by dropping the oldest', async () => {
    const limitBytes = 40_000
    const { trail, note, clock, segments } = setUp({ limitBytes })
    for (let step = 0; step < 600; step++) {
      clock.nowMs = startMs + step * 10_000
      note(...Array.from({ length: 12 }, (_, slot) => ({ slot, atMs: clock.nowMs })))
      if (step % 6 === 0) await trail.save()
    }
    await trail.save()
    expect(trail.bytes).toBeLessThanOrEqual(limitBytes)
    const diskBytes = [...segments.kept.values()].reduce((sum, bytes) => sum + bytes.length, 0)
    expect(diskBytes).toBeLessThan(limitBytes * 1.5)
    expect(trail.fromMs).toBeGreaterThan(startMs)
    const newest = await secondsAt(trail, clock.nowMs)
    expect(new Set(newest.values())).toEqual(new Set([clock.nowMs / 1000]))
    expect((await trail.asOf(startMs)).slots).toHaveLength(0)
  })

  it('is not emptied by a clock that jumps ahead, nor confused by one that falls back', async () => {
    const { trail, note, clock } = setUp()
    for (let at = 0; at < 40; at++) note({ slot: 0, atMs: startMs + at * minuteMs })
    clock.nowMs = startMs + 400 * hourMs
    for (let at = 40; at < 80; at++) note({ slot: 0, atMs: startMs + at * minuteMs })
    clock.nowMs = startMs - 400 * hourMs
    for (let at = 80; at < 120; at++) note({ slot: 0, atMs: startMs + at * minuteMs })
    clock.nowMs = startMs + 120 * minuteMs
    expect((await trail.track(0, 0, startMs + 200 * minuteMs)).occurredAtMs).toHaveLength(120)
  })
})
