/** Runs a task after all earlier ones have ended, whether or not they succeeded. */
export type Serially = <T>(task: () => Promise<T>) => Promise<T>

/**
 * Makes a queue of one: for read-change-write on a file, where two at once would lose one of the changes.
 *
 * @returns a function that runs tasks one after the other and answers what each answered
 */
export function createSerially(): Serially {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const run = last.then(task, task)
    last = run.catch(() => undefined)
    return run
  }
}
