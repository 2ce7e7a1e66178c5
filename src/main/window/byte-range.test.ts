import { expect, it } from 'vitest'
import { parseByteRange } from './byte-range'

it.each([
  ['bytes=0-0', 0, 1],
  ['bytes=0-99', 0, 100],
  ['bytes=10-19', 10, 20],
  ['bytes=90-', 90, 100],
  ['bytes=90-500', 90, 100],
  ['bytes=-10', 90, 100],
  ['bytes=-500', 0, 100]
])('reads %s of 100 bytes', (header, start, end) => {
  expect(parseByteRange(header, 100)).toEqual({ kind: 'part', start, end })
})

it.each([null, '', 'bytes=', 'bytes=-', 'bytes=20-10', 'bytes=0-1,5-9', 'lines=0-1', 'bytes=a-b', 'bytes=1.5-2'])(
  'sends the whole file for %s',
  (header) => {
    expect(parseByteRange(header, 100)).toEqual({ kind: 'whole' })
  }
)

it.each([
  ['bytes=100-', 100],
  ['bytes=100-200', 100],
  ['bytes=-0', 100],
  ['bytes=0-0', 0]
])('cannot satisfy %s of %i bytes', (header, size) => {
  expect(parseByteRange(header, size)).toEqual({ kind: 'unsatisfiable' })
})
