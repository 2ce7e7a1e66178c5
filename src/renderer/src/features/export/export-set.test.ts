import { expect, test } from 'vitest'
import { exportSetOf } from './export-set'

const table = { epoch: 1, size: 5, isPresent: (slot: number) => slot !== 3 }

const setOf = (order: readonly number[], passing: number | null) =>
  exportSetOf(table, {
    passing: () => (passing === null ? null : Uint32Array.of(passing)),
    text: () => 'Late',
    order: () => Uint32Array.from(order)
  })

test('vehicles are in the order of the list, and those that it does not have yet come last', () => {
  expect([...setOf([4, 0, 2], null).slots]).toEqual([4, 0, 2, 1])
})

test('nothing is written twice, and nothing that left or does not pass', () => {
  const { slots, total, filterText } = setOf([4, 4, 3, 9, 1], 0b11001)
  expect([...slots]).toEqual([4, 0])
  expect({ total, filterText }).toEqual({ total: 4, filterText: 'Late' })
})
