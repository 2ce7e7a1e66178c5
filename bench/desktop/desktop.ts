import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type * as Electron from 'electron'
import { sandboxArguments } from '../../scripts/electron-runtime/sandbox-arguments.mjs'
import { isRecord } from '../../src/main/catena/errors'
import type { Stage } from './stage'

const probeFile = fileURLToPath(new URL('probe.cjs', import.meta.url))
/** The app itself, and an app with an empty window to compare it with. */
export const appDir = fileURLToPath(new URL('../..', import.meta.url))
export const blankAppDir = fileURLToPath(new URL('blank-app', import.meta.url))

/** A running Electron of which both sides can be asked. */
export interface Desktop {
  /** When the process was started, epoch milliseconds. */
  readonly spawnedAtMs: number
  readonly processId: number
  /** Runs a function in the main process. It sees its scope and nothing else: it travels as text. */
  readonly inMain: <T, A = undefined>(
    act: (scope: MainScope, argument: A) => T | Promise<T>,
    argument?: A
  ) => Promise<T>
  /** Runs a function in the page of the first window. It sees the page and nothing else: it travels as text. */
  readonly inPage: <T, A = undefined>(act: (argument: A) => T | Promise<T>, argument?: A) => Promise<T>
  /** Asks the page until the answer is not null. */
  readonly untilInPage: <T>(act: () => T | null | Promise<T | null>, timeoutMs: number) => Promise<T>
  /** Ends it as a person would, and waits. */
  readonly quit: () => Promise<void>
}

/** What a function in main may use. */
export interface MainScope {
  readonly electron: typeof Electron
  readonly require: (name: string) => unknown
  /** Kept between two calls. */
  readonly kept: Record<string, unknown>
  readonly performance: typeof performance
}

export interface DesktopStart {
  readonly appDir: string
  readonly userDataDir: string
  /** A script that runs in the page as soon as its document is there. */
  readonly pageScript?: string
  readonly args?: readonly string[]
}

const quitTimeoutMs = 10_000
/** Longer than any sweep of a benchmark: a question without an answer ends its part, and not the run. */
const answerTimeoutMs = 180_000

/** Starts an app in Electron. The time is taken right before the process is made. */
export function startDesktop(stage: Stage, { appDir: app, userDataDir, pageScript, args = [] }: DesktopStart): Desktop {
  const flags = [
    ...sandboxArguments({ platform: process.platform, userId: process.getuid?.() }),
    ...['--use-gl=angle', '--use-angle=swiftshader', '--force-device-scale-factor=1', '-r', probeFile],
    ...[app, `--user-data-dir=${userDataDir}`, ...args]
  ]
  const env = {
    ...stage.env,
    FLEET_DESK_BENCH_APP: appDir,
    ...(pageScript === undefined ? {} : { FLEET_DESK_BENCH_PAGE_SCRIPT: pageScript })
  }
  const spawnedAtMs = Date.now()
  const child = spawn(stage.executable, flags, { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  const ended = once(child, 'exit')
  const ask = createQuestions(child)

  const desktop: Desktop = {
    spawnedAtMs,
    processId: child.pid ?? 0,
    inMain: (act, argument) =>
      ask('main', `(scope) => (${act.toString()})(scope, ${textOf(argument)})`) as Promise<never>,
    inPage: (act, argument) => ask('page', `(${act.toString()})(${textOf(argument)})`) as Promise<never>,
    untilInPage: async (act, timeoutMs) => {
      const endMs = Date.now() + timeoutMs
      for (;;) {
        const value = await desktop.inPage(act).catch(() => null)
        if (value !== null) return value
        if (Date.now() > endMs) throw new Error('The page did not get there in time')
        await new Promise((done) => setTimeout(done, 50))
      }
    },
    quit: async () => {
      const insist = setTimeout(() => child.kill('SIGKILL'), quitTimeoutMs)
      if (child.exitCode === null && child.connected) {
        await ask('main', '({ electron }) => { setImmediate(() => electron.app.quit()) }').catch(() => undefined)
      }
      await ended
      clearTimeout(insist)
    }
  }
  return desktop
}

function createQuestions(child: ChildProcess): (place: 'main' | 'page', source: string) => Promise<unknown> {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let lastId = 0
  child.on('message', (message: unknown) => {
    if (!isRecord(message) || typeof message['id'] !== 'number') return
    const question = waiting.get(message['id'])
    waiting.delete(message['id'])
    if ('error' in message) question?.reject(new Error(String(message['error'])))
    else question?.resolve(message['value'])
  })
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('Electron ended before it answered'))
    waiting.clear()
  })
  return (place, source) =>
    new Promise((resolve, reject) => {
      lastId += 1
      const timer = setTimeout(() => reject(new Error(`No answer in ${answerTimeoutMs} ms`)), answerTimeoutMs)
      timer.unref()
      waiting.set(lastId, { resolve, reject })
      child.send({ id: lastId, place, source }, (error) => {
        if (error !== null) reject(error)
      })
    })
}

function textOf(argument: unknown): string {
  return argument === undefined ? 'undefined' : JSON.stringify(argument)
}
