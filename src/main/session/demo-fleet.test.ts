import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createDemoFleet, type SimulatorChild } from './demo-fleet'

const ready = {
  ready: true,
  apiBaseUrl: 'http://127.0.0.1:1',
  authBaseUrl: 'http://127.0.0.1:1/realms/catena',
  clientId: 'demo-client',
  clientSecret: 'demo-secret-not-real',
  controlUrl: 'http://127.0.0.1:1/__control'
}

function fakeDemo() {
  const emitter = new EventEmitter()
  const forks: (readonly string[])[] = []
  const timers: (() => void)[] = []
  const child = Object.assign(emitter, {
    postMessage: () => undefined,
    kill: () => {
      emitter.emit('exit', 0)
      return true
    }
  }) as unknown as SimulatorChild
  const fleet = createDemoFleet({
    fork: (args) => {
      forks.push(args)
      return child
    },
    vehicleCount: 50,
    seed: 9,
    schedule: (run) => {
      timers.push(run)
      return () => void timers.splice(timers.indexOf(run), 1)
    }
  })
  return { fleet, emitter, forks, timers }
}

describe('demo fleet', () => {
  it('gives the addresses once the simulator listens, and starts it only once', async () => {
    const { fleet, emitter, forks, timers } = fakeDemo()
    const started = fleet.start()
    emitter.emit('message', 'noise')
    emitter.emit('message', ready)
    expect(await started).toMatchObject({ ok: true, value: { apiBaseUrl: ready.apiBaseUrl } })
    expect(await fleet.start()).toMatchObject({ ok: true })
    expect(forks).toEqual([['--port', '0', '--vehicles', '50', '--seed', '9']])
    expect(timers).toEqual([])
  })

  it('fails when the simulator ends before it listens, and can be started again', async () => {
    const { fleet, emitter, forks } = fakeDemo()
    const first = fleet.start()
    emitter.emit('exit', 1)
    expect(await first).toMatchObject({ ok: false, error: { code: 'unreachable' } })
    const second = fleet.start()
    emitter.emit('message', ready)
    expect(await second).toMatchObject({ ok: true })
    expect(forks).toHaveLength(2)
  })

  it('gives up when the simulator says nothing', async () => {
    const { fleet, timers } = fakeDemo()
    const started = fleet.start()
    timers[0]?.()
    expect(await started).toMatchObject({ ok: false, error: { code: 'unreachable' } })
  })

  it('ends the process, and starts another one after that', async () => {
    const { fleet, emitter, forks } = fakeDemo()
    const started = fleet.start()
    emitter.emit('message', ready)
    await started
    await fleet.stop()
    const again = fleet.start()
    emitter.emit('message', ready)
    await again
    expect(forks).toHaveLength(2)
  })

  it('ends one that is still starting, and does not take it for running when it answers late', async () => {
    const { fleet, emitter, forks } = fakeDemo()
    const started = fleet.start()
    await fleet.stop()
    expect(await started).toMatchObject({ ok: false })
    emitter.emit('message', ready)
    const again = fleet.start()
    emitter.emit('message', ready)
    expect(await again).toMatchObject({ ok: true })
    expect(forks).toHaveLength(2)
  })
})
