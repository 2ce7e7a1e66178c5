import { expect, it, vi } from 'vitest'
import { applyLaunchOptions } from './apply-launch-options'
import { readLaunchOptions } from './launch-options'

function apply(argv: readonly string[]) {
  const app = { setPath: vi.fn(), enableSandbox: vi.fn() }
  applyLaunchOptions(app, readLaunchOptions(argv, {}))
  return app
}

it('turns the sandbox on for every process', () => expect(apply([]).enableSandbox).toHaveBeenCalledOnce())

it('leaves the switch alone where --no-sandbox was given', () => {
  expect(apply(['--no-sandbox']).enableSandbox).not.toHaveBeenCalled()
})

it('moves the data folder only when told to', () => {
  expect(apply([]).setPath).not.toHaveBeenCalled()
  expect(apply(['--user-data-dir=/tmp/x']).setPath).toHaveBeenCalledExactlyOnceWith('userData', '/tmp/x')
})
