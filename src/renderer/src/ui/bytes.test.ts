import { expect, it } from 'vitest'
import { formatBytes } from './bytes'

it.each([
  [0, '0 KB'],
  [499, '0 KB'],
  [640_000, '640 KB'],
  [999_600, '1 MB'],
  [1_260_000, '1.3 MB'],
  [12_340_000, '12 MB'],
  [3_200_000_000, '3.2 GB'],
  [5_000_000_000_000, '5,000 GB']
])('writes %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})
