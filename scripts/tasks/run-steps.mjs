// @ts-check
// Runs checks one after the other, with a heading and a duration each, and stops at the first that fails.

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<boolean> | boolean} run true when it passed
 */

/**
 * @param {readonly Step[]} steps
 * @param {{ readonly print: (line: string) => void, readonly nowMs: () => number }} io
 * @returns {Promise<Step | undefined>} the step that failed
 */
export async function runSteps(steps, { print, nowMs }) {
  for (const [index, step] of steps.entries()) {
    print(`\n== ${index + 1}/${steps.length} ${step.name}`)
    const startedAtMs = nowMs()
    const passed = await step.run()
    print(`== ${step.name}: ${passed ? 'passed' : 'FAILED'} in ${seconds(nowMs() - startedAtMs)}`)
    if (!passed) return step
  }
  return undefined
}

/** @param {number} durationMs */
const seconds = (durationMs) => `${(durationMs / 1000).toFixed(1)} s`
