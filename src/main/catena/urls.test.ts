import { describe, expect, it } from 'vitest'
import { checkBaseUrl, productionApiBaseUrl, productionAuthBaseUrl } from './urls'

describe('checkBaseUrl', () => {
  it.each([
    [productionApiBaseUrl, productionApiBaseUrl],
    [productionAuthBaseUrl, productionAuthBaseUrl],
    ['https://api.example.test/', 'https://api.example.test'],
    ['  https://API.example.test:8443/base//  ', 'https://api.example.test:8443/base'],
    ['http://localhost:4010', 'http://localhost:4010'],
    ['http://127.0.0.1:4010/', 'http://127.0.0.1:4010'],
    ['http://127.1.2.3', 'http://127.1.2.3'],
    ['http://127.1:80', 'http://127.0.0.1'],
    ['http://[::1]:4010', 'http://[::1]:4010']
  ])('accepts %s', (typed, normalised) => {
    expect(checkBaseUrl(typed)).toEqual({ ok: true, value: normalised })
  })

  it.each([
    ['http://api.example.test', 'insecure-url'],
    ['http://192.168.1.5:4010', 'insecure-url'],
    ['http://0.0.0.0:4010', 'insecure-url'],
    ['http://localhost.example.test', 'insecure-url'],
    ['http://127.0.0.1.example.test', 'insecure-url'],
    ['http://localhost@api.example.test', 'insecure-url'],
    ['http://[::ffff:8.8.8.8]', 'insecure-url'],
    ['', 'invalid-input'],
    ['api.example.test', 'invalid-input'],
    ['ftp://localhost', 'invalid-input'],
    ['javascript:alert(1)', 'invalid-input'],
    ['file:///etc/hosts', 'invalid-input'],
    ['https://me:word@api.example.test', 'invalid-input'],
    ['https://api.example.test?x=1', 'invalid-input'],
    ['https://api.example.test#x', 'invalid-input'],
    ['https://', 'invalid-input']
  ])('refuses %s with %s', (typed, code) => {
    expect(checkBaseUrl(typed)).toEqual({ ok: false, error: { code } })
  })
})
