import { expect, it } from 'vitest'
import { takeEnvironmentCredentials } from './environment-credentials'

it('takes the credentials, and the secret leaves the environment', () => {
  const env: Record<string, string | undefined> = {
    CATENA_CLIENT_ID: ' fake-client ',
    CATENA_CLIENT_SECRET: 'fake-secret-1',
    CATENA_API_BASE_URL: 'https://api.example.test/',
    CATENA_AUTH_BASE_URL: 'https://auth.example.test/realms/x',
    PATH: '/bin'
  }
  const taken = takeEnvironmentCredentials(env)
  expect(taken).toMatchObject({
    clientId: 'fake-client',
    profileName: null,
    apiBaseUrl: 'https://api.example.test',
    authBaseUrl: 'https://auth.example.test/realms/x'
  })
  expect(taken?.clientSecret.reveal()).toBe('fake-secret-1')
  expect(Object.keys(env)).toEqual(['CATENA_CLIENT_ID', 'CATENA_API_BASE_URL', 'CATENA_AUTH_BASE_URL', 'PATH'])
  expect(takeEnvironmentCredentials(env)).toBeNull()
})

it.each<Record<string, string | undefined>>([
  {},
  { CATENA_CLIENT_ID: 'fake-client' },
  { CATENA_CLIENT_ID: 'fake-client', CATENA_CLIENT_SECRET: '' },
  { CATENA_CLIENT_SECRET: 'fake-secret-1' },
  { CATENA_CLIENT_ID: ' ', CATENA_CLIENT_SECRET: 'fake-secret-1' },
  { CLIENT_ID: 'fake-client', CLIENT_SECRET: 'fake-secret-1' }
])('takes nothing from %j, and leaves no secret of ours there', (env) => {
  expect(takeEnvironmentCredentials(env)).toBeNull()
  expect('CATENA_CLIENT_SECRET' in env).toBe(false)
})
