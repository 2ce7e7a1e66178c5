/**
 * Lets something be started by whoever needs it first: while it runs, starting it again does nothing.
 *
 * @param begin starts it and returns how to stop
 */
export function startOnce(begin: () => () => void): () => () => void {
  let end: (() => void) | null = null
  return () => {
    end ??= begin()
    return () => {
      end?.()
      end = null
    }
  }
}
