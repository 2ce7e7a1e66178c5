import fc from 'fast-check'
import { expect, it } from 'vitest'
import { packTexts, unpackTexts } from './text-column'

it('gives back every text that was packed', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
      expect(unpackTexts(packTexts(texts))).toEqual(texts)
    })
  )
})

it('holds no more bytes than the texts need', () => {
  expect(packTexts(['ab', '', 'ñ']).bytes).toHaveLength(4)
})
