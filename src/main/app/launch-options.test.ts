import { describe, expect, it } from 'vitest'
import { readLaunchOptions, takeCredentials } from './launch-options'

const nothing = {
  isDemo: false,
  demoVehicleCount: null,
  demoSeed: null,
  userDataDir: null,
  devServerUrl: null,
  isSandboxOff: false
}

describe('readLaunchOptions', () => {
  it('is empty for a plain start', () => {
    expect(readLaunchOptions(['electron', '.'], {})).toEqual(nothing)
  })

  it('reads every switch', () => {
    const argv = [
      'electron',
      '--no-sandbox',
      '--user-data-dir=/tmp/a b',
      '.',
      '--demo',
      '--demo-vehicles=2000',
      '--demo-seed=0'
    ]
    expect(readLaunchOptions(argv, { ELECTRON_RENDERER_URL: 'http://localhost:5173' })).toEqual({
      isDemo: true,
      demoVehicleCount: 2000,
      demoSeed: 0,
      userDataDir: '/tmp/a b',
      devServerUrl: 'http://localhost:5173',
      isSandboxOff: true
    })
  })

  it.each([
    '--demo-vehicles=',
    '--demo-vehicles=0',
    '--demo-vehicles=250001',
    '--demo-vehicles=1e3',
    '--demo-vehicles=-5'
  ])('takes %s as absent', (argument) => {
    expect(readLaunchOptions([argument], {})).toEqual(nothing)
  })

  it('takes the credentials out of the environment, so that no child process inherits the secret', () => {
    const env: Record<string, string | undefined> = {
      CATENA_CLIENT_ID: 'fake-client',
      CATENA_CLIENT_SECRET: 'fake-environment-secret'
    }
    expect(takeCredentials(env)).toMatchObject({ clientId: 'fake-client' })
    expect(env).toEqual({ CATENA_CLIENT_ID: 'fake-client' })
  })

  it('takes empty values as absent', () => {
    expect(readLaunchOptions(['--user-data-dir='], { ELECTRON_RENDERER_URL: '' })).toEqual(nothing)
  })
})
