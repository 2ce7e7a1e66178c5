import { describe, expect, it } from 'vitest'
import { isImpossibleJump, judgeFix } from './plausibility'

const nowMs = 1_000_000_000
const claim = (longitudeDeg: number, latitudeDeg: number, occurredAtMs = nowMs) => ({
  longitudeDeg,
  latitudeDeg,
  occurredAtMs
})

describe('judging a row by itself', () => {
  it.each([
    ['an ordinary fix', claim(-98, 39), 'good'],
    ['the edges of the world', claim(180, -90), 'good'],
    ['no position', claim(NaN, NaN), 'none'],
    ['no position and no time', claim(NaN, NaN, NaN), 'none'],
    ['half a position', claim(-98, NaN), 'out-of-range'],
    ['a longitude beyond the world', claim(180.001, 39), 'out-of-range'],
    ['a latitude beyond the world', claim(0, -91), 'out-of-range'],
    ['the other half', claim(NaN, 39), 'out-of-range'],
    ['an infinite number', claim(-98, Infinity), 'out-of-range'],
    ['exactly 0/0', claim(0, 0), 'null-island'],
    ['a place on the equator', claim(9.5, 0), 'good'],
    ['no time', claim(-98, 39, NaN), 'no-time'],
    ['an infinite time', claim(-98, 39, -Infinity), 'no-time'],
    ['two minutes ahead', claim(-98, 39, nowMs + 120_000), 'good'],
    ['more than two minutes ahead', claim(-98, 39, nowMs + 120_001), 'in-the-future'],
    ['very old', claim(-98, 39, 0), 'good']
  ])('%s', (_, row, verdict) => {
    expect(judgeFix(row, nowMs)).toBe(verdict)
  })
})

describe('jumps', () => {
  const held = { longitudeDeg: -98, latitudeDeg: 39, occurredAtMs: 0 }
  const after = (seconds: number, northKm: number) => ({
    longitudeDeg: -98,
    latitudeDeg: 39 + northKm / 111.195,
    occurredAtMs: seconds * 1000
  })

  it('believes motorway speed', () => expect(isImpossibleJump(held, after(60, 2))).toBe(false))
  it('doubts an aeroplane', () => expect(isImpossibleJump(held, after(60, 12))).toBe(true))
  it('forgives short hops at once', () => expect(isImpossibleJump(held, after(1, 0.9))).toBe(false))
  it('doubts two places at one time', () => expect(isImpossibleJump(held, after(0, 5))).toBe(true))
  it('believes anything after a long silence', () => expect(isImpossibleJump(held, after(7 * 3600, 9000))).toBe(false))
  it('believes a first fix', () =>
    expect(isImpossibleJump({ longitudeDeg: NaN, latitudeDeg: NaN, occurredAtMs: NaN }, after(0, 5))).toBe(false))
})
