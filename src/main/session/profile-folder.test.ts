import { expect, it } from 'vitest'
import { profileFolder } from './profile-folder'

it('is a folder of its own below the profiles', () => {
  expect(profileFolder('/data/profiles', '7c9e6679-0000-4000-8000-fake00000001')).toBe(
    '/data/profiles/7c9e6679-0000-4000-8000-fake00000001'
  )
})

it.each(['', '.', '..', '../..', 'a/b', 'a\\b', '/etc', 'a\0b', 'x'.repeat(101)])('refuses the id %j', (id) => {
  expect(() => profileFolder('/data/profiles', id)).toThrow('not one of ours')
})
