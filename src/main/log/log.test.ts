import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Secret } from '../catena/secret'
import { createLog, type LogParts, type Logger } from './log'
import { createRedactor } from './redact'

// electron-log keeps the console's methods from the moment it is loaded, so they are replaced before.
const { printed } = vi.hoisted(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  return { printed: vi.spyOn(console, 'info').mockImplementation(() => undefined) }
})

let folder = ''
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'fleet-desk-log-')), 'logs')
})
afterEach(async () => {
  await rm(join(folder, '..'), { recursive: true, force: true })
})

const logFile = (): string => join(folder, 'fleet-desk.log')
const openLog = (more: Partial<LogParts> = {}): Logger => createLog({ folder, redactor: createRedactor(), ...more })

describe('createLog', () => {
  it('writes message and details to a file of its owner, without secrets', async () => {
    const redactor = createRedactor()
    redactor.protect(new Secret('fake-protected-value'))
    const log = openLog({ redactor })
    log.info('Connected', { host: 'api.example.test', attempt: 2 })
    log.warn('Refused with fake-protected-value', { headers: { authorization: 'Bearer fake-token' } })
    log.error('Failed', new Error('for jane@example.test', { cause: new Error('fake-protected-value') }))

    const text = await readFile(logFile(), 'utf8')
    expect(text).toMatch(/\[info\]\s+Connected \{ host: 'api\.example\.test', attempt: 2 \}/)
    expect(text).toMatch(/\[warn\]\s+Refused with \[redacted\]/)
    expect(text).toContain('for [email]')
    expect(text).not.toMatch(/fake-protected|fake-token|jane/)
    if (process.platform !== 'win32') {
      expect((await stat(logFile())).mode & 0o777).toBe(0o600)
      expect((await stat(folder)).mode & 0o777).toBe(0o700)
    }
  })

  it('finds a secret of which the message has one half and the details the other', async () => {
    const redactor = createRedactor()
    redactor.protect(new Secret('fake-first-half-and-second'))
    openLog({ redactor }).info('Failed with fake-first-half', '-and-second')
    expect(await readFile(logFile(), 'utf8')).not.toMatch(/first|second/)
  })

  it('keeps a line a line, whatever the message holds', async () => {
    openLog().info('first\n[2026-01-01] [info] forged\u2028line')
    expect((await readFile(logFile(), 'utf8')).trimEnd().split(/[\n\u2028]/)).toHaveLength(1)
  })

  it('keeps the line when the details cannot be read', async () => {
    const hostile = new Proxy({}, { ownKeys: madeUpFailure })
    openLog().info('Still here', hostile)
    expect(await readFile(logFile(), 'utf8')).toMatch(/Still here \[unreadable\]/)
  })

  it('prints to standard output only when asked', () => {
    openLog().info('quiet')
    expect(printed).not.toHaveBeenCalled()
    createLog({ folder: `${folder}-loud`, redactor: createRedactor(), isConsoleOn: true }).info('token=fake-token loud')
    expect(JSON.stringify(printed.mock.calls)).toContain('loud')
    expect(JSON.stringify(printed.mock.calls)).not.toContain('fake-token')
  })

  it('keeps two bounded files and no more', async () => {
    const log = openLog({ maxFileBytes: 2000 })
    for (let index = 0; index < 200; index += 1) log.info(`line ${index}`, { padding: 'x'.repeat(50) })
    expect((await readdir(folder)).sort()).toEqual(['fleet-desk.log', 'fleet-desk.old.log'])
    for (const name of await readdir(folder)) {
      const { size, mode } = await stat(join(folder, name))
      expect(size).toBeLessThan(2300)
      if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600)
    }
  })

  it('does not throw when the folder cannot be made', async () => {
    await writeFile(folder, 'a file stands in its place')
    expect(() => {
      openLog().info('lost')
    }).not.toThrow()
  })
})

function madeUpFailure(): never {
  throw new Error('made up')
}
