import { setFlagsFromString } from 'node:v8'

/** How much larger than what is in use V8's heap may become before it is collected as a whole, in percent. */
const growingPercent = 400

/**
 * Lets main's heap grow further between two full collections.
 *
 * Main's own heap is small, about 10 MB, and V8 lets a heap of that size grow by 16 MB before it collects it as a whole. The bytes of answers count,
 * although they lie outside of it: a sweep of 100,000 vehicles brings 500 MB of them through, so that there were 60 full collections within it, each of
 * which stops main until its helper threads had a processor, too. The setting is read at every collection, so it may be set now.
 */
export function giveHeapRoom(): void {
  setFlagsFromString(`--heap-growing-percent=${growingPercent}`)
}
