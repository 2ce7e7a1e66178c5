import fc from 'fast-check'
import { expect, it } from 'vitest'
import { packTexts } from '@shared/ipc/text-column'
import { packColumn } from './pack-column'

it('packs any texts as packTexts does', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('\ud83d', '\ude9a', 'Zürich'))
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      expect(packColumn(texts)).toEqual(packTexts(texts))
    })
  )
})

it('hands out buffers of exactly the right length', () => {
  const { bytes, offsets } = packColumn(['Truck 1', 'Zürich'])
  expect(bytes.byteLength).toBe(bytes.buffer.byteLength)
  expect([...offsets]).toEqual([0, 7, 14])
})
