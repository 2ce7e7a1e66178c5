import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { PositionEngine } from '../engine-options'
import type { FakeServer } from './fakes'
import { createEngineBench, type EngineBenchOptions } from './fakes-engine'

/** Engines over a folder that each test of the file has for itself; those that a test made are closed after it. */
export function engineBenches() {
  let profileFolder = ''
  let engines: PositionEngine[] = []

  beforeEach(async () => {
    profileFolder = await mkdtemp(join(tmpdir(), 'fleet-desk-engine-'))
    engines = []
  })

  afterEach(async () => {
    for (const engine of engines) await engine.close()
    await rm(profileFolder, { recursive: true, force: true })
  })

  /** One that is not open yet. */
  function create(server: FakeServer, options: EngineBenchOptions = {}) {
    const bench = createEngineBench(profileFolder, server, options)
    engines.push(bench.engine)
    return bench
  }

  async function open(server: FakeServer, options: EngineBenchOptions = {}) {
    const bench = create(server, options)
    return { ...bench, opening: await bench.engine.open() }
  }

  return { create, open }
}
