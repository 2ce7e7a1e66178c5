import { describe, expect, it } from 'vitest'
import { hourMs, minuteMs, noteIn, secondsAt, setUp, startMs } from './trail-test-support'

describe('between two runs', () => {
  it('is there again, and nothing is read before it is asked for', async () => {
    const { trail, note, begin, segments } = setUp()
    await trail.open()
    for (let at = 0; at < 40; at++) note({ slot: at % 4, atMs: startMs + at * 1000 })
    await trail.save()
    const again = begin()
    await again.open()
    expect(segments.gets).toEqual([])
    expect(await secondsAt(again, startMs + 20_000)).toEqual(await secondsAt(trail, startMs + 20_000))
    expect(again.fromMs).toBe(startMs)
    expect((await again.track(1, 0, startMs + hourMs)).occurredAtMs).toHaveLength(10)
  })

  it('writes what is new only: sealed segments once, the open one as it grows', async () => {
    const { trail, note, segments } = setUp()
    await trail.open()
    for (let at = 0; at < 20; at++) note({ slot: 1, atMs: startMs + at * 1000 })
    await trail.save()
    expect(new Set(segments.puts).size).toBe(2)
    const first = segments.puts.splice(0)
    await trail.save()
    expect(segments.puts).toEqual([])
    note({ slot: 1, atMs: startMs + minuteMs })
    await trail.save()
    expect(segments.puts).toHaveLength(1)
    expect(first).toContain(segments.puts[0])
  })

  it('adds to what an earlier run wrote, and does not write over it', async () => {
    const { trail, note, begin } = setUp()
    await trail.open()
    note({ slot: 1, atMs: startMs })
    await trail.save()
    const second = begin()
    await second.open()
    noteIn(second, [{ slot: 1, atMs: startMs + minuteMs }])
    await second.save({ isClosing: true })
    const third = begin()
    await third.open()
    expect((await third.track(1, 0, startMs + hourMs)).occurredAtMs).toHaveLength(2)
  })

  it('passes over damaged segments and removes them', async () => {
    const { trail, note, begin, segments } = setUp()
    await trail.open()
    for (let at = 0; at < 40; at++) note({ slot: 1, atMs: startMs + at * 1000 })
    await trail.save()
    const [damaged = 0] = segments.kept.keys()
    segments.kept.set(damaged, Uint8Array.of(1, 2, 3))
    const again = begin()
    await again.open()
    expect((await again.track(1, 0, startMs + hourMs)).occurredAtMs).toHaveLength(24)
    await again.save()
    expect(segments.kept.has(damaged)).toBe(false)
  })

  it('keeps in memory what a full disk does not take, and writes it when there is room', async () => {
    const { trail, note, begin, segments } = setUp()
    await trail.open()
    segments.isFull = true
    for (let at = 0; at < 40; at++) note({ slot: 1, atMs: startMs + at * 1000 })
    await trail.save()
    expect(segments.kept.size).toBe(0)
    expect((await trail.track(1, 0, startMs + hourMs)).occurredAtMs).toHaveLength(40)
    segments.isFull = false
    await trail.save()
    const again = begin()
    await again.open()
    expect((await again.track(1, 0, startMs + hourMs)).occurredAtMs).toHaveLength(40)
  })

  it('writes everything again when the cache began anew, also what fell out of the ring', async () => {
    let generation = 0
    const { trail, note, segments } = setUp({ generation: () => generation, limitBytes: 50_000 })
    await trail.open()
    for (let at = 0; at < 6000; at++) {
      note({ slot: at % 10, atMs: startMs + at * 1000 })
      if (at % 2000 === 0) await trail.save()
    }
    await trail.save()
    const before = [...segments.kept.keys()].sort()
    expect(before).toContain(0)
    segments.kept.clear()
    generation = 1
    await trail.save()
    expect([...segments.kept.keys()].sort()).toEqual(before)
  })

  it('forgets on disk too what was cleared, read or not', async () => {
    const { trail, note, begin, clock, segments } = setUp({ limitBytes: 20_000 })
    await trail.open()
    for (let at = 0; at < 2000; at++) note({ slot: at % 10, atMs: startMs + at * 1000 })
    clock.nowMs += hourMs
    await trail.save()
    const again = begin()
    await again.open()
    again.clear()
    await again.save()
    const last = begin()
    await last.open()
    expect((await last.asOf(clock.nowMs)).slots).toHaveLength(0)
    expect(last.fromMs).toBeNull()
    expect([...segments.kept.values()].every((bytes) => bytes.length === 0)).toBe(true)
  })

  it('forgets on disk what was cleared although much is known anew', async () => {
    const { trail, note, begin } = setUp()
    await trail.open()
    note({ slot: 1, atMs: startMs }, { slot: 2, atMs: startMs - 50 * hourMs })
    await trail.save()
    trail.clear()
    note({ slot: 3, atMs: startMs }, { slot: 4, atMs: startMs - 50 * hourMs })
    await trail.save()
    const again = begin()
    await again.open()
    expect([...(await again.asOf(startMs)).slots]).toEqual([3, 4])
  })

  it('does not bring back what is cleared while it is read', async () => {
    const { trail, note, begin, segments } = setUp()
    await trail.open()
    for (let at = 0; at < 40; at++) note({ slot: 1, atMs: startMs + at * 1000 })
    await trail.save()
    const again = begin()
    await again.open()
    const loaded = again.load()
    again.clear()
    await loaded
    expect(again.fromMs).toBeNull()
    await again.save()
    expect([...segments.kept.values()].every((bytes) => bytes.length === 0)).toBe(true)
  })

  it('writes no more of what is cleared while it is written', async () => {
    const { trail, note, segments } = setUp()
    await trail.open()
    for (let at = 0; at < 100; at++) note({ slot: 1, atMs: startMs + at * 1000 })
    segments.onPut = () => trail.clear()
    await trail.save()
    expect(segments.puts).toHaveLength(1)
  })
})
