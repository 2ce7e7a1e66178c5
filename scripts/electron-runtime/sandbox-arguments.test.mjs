// @ts-check
import { describe, expect, it } from 'vitest'
import { sandboxArguments } from './sandbox-arguments.mjs'
import { cacheRootFor } from './system-steps.mjs'

describe('sandboxArguments', () => {
  it('turns the OS sandbox off for root on Linux only, where Chromium would refuse to start', () => {
    expect(sandboxArguments({ platform: 'linux', userId: 0 })).toEqual(['--no-sandbox'])
  })

  it.each([
    ['linux', 1000],
    ['darwin', 0],
    ['win32', undefined]
  ])('keeps it on %s as user %s', (platform, userId) => {
    expect(sandboxArguments({ platform, userId })).toEqual([])
  })
})

describe('cacheRootFor', () => {
  it.each([
    [{ XDG_CACHE_HOME: '/var/cache/me' }, '/var/cache/me/fleet-desk'],
    [{ XDG_CACHE_HOME: 'relative' }, '/home/me/.cache/fleet-desk'],
    [{}, '/home/me/.cache/fleet-desk']
  ])('follows the XDG specification for %j', (env, expected) => {
    expect(cacheRootFor(env, '/home/me')).toBe(expected)
  })
})
