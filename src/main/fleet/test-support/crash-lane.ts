import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { createPositionCache } from '../cache'
import type { CacheSegments } from '../position-cache'
import { createSetAside } from '../set-aside'
import { createPositionStore } from '../store'
import { crashKey, sumOf, type CrashLine } from './crash-child'
import { crashFleet } from './crash-fleet'
import { createExpectation } from './crash-expectation'

/** When a process is killed: so long after it was started, or after its first line of a kind. */
export interface KillMoment {
  readonly after: 'start' | 'page' | 'rewriting'
  readonly delayMs: number
}

/** What a round came to. Anything in `faults` is a failure. */
export interface RoundOutcome {
  readonly faults: readonly string[]
  readonly ackedCount: number
  readonly rewrittenCount: number
  readonly isKilledInRewrite: boolean
}

export interface CrashLaneOptions {
  /** What is run: `run-crash-child.ts`, bundled. */
  readonly childFile: string
  readonly modulesFolder: string
  readonly profileFolder: string
}

/** One profile's cache that is written, killed in the midst, opened and looked at, again and again. */
export interface CrashLane {
  round(moment: KillMoment): Promise<RoundOutcome>
}

/** A lane without a cache yet. */
export function createCrashLane({ childFile, modulesFolder, profileFolder }: CrashLaneOptions): CrashLane {
  const expectation = createExpectation()
  let segments = new Map<number, string>()
  let firstSweep = 1

  async function runChild(moment: KillMoment) {
    const args = [childFile, profileFolder, String(firstSweep)]
    const child = spawn(process.execPath, args, { env: { NODE_PATH: modulesFolder } })
    const ended = new Promise((resolve) => child.on('close', resolve))
    const timers: NodeJS.Timeout[] = []
    const arm = (kind: string): void => {
      if (kind !== moment.after || timers.length > 0) return
      timers.push(setTimeout(() => child.kill('SIGKILL'), moment.delayMs))
    }
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    const lines: CrashLine[] = []
    arm('start')
    for await (const text of createInterface({ input: child.stdout })) {
      const line = parseLine(text)
      if (line === null) continue
      lines.push(line)
      arm(line.kind)
    }
    await ended
    for (const timer of timers) clearTimeout(timer)
    return { lines, errors, signal: child.signalCode }
  }

  /** What is there is what was acknowledged, or with the one that was under way. */
  async function lookAtSegments(found: CacheSegments, lines: readonly CrashLine[]): Promise<string[]> {
    const actual = new Map<number, string>()
    for (const { number } of await found.list()) actual.set(number, sumOf((await found.get(number)) ?? Buffer.of()))
    let underWay = segments
    for (const line of lines) {
      if (line.kind === 'putting') underWay = withPut(segments, line)
      if (line.kind === 'put') segments = withPut(segments, line)
    }
    const isKnown = [segments, underWay].some((one) => isSame(one, actual))
    const faults = isKnown ? [] : [`segments ${[...actual].join(' ')}, not ${[...segments].join(' ')}`]
    segments = actual
    return faults
  }

  async function look(lines: readonly CrashLine[]): Promise<string[]> {
    const cache = createPositionCache({ profileFolder, dataKey: crashKey, now: () => crashFleet.startMs })
    const store = createPositionStore(createSetAside())
    const opening = await cache.open()
    const reading = await cache.read((batch) => store.restore(batch))
    store.finishRestore(0)
    const isGood = opening.kind === 'opened' && reading.kind === 'read' && reading.unreadableCount === 0
    const faults = isGood ? expectation.compare(store, lines, firstSweep) : [JSON.stringify({ opening, reading })]
    faults.push(...(await lookAtSegments(cache.segments, lines)))
    await cache.close()
    return faults
  }

  return {
    async round(moment) {
      const { lines, errors, signal } = await runChild(moment)
      const faults = await look(lines)
      if (errors !== '') faults.push(`the process said: ${errors}`)
      if (signal !== 'SIGKILL') faults.push(`the process ended by ${signal}`)
      if (lines.some((line) => line.kind === 'opened' && !line.isGood)) faults.push('the process could not read')
      // Beyond whatever may have been under way.
      firstSweep = Math.max(firstSweep, ...lines.map((line) => ('sweep' in line ? line.sweep : 0))) + 4
      const count = (kind: CrashLine['kind']): number => lines.filter((line) => line.kind === kind).length
      return {
        faults,
        ackedCount: count('page') + count('names') + count('put'),
        rewrittenCount: count('rewritten'),
        isKilledInRewrite: count('rewriting') > count('rewritten')
      }
    }
  }
}

function parseLine(text: string): CrashLine | null {
  try {
    return JSON.parse(text) as CrashLine
  } catch {
    // Cut off in the midst: not told, so not counted on.
    return null
  }
}

function withPut(
  segments: ReadonlyMap<number, string>,
  { segment, sum, dropped }: { readonly segment: number; readonly sum: string; readonly dropped: readonly number[] }
): Map<number, string> {
  const next = new Map(segments)
  for (const number of dropped) next.delete(number)
  return next.set(segment, sum)
}

function isSame(one: ReadonlyMap<number, string>, other: ReadonlyMap<number, string>): boolean {
  return one.size === other.size && [...one].every(([number, sum]) => other.get(number) === sum)
}
