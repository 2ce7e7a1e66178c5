// @ts-check
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { busConfiguration } from './keyring.mjs'
import { firstLine, startManaged } from './managed-process.mjs'
import { runCommand } from './run-command.mjs'
import { hasDisplay } from './run-headless.mjs'
import { xAuthority } from './x-authority.mjs'

const { env } = process

/** @param {string} script @param {number} [graceMs] */
const startNode = (script, graceMs) =>
  startManaged({ command: process.execPath, args: ['-e', script], env, ...(graceMs === undefined ? {} : { graceMs }) })

const announce = 'require("node:fs").writeSync(3, "ready\\n"); setInterval(() => undefined, 1000);'

describe('xAuthority', () => {
  it('is one wildcard entry with the cookie', () => {
    const cookie = Buffer.alloc(16, 7)
    const expected = ['ffff', '0000', '0000', '0012', Buffer.from('MIT-MAGIC-COOKIE-1').toString('hex'), '0010']
    expect(xAuthority(cookie).toString('hex')).toBe(expected.join('') + cookie.toString('hex'))
  })
})

describe('busConfiguration', () => {
  it('starts no services by itself', () => {
    expect(busConfiguration('/run/x')).toContain('<listen>unix:dir=/run/x</listen>')
    expect(busConfiguration('/run/x')).not.toContain('servicedir')
  })
})

describe('hasDisplay', () => {
  it.each([
    [{}, 'linux', false],
    [{ DISPLAY: '' }, 'linux', false],
    [{ DISPLAY: ':0' }, 'linux', true],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', true],
    [{}, 'darwin', true],
    [{}, 'win32', true]
  ])('for %j on %s is %s', (variables, platform, expected) => {
    expect(hasDisplay(variables, platform)).toBe(expected)
  })
})

describe('a background program', () => {
  it('is waited for until its first line on descriptor 3, and ends when stopped', async () => {
    const managed = startNode(announce)
    expect(await firstLine(managed, 'test', 20_000)).toEqual({ ok: true, value: 'ready' })
    await managed.stop()
    await managed.stop()
    expect(managed.child.signalCode).toBe('SIGTERM')
  })

  it('is killed when it ignores the request to end', async () => {
    const managed = startNode(`process.on("SIGTERM", () => undefined); ${announce}`, 100)
    await firstLine(managed, 'test', 20_000)
    await managed.stop()
    expect(managed.child.signalCode).toBe('SIGKILL')
  })

  it('that ends at once is reported with its exit code', async () => {
    const outcome = await firstLine(startNode('process.exit(3)'), 'Thing', 20_000)
    expect(outcome).toEqual({ ok: false, message: 'Thing ended at once (exit code 3).' })
  })

  it('that is not installed is reported as such', async () => {
    const managed = startManaged({ command: '/no/such/program', args: [], env })
    expect(await firstLine(managed, 'Thing', 20_000)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/not installed/)
    })
    await managed.stop()
  })

  it('that says nothing is given up on', async () => {
    const managed = startNode('setInterval(() => undefined, 1000)')
    expect(await firstLine(managed, 'Thing', 50)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/did not start/)
    })
    await managed.stop()
  })
})

describe('runCommand', () => {
  const node = (/** @type {string} */ script) => runCommand({ command: process.execPath, args: ['-e', script], env })

  it("answers with the command's exit code", async () => {
    expect(await node('process.exit(7)')).toBe(7)
  })

  it('answers 127 for a command that does not exist', async () => {
    expect(await runCommand({ command: '/no/such/program', args: [], env })).toBe(127)
  })

  it('answers 128 and the signal for a command that was killed', async () => {
    expect(await node('process.kill(process.pid, "SIGTERM"); setInterval(() => undefined, 1000)')).toBe(143)
  })

  it('hands on all of the output, also what arrives after the command has ended', async () => {
    let seen = ''
    const late = 'setTimeout(() => console.log("late"), 200)'
    const script = `console.log("first"); require("node:child_process").spawn(process.execPath, ["-e", '${late}'],
      { stdio: "inherit" }); process.exit(0)`
    const args = ['-e', script]
    await runCommand({ command: process.execPath, args, env, onOutput: (text) => void (seen += text) })
    expect(seen).toBe('first\nlate\n')
  })

  it('ends what the command forgot to end', async () => {
    let seen = ''
    const script = `const { pid } = require("node:child_process").spawn(process.execPath,
      ["-e", "setInterval(() => undefined, 1000)"], { stdio: "ignore" }); console.log(pid); process.exit(0)`
    const args = ['-e', script]
    await runCommand({ command: process.execPath, args, env, onOutput: (text) => void (seen += text) })
    // Reaped by init, or a zombie until then: either way it runs no more.
    await expect.poll(() => isRunning(Number(seen)), { timeout: 10_000 }).toBe(false)
  })
})

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0)
    // Where nobody reaps orphans (some containers), a killed process stays as a zombie.
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    // ESRCH or ENOENT: gone.
    return false
  }
}
