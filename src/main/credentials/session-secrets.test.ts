import { expect, it } from 'vitest'
import { Secret } from '../catena/secret'
import { createSessionSecrets } from './session-secrets'

it('keeps secrets by profile and name until they are forgotten', () => {
  const secrets = createSessionSecrets()
  secrets.keep('one', 'client-secret', new Secret('fake-a'))
  secrets.keep('one', 'cache-key', new Secret('fake-b'))
  secrets.keep('two', 'client-secret', new Secret('fake-c'))
  expect(secrets.find('one', 'cache-key')?.reveal()).toBe('fake-b')

  secrets.forget('one', 'cache-key')
  expect(secrets.find('one', 'cache-key')).toBeUndefined()
  expect(secrets.find('one', 'client-secret')?.reveal()).toBe('fake-a')

  secrets.forget('one')
  expect(secrets.find('one', 'client-secret')).toBeUndefined()
  expect(secrets.find('two', 'client-secret')?.reveal()).toBe('fake-c')
  expect(JSON.stringify(secrets)).not.toContain('fake-c')
})
