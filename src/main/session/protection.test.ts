import { expect, it } from 'vitest'
import { Secret } from '../catena/secret'
import { createProtection } from './protection'

it('protects a text once, and lets go of the oldest beyond the limit and of all at the end', () => {
  const held: string[] = []
  const protect = createProtection((secret) => {
    const text = secret.reveal()
    held.push(text)
    return () => held.splice(held.indexOf(text), 1)
  }, 2)
  for (const text of ['one', 'one', 'two', 'three']) protect.add(new Secret(text))
  expect(held).toEqual(['two', 'three'])
  protect.release()
  expect(held).toEqual([])
})
