import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fieldOf } from '../test-support/test-client'
import { readCommandLine } from './command-line'

describe('the command line', () => {
  it('is read into options', () => {
    const args = ['--port', '0', '--vehicles', '2000', '--seed', '7', '--tick-seconds', '5', '--exit-with-parent']
    expect(readCommandLine(args)).toEqual({
      options: { port: 0, vehicles: 2000, seed: 7, tickSeconds: 5, demoInvitations: true },
      exitWithParent: true
    })
    expect(readCommandLine([]).options.tickSeconds).toBe(20)
  })

  it('names the organisation and its credentials', () => {
    const args = ['--partner-name', 'Acme Insurance', '--client-id', 'acme', '--client-secret', 'acme-not-real']
    expect(readCommandLine(args).options).toMatchObject({
      partnerName: 'Acme Insurance',
      clientId: 'acme',
      clientSecret: 'acme-not-real'
    })
  })

  it.each([['--vehicles', 'many'], ['--vehicles', '-5'], ['--unknown']])('refuses %s %s', (...args) => {
    expect(() => readCommandLine(args)).toThrow()
  })
})

describe('the process', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'simulator-'))
    const source = resolve(import.meta.dirname, '../..')
    await build({
      configFile: false,
      logLevel: 'error',
      resolve: { alias: { '@shared': join(source, 'shared') } },
      ssr: { noExternal: true },
      build: {
        ssr: join(source, 'simulator/index.ts'),
        outDir: folder,
        emptyOutDir: false,
        target: 'node18.15',
        rolldownOptions: { output: { format: 'cjs', entryFileNames: 'simulator.js' } }
      }
    })
  }, 60_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const start = (...args: readonly string[]): ChildProcessWithoutNullStreams =>
    spawn(process.execPath, [join(folder, 'simulator.js'), '--vehicles', '50', ...args])
  const firstLine = async (child: ChildProcessWithoutNullStreams): Promise<unknown> => {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
    return JSON.parse(line) as unknown
  }

  it('says where it is reached, answers there, and ends with its parent', async () => {
    const child = start('--exit-with-parent')
    const ended = once(child, 'exit')
    const ready = await firstLine(child)
    const origin = String(fieldOf(ready, 'apiBaseUrl'))
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(ready).toEqual({
      ready: true,
      apiBaseUrl: origin,
      authBaseUrl: `${origin}/realms/catena`,
      connectBaseUrl: `${origin}/connect`,
      controlUrl: `${origin}/__control`,
      clientId: 'demo-client',
      clientSecret: 'demo-secret-not-real'
    })
    expect((await fetch(`${origin}/__control/stats`)).status).toBe(200)
    child.stdin.end()
    expect(await ended).toEqual([0, null])
  })

  it('says its own credentials', async () => {
    const child = start('--client-id', 'acme', '--client-secret', 'acme-not-real')
    const ended = once(child, 'exit')
    expect(await firstLine(child)).toMatchObject({ clientId: 'acme', clientSecret: 'acme-not-real' })
    child.kill('SIGTERM')
    await ended
  })

  it('ends on SIGTERM and keeps running without --exit-with-parent', async () => {
    const child = start()
    const ended = once(child, 'exit')
    const ready = await firstLine(child)
    child.stdin.end()
    expect((await fetch(`${String(fieldOf(ready, 'controlUrl'))}/stats`)).status).toBe(200)
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  })

  it('says what is wrong with a flag and fails', async () => {
    const child = start('--vehicles', '0')
    const [chunk] = (await once(child.stderr, 'data')) as [Buffer]
    expect(chunk.toString()).toContain('vehicles must be a whole number from 1 to 250000')
    expect(await once(child, 'exit')).toEqual([1, null])
  })
})
