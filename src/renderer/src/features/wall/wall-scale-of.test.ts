import { expect, test } from 'vitest'
import { wallScaleOf } from './wall-scale-of'

test('a mark has the same share of every screen', () => {
  expect(wallScaleOf('large', 1920, 1080)).toBe(1.75)
  expect(wallScaleOf('large', 3840, 2160)).toBe(3.5)
  expect(wallScaleOf('largest', 1920, 1080)).toBe(2.5)
})

test('nothing is smaller than on a desk, however small the window', () => {
  expect(wallScaleOf('normal', 800, 600)).toBe(1)
  expect(wallScaleOf('large', 640, 400)).toBe(1)
})

test('a narrow window counts by its shorter side', () => {
  expect(wallScaleOf('large', 1080, 1920)).toBe(wallScaleOf('large', 1080, 607))
})
