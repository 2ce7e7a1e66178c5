import { expect, it } from 'vitest'
import { createSerially } from './serially'

it('starts a task only when the one before has ended, also when that one failed', async () => {
  const serially = createSerially()
  const steps: string[] = []
  let failFirst: (error: Error) => void = () => undefined
  const first = serially(() => {
    steps.push('first starts')
    return new Promise<never>((_resolve, reject) => {
      failFirst = reject
    })
  })
  const second = serially(() => {
    steps.push('second starts')
    return Promise.resolve('answer')
  })
  await Promise.resolve()
  expect(steps).toEqual(['first starts'])
  failFirst(new Error('made up'))
  await expect(first).rejects.toThrow('made up')
  expect(await second).toBe('answer')
  expect(steps).toEqual(['first starts', 'second starts'])
})
