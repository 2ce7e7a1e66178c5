import { fail, type Failure } from '@shared/ipc/result'
import { createSweepMemory } from './sweep-memory'
import { createSweepPass, type SweepMissing, type SweepParts, type SweepPass, type SweepProgress } from './sweep-pass'

/** How long a sweep that stopped can be gone on with: older positions would count as of a time that is long past. */
const resumableMs = 300_000

/** How one sweep over everything ended. What was received stays either way. */
export type SweepOutcome =
  /** `startedAtMs`: when it began; all positions are at least as new as that. */
  | { readonly kind: 'complete'; readonly received: number; readonly startedAtMs: number }
  | {
      readonly kind: 'incomplete'
      readonly received: number
      readonly failure: Failure
      readonly missing: SweepMissing | null
    }

export interface SweeperOptions extends SweepParts {
  readonly onProgress: (progress: SweepProgress) => void
}

/** Sweeps over all last positions. */
export interface Sweeper {
  /**
   * @param signal cancels: the sweep ends as incomplete with `cancelled`
   * @param options.resumes goes on with the sweep that stopped last, where that is possible
   */
  run(signal: AbortSignal, options?: { readonly resumes: boolean }): Promise<SweepOutcome>
  /** Until when the sweep that stopped last can be gone on with; null when it cannot. */
  readonly resumableUntilMs: number | null
}

/** A sweeper that has not swept. */
export function createSweeper({ onProgress, ...parts }: SweeperOptions): Sweeper {
  const { now } = parts
  const memory = createSweepMemory(now)
  let stopped: { readonly pass: SweepPass; readonly untilMs: number } | null = null

  const resumable = () => (stopped !== null && now() <= stopped.untilMs ? stopped : null)

  return {
    get resumableUntilMs() {
      return resumable()?.untilMs ?? null
    },
    async run(signal, { resumes } = { resumes: false }) {
      const pass = (resumes ? resumable()?.pass : undefined) ?? createSweepPass(parts, memory, onProgress)
      stopped = null
      const failed = await pass.run(signal)
      const { received, startedAtMs, missing } = pass
      if (failed === null) return { kind: 'complete', received, startedAtMs }
      const failure = signal.aborted ? fail('cancelled').error : failed
      if (received > 0 && failure.code !== 'forbidden') stopped = { pass, untilMs: now() + resumableMs }
      return { kind: 'incomplete', received, failure, missing }
    }
  }
}
