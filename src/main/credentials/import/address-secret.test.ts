import { expect, it } from 'vitest'
import { parseCredentials } from './parse-text'

const secret = 'fake-secret-in-an-address'

it.each([
  [
    `https://abc:${secret}@auth.example.test/realms/catena/protocol/openid-connect/token`,
    'https://auth.example.test/realms/catena'
  ],
  [`https://auth.example.test/realms/catena?client_secret=${secret}`, 'https://auth.example.test/realms/catena'],
  [`https://auth.example.test/realms/catena#${secret}`, 'https://auth.example.test/realms/catena'],
  [`https://auth.example.test/${secret}/realms/catena`, null]
])('shows nothing of the secret in the address %s', (address, shown) => {
  const found = parseCredentials(`CATENA_CLIENT_ID=x\nCATENA_CLIENT_SECRET=${secret}\nCATENA_TOKEN_URL=${address}`)
  expect(found?.authBaseUrl).toBe(shown)
  expect(JSON.stringify(found)).not.toContain(secret)
})
