import { fail, type Failure } from '@shared/ipc/result'

/** Shares that fail one after the other, with no page in between: it is not the shares. */
const mostFailuresInARow = 3

/** Failures that may be one share's own; any other would meet all of them. */
const ownFailures: ReadonlySet<Failure['code']> = new Set<Failure['code']>([
  'server-error',
  'unreachable',
  'bad-answer',
  'rejected-by-server',
  'not-found',
  'conflict'
])

/** Something that is done in steps, and can be gone on with after a failure. */
export interface Task {
  run(signal: AbortSignal): Promise<Failure | null>
}

export interface WorkOptions {
  readonly signal: AbortSignal
  /** Grows with every page that came: a sign that the server is well. */
  readonly progress: () => number
}

/**
 * Works on all tasks at once; how many requests that makes at a time is the gate's part. One that fails is tried once more by itself after all
 * others; a failure that concerns all of them, or several in a row, ends everything at once.
 *
 * @returns why something is not done; null when everything is. What a task throws is thrown on, when the others have stopped
 */
export async function workOn(tasks: readonly Task[], { signal, progress }: WorkOptions): Promise<Failure | null> {
  if (signal.aborted) return fail('cancelled').error
  // One each: a signal that many listen to is taken for a leak by Node.
  const controllers = new Map(tasks.map((task) => [task, new AbortController()]))
  const abort = (): void => {
    for (const controller of controllers.values()) controller.abort()
  }
  signal.addEventListener('abort', abort, { once: true })
  const failed: Task[] = []
  const end: { failure: Failure | null } = { failure: null }
  let inARow = 0
  let progressBefore = progress()

  const judge = (task: Task, failure: Failure): void => {
    inARow = progress() === progressBefore ? inARow + 1 : 1
    progressBefore = progress()
    failed.push(task)
    if (end.failure !== null || (isOwn(failure) && inARow < mostFailuresInARow)) return
    end.failure = signal.aborted ? fail('cancelled').error : failure
    abort()
  }

  const work = async ([task, controller]: readonly [Task, AbortController]): Promise<void> => {
    try {
      const failure = await task.run(controller.signal)
      if (failure !== null) judge(task, failure)
    } catch (error) {
      abort()
      throw error
    }
  }

  try {
    for (const worked of await Promise.allSettled([...controllers].map(work)))
      if (worked.status === 'rejected') throw worked.reason
    return end.failure ?? (await tryAgain(failed, signal))
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

/** Each by itself, so that nothing else is in its way. */
async function tryAgain(failed: readonly Task[], signal: AbortSignal): Promise<Failure | null> {
  let remaining: Failure | null = null
  for (const task of failed) {
    const failure = await task.run(signal)
    if (failure !== null && !isOwn(failure)) return failure
    remaining ??= failure
  }
  return remaining
}

function isOwn({ code, status }: Failure): boolean {
  return ownFailures.has(code) && status !== 401
}
