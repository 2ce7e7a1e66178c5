import { expect, it } from 'vitest'
import { createTurns } from './engine-turns'

it('gives each piece of work a turn of the event loop of its own, in order', async () => {
  const turns = createTurns()
  let turn = 0
  let isOver = false
  const count = (): void => {
    turn += 1
    if (!isOver) setImmediate(count)
  }
  count()
  const taken: number[] = []
  const works = Array.from({ length: 5 }, (_, index) => turns.take(() => taken.push(turn) && index))
  // What comes from elsewhere in the meantime waits, too.
  works.push(Promise.resolve().then(() => turns.take(() => taken.push(turn) && 5)))
  expect(await Promise.all(works)).toEqual([0, 1, 2, 3, 4, 5])
  isOver = true
  expect(new Set(taken).size).toBe(6)
})

it('goes on after work that throws', async () => {
  const turns = createTurns()
  const thrown = turns.take(() => {
    throw new Error('a bug')
  })
  const next = turns.take(() => 'done')
  await expect(thrown).rejects.toThrow('a bug')
  expect(await next).toBe('done')
})
